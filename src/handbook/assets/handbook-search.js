/* The search: a form in a dialog or on the search page, over Pagefind's index of the page's language. Loaded when asked for. */
const AT_ONCE = 8;
const PAUSE = 180; // milliseconds after the last key
const KEY = "handbook.search.key";
const WEIGHTS = { title: 5, names: 5, summary: 1 };
const language = document.documentElement.lang;

const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
};

/* Pagefind, once for all forms of the page. */
let engine;
function pagefind(index) {
  engine ??= (async () => {
    const module = await import(new URL("pagefind.js", index).href);
    /* Without a worker: its code is the same once more, and an index of this size is searched in a moment. */
    await module.options({ baseUrl: new URL("..", index).pathname, noWorker: true, ranking: { metaWeights: WEIGHTS } });
    await module.init();
    return module;
  })();
  engine.catch(() => { engine = undefined; });
  return engine;
}

/* The record that is called just so comes first, before all those whose names only contain the word. */
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
function exactFirst(found, query) {
  const called = (data) => (data.meta.names || data.meta.title).split(" · ").some((name) => fold(name) === fold(query));
  return [...found.filter(called), ...found.filter((data) => !called(data))];
}

/* A form out of the page's template. `changed` is told what is asked for. */
function searchForm(index, changed) {
  const form = document.getElementById("hb-search-form").content.cloneNode(true).querySelector("form");
  const word = form.querySelector("input[type=search]");
  const sides = Array.from(form.querySelectorAll("select"));
  const count = form.querySelector(".hb-search-count");
  const list = form.querySelector(".hb-search-results");
  const more = form.querySelector(".hb-search-more");
  const filters = form.querySelector("details");
  let turn = 0;
  let waiting;
  let options;

  const asked = () => {
    const found = new URLSearchParams();
    if (word.value.trim()) found.set("q", word.value.trim());
    sides.forEach((side) => side.value && found.set(side.name, side.value));
    return found;
  };

  const row = (data) => {
    const item = make("li", "hb-search-result");
    const link = make("a", "", data.meta.title);
    link.href = data.url;
    item.append(link);
    const section = (data.filters.section || [])[0];
    if (section) item.append(" ", make("span", "hb-badge", section));
    const excerpt = new DOMParser().parseFromString(data.excerpt || "", "text/html").body.textContent;
    const text = data.meta.summary || excerpt;
    if (text) item.append(make("p", "", text));
    return item;
  };

  const show = async (results, from, mine) => {
    const found = await Promise.all(results.slice(from, from + AT_ONCE).map((result) => result.data()));
    if (mine !== turn) return;
    list.append(...exactFirst(found, word.value.trim()).map(row));
    more.hidden = results.length <= from + AT_ONCE;
    more.onclick = async () => {
      await show(results, from + AT_ONCE, mine);
      const first = list.children[from + AT_ONCE];
      if (first) first.querySelector("a").focus();
    };
  };

  const fault = () => {
    list.replaceChildren();
    more.hidden = true;
    count.textContent = form.dataset.hbFault;
  };

  const search = async () => {
    turn += 1;
    const mine = turn;
    const query = asked();
    changed?.(query);
    if (!query.toString()) {
      list.replaceChildren();
      more.hidden = true;
      count.textContent = "";
      return;
    }
    if (!list.children.length) count.textContent = form.dataset.hbWait;
    try {
      const module = await pagefind(index);
      const chosen = Object.fromEntries(sides.filter((side) => side.value).map((side) => [side.name, side.value]));
      const { results } = await module.search(query.get("q"), { filters: chosen });
      if (mine !== turn) return;
      list.replaceChildren();
      count.textContent = results.length
        ? form.dataset.hbCount.replace("{n}", new Intl.NumberFormat(language).format(results.length))
        : form.dataset.hbNone;
      await show(results, 0, mine);
    } catch (error) {
      if (mine === turn) fault();
    }
  };

  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  };

  /* The words to choose from are those of the index; they are fetched when the filters are opened. */
  const fill = () => {
    options ??= pagefind(index).then((module) => module.filters()).then((found) => {
      const collator = new Intl.Collator(language);
      sides.forEach((side) => {
        const values = Object.keys(found[side.name] || {}).sort(collator.compare);
        values.forEach((value) => side.add(new Option(value, value)));
        side.parentElement.hidden = !values.length;
      });
    });
    options.catch(() => { options = undefined; fault(); });
    return options;
  };

  const links = () => Array.from(list.querySelectorAll("a"));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [word, ...links()];
    const here = stops.indexOf(event.target);
    if (here < 0) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, here + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  });
  word.addEventListener("input", later);
  sides.forEach((side) => side.addEventListener("input", search));
  filters.addEventListener("toggle", () => filters.open && fill().catch(() => undefined));

  const key = form.querySelector(".hb-search-key input");
  key.checked = keyIsOn();
  key.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, key.checked ? "on" : "off");
    } catch (error) { /* not kept */ }
  });
  return { form, word, filters, sides, asked, search, fill };
}

function keyIsOn() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch (error) {
    return true;
  }
}

/* The dialog, made when it is opened first. */
let dialog;
export function open(link) {
  if (!dialog) {
    const index = new URL(link.dataset.hbSearch, location.href);
    const { form, word, asked } = searchForm(index);
    dialog = make("dialog", "hb-search-dialog");
    dialog.setAttribute("aria-label", form.getAttribute("aria-label"));
    const text = make("div", "hb-prose");
    text.append(form);
    dialog.append(text);
    const close = () => {
      dialog.close();
      link.focus(); // at once: the dialog's own event comes a moment later
    };
    form.querySelector(".hb-search-close").addEventListener("click", close);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(`${form.action}#${asked()}`); // what is asked stays in the browser
    });
    dialog.addEventListener("click", (event) => event.target === dialog && close());
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // or it would only clear the field
      close();
    });
    dialog.addEventListener("close", () => link.focus()); // closed by the device, such as its back button
    document.body.append(dialog);
    pagefind(index).catch(() => undefined);
    dialog.showModal();
    word.focus();
    return;
  }
  if (!dialog.open) dialog.showModal();
  const word = dialog.querySelector("input[type=search]");
  word.focus();
  word.select();
}

/* The search page: the form stands on it. The address remembers what was asked, behind a #, which no server is told. */
export function inPage(place, link) {
  const remember = (query) => history.replaceState(history.state, "", query.toString() ? `#${query}` : location.pathname);
  const { form, word, filters, sides, asked, search, fill } = searchForm(new URL(link.dataset.hbSearch, location.href), remember);
  form.querySelector(".hb-search-close").remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  const read = async () => {
    const given = new URLSearchParams(location.hash.slice(1));
    word.value = given.get("q") || "";
    const narrowed = sides.filter((side) => given.get(side.name));
    if (narrowed.length || matchMedia("(min-width: 45em)").matches) filters.open = true;
    if (narrowed.length) await fill();
    sides.forEach((side) => {
      side.value = given.get(side.name) || "";
      if (side.selectedIndex < 0) side.value = "";
    });
    if (asked().toString()) search();
  };
  place.append(form);
  read().catch(() => undefined);
  window.addEventListener("hashchange", () => location.hash.includes("=") && read().catch(() => undefined));
  return word;
}
