import { receive } from "./given.js";
import { arrive, ask, hasToken, recall, remember, said, tell, trouble } from "./talk.js";

const $ = (id) => document.getElementById(id);
const all = (selector, from) => [...(from || document).querySelectorAll(selector)];
const root = document.documentElement;
root.classList.add("scripted");

/* The article: its paragraphs by number, its findings in their order, and which of them is the current one. */
let key = "";
let seen = { serial: -1 };
let rows = new Map();
let cards = [];
let current = 0;
let view = "article";

const card = (number) => cards.find((one) => Number(one.dataset.n) === number);
const marks = (number) => all(`.mark[data-f~="${number}"]`, $("text"));
const light = (number, reveal) => {
  for (const one of all(".here", $("text"))) one.classList.remove("here");
  current = number;
  const one = card(number);
  const act = $("act");
  act.hidden = !one;
  if (one) {
    one.classList.add("here");
    for (const mark of marks(number)) mark.classList.add("here");
    const fixes = all("button.to", one);
    act.querySelector("[data-answer=all]").hidden = !fixes.length;
    one.append(act);
    one.focus({ preventScroll: true });
    if (reveal) {
      one.scrollIntoView({ block: "nearest" });
      const box = one.getBoundingClientRect();
      if (box.top < 90 || box.bottom > innerHeight - 60) one.scrollIntoView({ block: "center" });
    }
  } else {
    document.body.append(act);
  }
  status();
};
const status = () => {
  const at = cards.indexOf(card(current));
  $("status").textContent = at >= 0 ? `${at + 1} / ${cards.length}`
    : cards.length || !seen.settled ? `${cards.length} finding${cards.length === 1 ? "" : "s"}` : "nothing left";
  document.body.classList.toggle("busy", !seen.settled);
};

const show = (state) => {
  for (const note of state.notes || []) tell(note);
  if (!state.order || state.serial < seen.serial) return;
  const index = Math.max(0, cards.indexOf(card(current)));
  seen = state;
  const text = $("text");
  const kept = new Map();
  const maker = document.createElement("template");
  document.body.append($("act"));
  let at = text.firstElementChild;
  for (const number of state.order) {
    let row = rows.get(number);
    if (!row) {
      maker.innerHTML = state.blocks[number];
      row = maker.content.firstElementChild;
    }
    kept.set(number, row);
    if (row === at) at = at.nextElementSibling;
    else text.insertBefore(row, at);
  }
  while (at) { const next = at.nextElementSibling; at.remove(); at = next; }
  rows = kept;
  cards = all(".card", text);
  $("name").textContent = state.name;
  document.title = `${state.name} – mtcheck`;
  $("counts").replaceChildren(...Object.entries(state.counts).map(([severity, count]) => {
    const place = document.createElement("span");
    const sign = document.createElement("span");
    sign.className = `sign ${severity}`;
    place.append(sign, `${count} ${severity}`);
    return place;
  }));
  $("tracked").hidden = !state.word;
  $("undo").disabled = !state.decided;
  const wrong = state.problem || (state.language && `This article is left alone: it is in ${state.language}, not in English.`);
  $("problem").hidden = !wrong;
  $("problem").textContent = wrong || "";
  if (state.back) current = state.back;
  const next = card(current) || cards[Math.min(index, cards.length - 1)];
  light(next ? Number(next.dataset.n) : 0, state.back || !card(current));
  if (view !== "article") look(view);
};

let listening = null;
const listen = async () => {
  listening?.abort();
  const mine = (listening = new AbortController());
  const here = key;
  while (key === here && !mine.signal.aborted) {
    try {
      const known = [...rows.keys()];
      const state = await (await ask(`/articles/${here}/state`, { serial: seen.serial, known }, mine.signal)).json();
      if (key === here && state.serial > seen.serial) show(state);
    } catch (error) {
      if (mine.signal.aborted) return;
      trouble(error);
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
};

const begin = (state) => {
  key = state.key;
  seen = { serial: -1 };
  rows = new Map();
  cards = [];
  current = 0;
  $("text").replaceChildren();
  $("start").hidden = true;
  $("given").value = "";
  $("form").value = "txt";
  $("work").hidden = false;
  look("article");
  history.replaceState(null, "", "#a=" + key);
  show(state);
  scrollTo(0, 0);
  listen();
};
const paste = async (body, name) => {
  try {
    begin(await (await ask("/articles?name=" + encodeURIComponent(name), body)).json());
  } catch (error) {
    refuse(error);
  }
};
const refuse = (error) => {
  again();
  $("refused").hidden = false;
  $("refused").textContent = said(error);
};
const again = () => {
  listening?.abort();
  key = "";
  $("work").hidden = true;
  $("start").hidden = false;
  $("refused").hidden = true;
  document.body.append($("act"));
  $("act").hidden = true;
  document.title = "mtcheck";
  history.replaceState(null, "", "/");
  $("given").focus();
};

let queue = Promise.resolve();
const answer = (verb, more) => {
  const said = { verb, number: current, ...more };
  queue = queue.then(async () => {
    if (!key) return;
    try {
      show(await (await ask(`/articles/${key}/answer`, { ...said, known: [...rows.keys()] })).json());
    } catch (error) {
      trouble(error);
    }
  });
  return queue;
};

const look = async (name) => {
  view = name;
  for (const section of all("[data-shows]")) section.hidden = section.dataset.shows !== name;
  for (const button of all("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
  if (name === "article") return;
  try {
    const { html } = await (await ask(`/articles/${key}/${name}`)).json();
    const nothing = document.createElement("p");
    nothing.className = "notice";
    nothing.textContent = name === "names" ? "No names found." : "Nothing is changed yet.";
    if (html) $(name).innerHTML = html;
    else $(name).replaceChildren(nothing);
  } catch (error) {
    trouble(error);
  }
};

/* What is asked in a window of its own. */
const question = (title, words, kind) => new Promise((resolve) => {
  $("ask-h").textContent = title;
  $("words").value = words;
  $("kind-of").hidden = !kind;
  $("ask").returnValue = "";
  $("ask").showModal();
  $("words").select();
  $("ask").addEventListener("close", () => {
    resolve($("ask").returnValue === "yes" ? { text: $("words").value, kind: $("kind").value } : null);
    if (current) card(current)?.focus({ preventScroll: true });
  }, { once: true });
});
$("words").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("ask").close("yes");
});
const found = () => card(current)?.querySelector("del")?.textContent || "";
const proposal = () => card(current)?.querySelector("button.to ins:not(.gone)")?.textContent || found();

const themes = ["auto", "light", "dark"];
let theme = themes.includes(recall("theme")) ? recall("theme") : "auto";
const paint = () => {
  if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
  $("theme").textContent = theme;
};
paint();

const step = (by) => {
  if (!cards.length) return;
  const at = cards.indexOf(card(current));
  light(Number(cards[(at + by + cards.length) % cards.length].dataset.n), true);
};
const got = async (what) => (await ask(`/articles/${key}/${what}`)).blob();
const save = async (what, name) => {
  try {
    const place = document.createElement("a");
    place.href = URL.createObjectURL(await got(what));
    place.download = name;
    place.click();
    setTimeout(() => URL.revokeObjectURL(place.href), 1000);
  } catch (error) {
    trouble(error);
  }
};
const actions = {
  next: () => step(1),
  previous: () => step(-1),
  undo: () => answer("undo"),
  safe: () => answer("safe"),
  again,
  help: () => $("help").showModal(),
  theme: () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    paint();
    remember("theme", theme);
  },
  copy: async () => {
    try {
      await navigator.clipboard.writeText(await (await got("text")).text());
      tell("The article is in the clipboard.");
    } catch (error) {
      trouble(error);
    }
  },
  download: () => save("file", seen.name),
  tracked: () => save("tracked", seen.name.replace(/(\.\w+)$/, ".tracked$1")),
  write: async () => {
    if (!card(current)) return;
    const said = await question("Write other words (nothing: delete them)", found(), false);
    if (said) answer("write", { text: said.text });
  },
  name: async () => {
    if (!card(current)) return;
    const said = await question("The name, as it is to be spelled", proposal(), true);
    if (said) answer("name", said);
  },
  term: async () => {
    if (!card(current)) return;
    const said = await question("The marked words, as they are to be written everywhere", proposal(), false);
    if (said) answer("term", said);
  },
  critical: () => {
    const at = cards.indexOf(card(current));
    const grave = [...cards.slice(at + 1), ...cards.slice(0, at + 1)].find((one) => one.dataset.severity === "critical");
    if (grave) light(Number(grave.dataset.n), true); else tell("There is no critical finding left.");
  },
};
const fix = (number) => {
  if (card(current) && all("button.to", card(current)).length > number) answer("accept", { fix: number });
};
const open = (verb) => { if (card(current)) answer(verb); };
const keys = {
  y: () => fix(0), Enter: () => fix(0), e: actions.write, i: () => open("ignore"), l: () => open("skip"),
  a: () => open("all"), s: () => open("never"), x: () => open("leaveOut"), g: actions.name, G: actions.term,
  u: actions.undo, j: actions.next, n: actions.next, ArrowDown: actions.next, k: actions.previous,
  p: actions.previous, ArrowUp: actions.previous, c: actions.critical, t: actions.theme, "?": actions.help,
};
for (let number = 1; number < 10; number += 1) keys[number] = () => fix(number - 1);

document.addEventListener("keydown", (event) => {
  if (!key || view !== "article" || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.matches("textarea, select, input") || event.target.matches("button, a") && event.key === "Enter") return;
  if (event.key in keys) { event.preventDefault(); keys[event.key](); }
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const mark = event.target.closest(".mark");
  const one = event.target.closest(".card");
  if (one && Number(one.dataset.n) !== current && !String(getSelection())) light(Number(one.dataset.n), false);
  if (mark) {
    event.preventDefault();
    const numbers = mark.dataset.f.split(" ").map(Number);
    light(numbers[(numbers.indexOf(current) + 1) % numbers.length], true);
  } else if (button?.dataset.fix) answer("accept", { fix: Number(button.dataset.fix) });
  else if (button?.dataset.answer) answer(button.dataset.answer);
  else if (button?.dataset.view) look(button.dataset.view);
  else if (button?.dataset.do) actions[button.dataset.do]();
});

receive(paste);

const enter = async () => {
  const wanted = arrive();
  if (!hasToken()) return refuse(new Error("Open the page with the address that 'mtcheck serve --web' has printed: it holds a token."));
  if (!wanted) return;
  try {
    begin({ key: wanted, ...(await (await ask(`/articles/${wanted}/state`, { serial: -1 })).json()) });
  } catch (error) {
    refuse(error);
  }
};
addEventListener("hashchange", enter);
enter();
