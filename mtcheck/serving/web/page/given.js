/* Articles as they come: pasted, dropped, opened. */
const $ = (id) => document.getElementById(id);

export const receive = (paste) => {
  const formOf = (given) => (/^\s*<(?:!doctype|html|body|p|div|article|h[1-6])\b/i.test(given) ? "html" : "txt");
  $("given").addEventListener("paste", () => {
    const empty = !$("given").value.trim();
    setTimeout(() => {
      const given = $("given").value;
      if (!empty || !given.trim()) return;
      if ($("form").value === "txt") $("form").value = formOf(given);
      paste(given, `pasted.${$("form").value}`);
    });
  });
  $("paste").addEventListener("submit", (event) => {
    event.preventDefault();
    if ($("given").value.trim()) paste($("given").value, `pasted.${$("form").value}`);
  });
  $("file").addEventListener("change", () => {
    const [file] = $("file").files;
    if (file) paste(file, file.name);
    $("file").value = "";
  });
  const files = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  addEventListener("dragover", (event) => {
    if (files(event)) { event.preventDefault(); $("cover").hidden = false; }
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) $("cover").hidden = true; });
  addEventListener("drop", (event) => {
    $("cover").hidden = true;
    if (!files(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) paste(file, file.name);
  });
};
