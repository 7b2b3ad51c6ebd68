"use strict";
(() => {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const all = (selector, from) => [...(from || document).querySelectorAll(selector)];
  root.classList.add("scripted");

  /* Settings are remembered where the browser lets a page remember anything. */
  const recall = (key) => { try { return localStorage.getItem("mtcheck." + key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem("mtcheck." + key, value); } catch { /* private window */ } };

  const themes = ["auto", "light", "dark"];
  const paint = (theme) => {
    if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
    for (const place of all("[data-show=theme]")) place.textContent = theme;
  };
  let theme = themes.includes(recall("theme")) ? recall("theme") : "auto";
  paint(theme);
  const turn = () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    paint(theme);
    remember("theme", theme);
  };

  /* Findings: which are shown, and which is the current one. */
  const cards = all(".card");
  const marks = all(".mark").map((element) => ({ element, numbers: element.dataset.f.split(" ").map(Number) }));
  const marksOf = new Map();
  for (const mark of marks) {
    for (const number of mark.numbers) marksOf.set(number, [...(marksOf.get(number) || []), mark.element]);
  }
  const words = new Map();
  const text = (element) => {
    if (!words.has(element)) words.set(element, element.textContent.toLowerCase());
    return words.get(element);
  };
  const status = $("status");
  const query = $("query");
  const picks = all("input[name=severity]");
  let shown = cards;
  let current = null;

  const tell = () => {
    if (!cards.length) return;
    const at = shown.indexOf(current);
    const some = shown.length === cards.length ? `${cards.length}` : `${shown.length} of ${cards.length}`;
    status.textContent = at >= 0 ? `${at + 1} / ${some}` : `${some} finding${cards.length === 1 ? "" : "s"}`;
  };
  const filter = () => {
    const sought = query.value.trim().toLowerCase();
    const severities = new Set(picks.filter((box) => box.checked).map((box) => box.value));
    const category = $("category").value;
    const safety = $("safety").value;
    shown = cards.filter((card) => severities.has(card.dataset.severity)
      && (!category || card.dataset.category === category)
      && (!safety || card.dataset.safety === safety)
      && (!sought || text(card).includes(sought)));
    const kept = new Set(shown);
    const numbers = new Set(shown.map((card) => Number(card.dataset.n)));
    for (const card of cards) card.hidden = !kept.has(card);
    for (const mark of marks) mark.element.classList.toggle("off", !mark.numbers.some((number) => numbers.has(number)));
    if (current && !kept.has(current)) light(null);
    tell();
  };
  const light = (card) => {
    const swap = (one, on) => {
      one.classList.toggle("here", on);
      for (const mark of marksOf.get(Number(one.dataset.n)) || []) mark.classList.toggle("here", on);
    };
    if (current) swap(current, false);
    current = card;
    if (card) swap(card, true);
    tell();
  };
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 60 && box.bottom <= innerHeight - 50;
  };
  const go = (card) => {
    if (!card) return;
    light(card);
    const [mark] = marksOf.get(Number(card.dataset.n)) || [];
    if (mark && !visible(mark)) mark.scrollIntoView({ block: "center" });
    if (!visible(card)) card.scrollIntoView({ block: mark && visible(mark) ? "nearest" : "center" });
    card.focus({ preventScroll: true });
  };
  const step = (by) => {
    if (!shown.length) return;
    const at = shown.indexOf(current);
    if (at >= 0) go(shown[(at + by + shown.length) % shown.length]);
    else go(nearest(by));
  };
  /* Without a current finding, the first one in or after (or the last before) what is on the screen. */
  const nearest = (by) => {
    const below = shown.findIndex((card) => card.getBoundingClientRect().bottom > 60);
    if (below < 0) return shown[by > 0 ? 0 : shown.length - 1];
    return by > 0 ? shown[below] : shown[Math.max(0, below - 1)];
  };
  const reset = () => {
    query.value = "";
    $("category").value = $("safety").value = "";
    for (const box of picks) box.checked = true;
    filter();
  };
  const follow = () => {
    const card = /^#f\d+$/.test(location.hash) ? $(location.hash.slice(1)) : null;
    if (!card) return;
    if (card.hidden) reset();
    go(card);
  };

  const help = $("help");
  const actions = { theme: turn, next: () => step(1), previous: () => step(-1), help: () => help.showModal() };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do]();
    const mark = event.target.closest(".mark");
    if (mark && location.hash === mark.getAttribute("href")) follow();
    const card = event.target.closest(".card");
    if (card && !String(getSelection())) light(card);
  });
  document.addEventListener("submit", (event) => { if (event.target.matches(".tools")) event.preventDefault(); });

  if (cards.length) {
    let soon = 0;
    query.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(filter, 80); });
    for (const box of [...picks, $("category"), $("safety")]) box.addEventListener("change", filter);
    addEventListener("hashchange", follow);
    filter();
    follow();
  }

  const single = $("shortcuts");
  if (single) {
    single.checked = recall("shortcuts") !== "off";
    single.addEventListener("change", () => remember("shortcuts", single.checked ? "on" : "off"));
  }
  const keys = {
    j: actions.next, n: actions.next, k: actions.previous, p: actions.previous, t: turn, "?": actions.help,
    "/": () => query.focus(), Escape: reset,
  };
  const toggle = (key) => {
    const box = picks.find((one) => one.value === ["critical", "major", "minor"][key - 1]);
    if (box) { box.checked = !box.checked; filter(); }
  };
  document.addEventListener("keydown", (event) => {
    if (!cards.length || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target.matches("input[type=search], select, textarea");
    if (typing) {
      if (event.key === "Escape") { reset(); event.target.blur(); }
      if (event.key === "Enter" && event.target === query) { event.preventDefault(); filter(); step(1); }
      return;
    }
    if (!single.checked && event.key.length === 1) return;
    if (event.key in keys) { event.preventDefault(); keys[event.key](); }
    else if ("123".includes(event.key)) toggle(event.key);
  });

  /* The list of articles: filter and order. */
  const table = document.querySelector("table.sortable");
  if (table && !cards.length) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    query.addEventListener("input", () => {
      const sought = query.value.trim().toLowerCase();
      let left = 0;
      for (const row of rows) { row.hidden = !text(row.cells[0]).includes(sought); left += !row.hidden; }
      status.textContent = left === rows.length ? `${left} articles` : `${left} of ${rows.length} articles`;
    });
    const value = (row, column, kind) => {
      const cell = row.cells[column].textContent.trim();
      if (kind === "text") return cell;
      const number = parseFloat(cell.replaceAll(",", ""));
      return Number.isNaN(number) ? (cell === "" ? 0 : 1e9) : number;
    };
    for (const head of all("th[data-sort]", table)) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const kind = head.dataset.sort;
        const keyed = rows.map((row) => [value(row, head.cellIndex, kind), row]);
        keyed.sort(([a], [b]) => (kind === "text" ? a.localeCompare(b) : a - b) * (down ? -1 : 1));
        body.append(...keyed.map(([, row]) => row));
      });
    }
  }
})();
