/* Comfort on top of pages that work without it: menu, colours, disclosures, filters, editions. */
(function () {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const once = (find, found = new Map()) => (key) => (found.has(key) ? found : found.set(key, find(key))).get(key);
  const pause = () => new Promise((done) => setTimeout(done));

  /* Menu of a phone: a real button for the drawer's checkbox, Escape closes, focus comes back. */
  function menu() {
    const button = document.querySelector(".hb-menu");
    const toggle = document.getElementById("__drawer");
    const panel = document.getElementById("hb-nav");
    if (!button || !toggle || !panel) return;
    button.hidden = false;
    const mark = () => button.setAttribute("aria-expanded", String(toggle.checked));
    const set = (open) => {
      toggle.checked = open;
      toggle.dispatchEvent(new Event("change"));
    };
    button.addEventListener("click", () => {
      set(!toggle.checked);
      const first = panel.querySelector("a[aria-current], a");
      if (toggle.checked && first) setTimeout(() => first.focus(), 50);
    });
    toggle.addEventListener("change", mark);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) {
        set(false);
        button.focus();
      }
    });
    panel.addEventListener("focusout", (event) => {
      if (toggle.checked && event.relatedTarget && !panel.contains(event.relatedTarget)) set(false);
    });
    mark();
  }

  /* Colours: as the device, light, dark. */
  function scheme() {
    const button = document.querySelector(".hb-scheme");
    if (!button) return;
    const order = ["auto", "light", "dark"];
    const root = document.documentElement;
    const current = () => root.getAttribute("data-hb-scheme") || "auto";
    const name = () => {
      const text = button.getAttribute("data-hb-scheme-" + current());
      button.setAttribute("aria-label", text);
      button.title = text;
    };
    button.addEventListener("click", () => {
      const next = order[(order.indexOf(current()) + 1) % order.length];
      if (next === "auto") root.removeAttribute("data-hb-scheme");
      else root.setAttribute("data-hb-scheme", next);
      try {
        localStorage.setItem("handbook.scheme", next);
      } catch (error) { /* not kept */ }
      name();
    });
    name();
    button.hidden = false;
  }

  /* Disclosures close with Escape and when the focus or the pointer goes elsewhere. */
  function disclosures() {
    all("details[data-hb-disclosure]").forEach((details) => {
      document.addEventListener("click", (event) => {
        if (!details.contains(event.target)) details.open = false;
      });
      details.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
      });
      details.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !details.open) return;
        details.open = false;
        details.querySelector("summary").focus();
      });
    });
  }

  /* Filters: the address remembers them, a live region says how many are left. Items are read when they are asked for. */
  function filters() {
    const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const words = (text) => text.split(/\s+/).filter(Boolean);
    all("form[data-hb-filter]").forEach((form) => {
      const list = document.getElementById(form.dataset.hbFilter);
      if (!list) return;
      const parts = list.matches(".hb-parts") ? Array.from(list.children) : null;
      const size = parts ? parts[0].childElementCount : 0;
      const total = parts ? size * (parts.length - 1) + parts.at(-1).childElementCount : list.childElementCount;
      const items = once(() => (parts ?? [list]).flatMap((part) => Array.from(part.children)));
      const text = once((number) => fold(items()[number].textContent));
      // Codes stand at an item or at the words in it that say the same.
      const codes = once((name) => items().map((item) => new Set([item, ...all(`[data-${name}]`, item)]
        .flatMap((element) => words(element.getAttribute(`data-${name}`) ?? "")))));
      const fields = all("select, input", form);
      const count = form.querySelector(".hb-filterbar__count");
      const group = list.closest("[data-hb-group]");
      const asked = new URLSearchParams(location.search);
      fields.forEach((field) => {
        const value = asked.get(field.name);
        if (value !== null) field.value = value;
        if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
      });
      // What fits moves to the front of a long list, the rest into hidden parts behind it: few elements change their state.
      const deal = (fitting, others) => {
        const filled = Math.ceil(fitting.length / size);
        if (parts.length < filled + Math.ceil(others.length / size)) {
          parts.push(parts[0].cloneNode());
          list.append(parts.at(-1));
        }
        parts.forEach((part, number) => {
          const own = number < filled ? fitting.slice(number * size, (number + 1) * size)
            : others.slice((number - filled) * size, (number - filled + 1) * size);
          part.hidden = number >= filled;
          if (own.length !== part.childElementCount || own.some((item, place) => item !== part.children[place])) part.replaceChildren(...own);
        });
      };
      const apply = () => {
        const tests = fields.filter((field) => field.value.trim()).map((field) => {
          if (!field.hasAttribute("data-hb-text")) return (number) => codes(field.name)[number].has(field.value);
          const wanted = words(fold(field.value));
          return (number) => wanted.every((word) => text(number).includes(word));
        });
        const fitting = [], others = [];
        items().forEach((item, number) => (tests.every((test) => test(number)) ? fitting : others).push(item));
        if (parts) deal(fitting, others);
        else [fitting, others].forEach((side) => side.forEach((item) => { item.hidden = side === others; }));
        if (group) group.hidden = !fitting.length;
        say(fitting.length);
      };
      const say = (shown) => {
        count.textContent = form.dataset.hbCount.replace("{n}", shown).replace("{total}", total);
      };
      const remember = () => {
        const address = new URL(location.href);
        fields.forEach((field) => (field.value ? address.searchParams.set(field.name, field.value) : address.searchParams.delete(field.name)));
        history.replaceState(history.state, "", address);
      };
      const changed = () => {
        apply();
        remember();
      };
      form.addEventListener("input", changed);
      // A long list is read, a little at a time, before the first word is typed.
      form.querySelector("[data-hb-text]")?.addEventListener("focus", async () => {
        for (const number of items().keys()) {
          text(number);
          if (number % 50 === 49) await pause();
        }
      }, { once: true });
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("reset", () => setTimeout(changed, 0));
      form.hidden = false;
      if (fields.some((field) => field.value.trim())) apply();
      else say(total);
    });
  }

  /* Editions: the same page in the chosen edition, or its list in the same language, or that edition's home. */
  function editions() {
    const boxes = all("[data-hb-editions]");
    if (!boxes.length) return;
    const data = boxes[0].dataset;
    const source = new URL(data.hbEditions, location.href);
    const base = new URL(data.hbBase || ".", location.href);
    const list = data.hbList ? new URL(data.hbList, location.href).pathname.slice(base.pathname.length) : "";
    const here = base.pathname.replace(/\/$/, "").split("/").pop();
    const go = async (version) => {
      const root = new URL(version + "/", source);
      const language = (data.hbPage || "").split("/")[0];
      for (const path of [data.hbPage, list, language ? language + "/" : ""]) {
        if (!path) continue;
        const target = new URL(path, root);
        try {
          if ((await fetch(target, { method: "HEAD" })).ok) {
            location.assign(target.href + (path === data.hbPage ? location.hash : ""));
            return;
          }
        } catch (error) { /* try the next one */ }
      }
      location.assign(root.href);
    };
    fetch(source)
      .then((answer) => (answer.ok ? answer.json() : []))
      .then((versions) => {
        if (versions.length < 2) return;
        boxes.forEach((box) => {
          const select = box.querySelector("select");
          versions.forEach((entry) => {
            const current = entry.version === here || (entry.aliases || []).includes(here) || entry.version === data.hbCurrent;
            select.add(new Option(entry.title || entry.version, entry.version, current, current));
          });
          select.addEventListener("change", () => go(select.value));
          box.hidden = false;
        });
      })
      .catch(() => undefined);
  }

  /* Tables and code that are wider than the page scroll by keyboard, too. Measured when seen, after the layout. */
  function scrolling() {
    const boxes = all(".hb-prose table:not([class]), .hb-prose pre > code");
    if (!boxes.length) return;
    const seen = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => {
      if (isIntersecting && target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    }));
    boxes.forEach((box) => seen.observe(box));
  }

  /* Contents: the part that is being read is marked. */
  function contents() {
    const links = new Map();
    all(".hb-toc a").forEach((link) => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    });
    const inView = new Set();
    const watch = new IntersectionObserver((entries) => {
      entries.forEach(({ target, isIntersecting }) => (isIntersecting ? inView.add(target) : inView.delete(target)));
      const first = Array.from(links.keys()).find((heading) => inView.has(heading));
      if (!first) return;
      links.forEach((link, heading) => (heading === first ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    }, { rootMargin: "0px 0px -60% 0px" });
    links.forEach((_, heading) => watch.observe(heading));
  }

  /* Paper shows what is folded on the screen. */
  function paper() {
    let folded = [];
    addEventListener("beforeprint", () => {
      folded = all("main details:not([open])");
      folded.forEach((details) => { details.open = true; });
    });
    addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
  }

  /* Search: its code is fetched when it is opened, by its link or by the key /. On the search page it stands in the page. */
  const code = new URL("handbook-search.js", document.currentScript.src).href;
  function search() {
    const link = document.querySelector("a[data-hb-search]");
    if (!link) return;
    const place = document.querySelector("[data-hb-search-page]");
    const loaded = place ? import(code).then((module) => module.inPage(place, link)) : null;
    if (loaded) loaded.catch(() => undefined);
    const start = () => {
      if (loaded) return loaded.then((word) => word.focus());
      return import(code).then((module) => module.open(link)).catch(() => location.assign(link.href));
    };
    const keyIsOn = () => {
      try {
        return localStorage.getItem("handbook.search.key") !== "off";
      } catch (error) {
        return true;
      }
    };
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      start();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !keyIsOn()) return;
      if (event.target.closest("input, select, textarea, [contenteditable], dialog")) return;
      event.preventDefault();
      start();
    });
  }

  [menu, scheme, disclosures, filters, editions, scrolling, contents, paper, search].forEach((start) => start());
})();
