// Links, keys and places. Mounted once at the end of every screen; it runs again at every mount, so its listeners go on
// the document once, behind a flag. Nothing of a page reaches this script but as text that is copied: `data` holds numbers, our
// own keys and words. Back to the screens go names of files alone.
export default function (component) {
  const data = component.data || {};
  const own = (window.__gonggao = window.__gonggao || {});
  own.component = component;

  if (!own.listening) {
    own.listening = true;

    // Streamlit names its own buttons in English, for those who have the page read out: named anew in the reader's words.
    const rename = () => {
      for (const part of document.querySelectorAll("[aria-label]")) {
        const name = part.dataset.ggName || part.getAttribute("aria-label");
        const names = own.names || {};
        const [first, ...rest] = name.split(", "); // "year, " and the label of the date box
        const part_of = rest.length && names[first] ? [names[first], ...rest].join(", ") : null;
        const said = names[name] || part_of || (part.dataset.ggName ? name : null);
        if (!said || said === part.getAttribute("aria-label")) continue;
        part.dataset.ggName = name;
        part.setAttribute("aria-label", said);
      }
      // a button of an icon alone is called 「table_rows icon」 and shows no word: ours, also for who sees it
      for (const part of document.querySelectorAll(".st-key-gg-view-as [role=radio]")) {
        const said = (own.names || {})[part.textContent.replace(/ icon.*/, " icon")];
        if (!said || said === part.title) continue;
        part.title = said;
        part.setAttribute("aria-label", said);
      }
      const skip = document.querySelector('a[href="#stMain"]')?.firstChild;
      if (skip) {
        own.skip = own.skip || skip.nodeValue;
        const said = (own.names || {})[own.skip] || own.skip;
        if (skip.nodeValue !== said) skip.nodeValue = said;
      }
    };

    // What was typed into Add and not sent: kept in this tab when the screen is left or loaded anew, and put back into the
    // next box there. Nothing is kept beside a box that stands, so what was sent or cleared is gone.
    const DRAFT = "gg-draft";
    const drafts = (act) => {
      try {
        return act(window.sessionStorage);
      } catch {
        return null; // storage that is shut or full: the text is lost, nothing else
      }
    };
    const keep = () => {
      const box = document.querySelector(".st-key-gg-source textarea");
      if (box) drafts((kept) => kept.setItem(DRAFT, box.value));
    };
    const bring = () => {
      const box = document.querySelector(".st-key-gg-source textarea");
      if (!box || !window.location.pathname.endsWith("/add")) return; // it is on its way out
      const text = drafts((kept) => kept.getItem(DRAFT));
      drafts((kept) => kept.removeItem(DRAFT));
      if (text && !box.value && box !== own.box) {
        // React takes a value only as if it was typed
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, text);
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }
      own.box = box;
    };
    window.addEventListener("popstate", keep);
    window.addEventListener("pagehide", keep);

    // Files that the browser keeps back, too large or broken off, never come to the screen: their names do.
    const tell = () => {
      const chips = document.querySelectorAll('.st-key-gg-source .stFileChip[aria-invalid="true"] .stFileChipName');
      const held = [...chips].map((chip) => chip.textContent);
      if (held.join("\n") === (own.held || []).join("\n")) return;
      own.held = held;
      own.component.setStateValue("held", held);
    };

    const look = () => {
      own.due = null;
      rename();
      bring();
      tell();
    };
    own.look = () => (own.due = own.due || setTimeout(look, 200));
    new MutationObserver(own.look).observe(document.body, { childList: true, subtree: true });

    // Results come while one types, and each pause would be a step of Back. A query that goes on from the last one
    // (木 → 木工), the cursor still in the box and no Enter between, takes its place instead: one search, one step.
    const push = window.history.pushState.bind(window.history);
    window.history.pushState = (state, unused, address) => {
      keep();
      const before = new URL(window.location.href);
      const after = new URL(address ?? "", before);
      const [was, is] = [before, after].map((one) => one.searchParams.get("q") || "");
      const rest = (one) => [...one.searchParams].filter(([name]) => name !== "q" && name !== "p").sort().join("&");
      const goesOn = was && is && (is.startsWith(was) || was.startsWith(is));
      const typing = own.typed && before.pathname === after.pathname && rest(before) === rest(after);
      if (typing && goesOn) window.history.replaceState(state, unused, address);
      else push(state, unused, address);
    };
    document.addEventListener("input", (event) => {
      if (event.target instanceof Element && event.target.closest(".st-key-gg-q")) own.typed = true;
    });
    document.addEventListener("focusout", () => (own.typed = false));

    // A tick at 一併決定 would keep the keys that decide to itself, as a field does: it is left once it is set.
    document.addEventListener("change", (event) => {
      if (event.target instanceof HTMLElement && event.target.closest(".st-key-gg-same")) event.target.blur();
    });

    // A plain left click on a link of ours stays in this session: Streamlit answers popstate as it does Back.
    document.addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a.gg-link") : null;
      if (!link || link.origin !== window.location.origin) return;
      event.preventDefault();
      if (link.href === window.location.href) return;
      own.place = null;
      window.history.pushState({}, "", link.href);
      window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    });

    // An answer with its citation goes to the clipboard. Only a page served safely has one: elsewhere by way of a text field.
    document.addEventListener("click", async (event) => {
      const button = event.target instanceof Element ? event.target.closest("button.gg-copy") : null;
      if (!button) return;
      const text = button.dataset.text + "\n" + new URL(button.dataset.link, window.location.href).href;
      if (navigator.clipboard) await navigator.clipboard.writeText(text);
      else {
        const field = document.body.appendChild(document.createElement("textarea"));
        field.value = text;
        field.select();
        document.execCommand("copy");
        field.remove();
        button.focus();
      }
      button.textContent = button.dataset.done;
    });

    // The date box takes a typed day when it is left, and keeps Enter to itself: Enter leaves it, and comes back.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLElement)) return;
      own.typed = false;
      const part = event.target.closest(".st-key-gg-day [role=spinbutton]");
      if (!part) return;
      document.querySelector("nav.gg-tabs a").focus({ preventScroll: true });
      setTimeout(() => part.focus(), 100);
    }, true);

    document.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      const typing = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const box = document.querySelector(".st-key-gg-box input");
        if (!box) return;
        event.preventDefault();
        box.focus();
        box.select();
      }
      // In the box of a correction or a note Enter stores and Esc leaves; Streamlit has taken the value at Enter by itself.
      const act = { Enter: '[class*="st-key-gg-save"] button', Escape: '[class*="st-key-gg-cancel"] button' }[event.key];
      let box = act && typing && typing.closest(".st-key-gg-correction, .st-key-gg-noting-box");
      // Esc leaves it also where the cursor is elsewhere
      if (event.key === "Escape" && !typing) box = document.querySelector(".st-key-gg-correction, .st-key-gg-noting-box");
      if (box) {
        const button = box.querySelector(act);
        if (button) setTimeout(() => button.click(), 0);
      }
    });
  }

  own.names = data.names;
  own.look();
  if (data.lang) document.documentElement.lang = data.lang;

  // What stands in the page may be drawn after this runs: wait for it, up to three seconds.
  const whenThere = (selector, act) => {
    const begun = Date.now();
    const look = () => {
      const found = document.querySelector(selector);
      if (found) act(found);
      else if (Date.now() - begun < 3000) setTimeout(look, 60);
    };
    look();
  };

  // Scroll once to a place; a rerun of the same screen must not pull the reader back.
  if (data.place && own.place !== data.place) {
    own.place = data.place;
    whenThere("#gg-at", (found) => setTimeout(() => found.scrollIntoView({ block: "center", behavior: "instant" }), 80));
  }

  // The list that came with the page (screens/shell.py) goes when the screen's own is drawn; who is on a link stays on it.
  const shell = document.querySelector("#gg-shell");
  const go = () => {
    if (!shell.isConnected) return;
    const href = shell.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const main = document.querySelector(".stMain");
    if (main) main.scrollTop = shell.querySelector("main").scrollTop;
    shell.remove();
    if (href) [...document.querySelectorAll(".stApp a.gg-link")].find((link) => link.getAttribute("href") === href)?.focus();
  };
  if (shell) {
    whenThere(".stApp :is(.gg-card, .gg-panel)", () => requestAnimationFrame(go));
    setTimeout(go, 3000);
  }

  if (data.focus && own.focused !== data.focus) {
    own.focused = data.focus;
    whenThere(".st-key-gg-correction input, .st-key-gg-noting-box input", (input) => {
      // its value may be drawn after it: select again until then, unless the person has begun to type
      let typed = false;
      input.addEventListener("keydown", () => (typed = true), { once: true });
      input.focus();
      for (const delay of [0, 60, 150, 300]) {
        setTimeout(() => !typed && document.activeElement === input && input.select(), delay);
      }
    });
  }
  if (!data.focus) own.focused = null;
}
