-- Opens an article, makes a fix, calls another place right, and writes the article: as a person does with two keys.
local command = vim.fn.json_decode(vim.env.MTCHECK_COMMAND)

local function wait(what, condition)
  assert(vim.wait(60000, condition, 20), "waited in vain for " .. what)
end

local function choose(title)
  vim.ui.select = function(items, options, chosen)
    for number, item in ipairs(items) do
      if options.format_item(item):find(title, 1, true) then
        return chosen(item, number)
      end
    end
    error("no action is called " .. title)
  end
end

local function act_on(code, title)
  for _, mark in ipairs(vim.diagnostic.get(0)) do
    if mark.code == code or (mark.user_data and mark.user_data.lsp.code == code) then
      vim.api.nvim_win_set_cursor(0, { mark.lnum + 1, mark.col })
      choose(title)
      return vim.lsp.buf.code_action()
    end
  end
  error("nothing is marked as " .. code)
end

local done, problem = pcall(function()
  vim.cmd("edit article.txt")
  local client = vim.lsp.start_client({ name = "mtcheck", cmd = command, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, client)
  wait("marks", function() return #vim.diagnostic.get(0) == 3 end)
  act_on("calque.result", "Replace with")
  wait("the fix", function() return vim.fn.getline(1):find("as a result of", 1, true) end)
  wait("fewer marks", function() return #vim.diagnostic.get(0) == 2 end)
  act_on("calque.bump", "This is right")
  wait("no mark there", function() return #vim.diagnostic.get(0) == 1 end)
  vim.cmd("write")
end)
io.stdout:write(done and "done" or tostring(problem))
vim.cmd(done and "qall!" or "cquit")
