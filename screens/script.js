// Links, keys and places. Mounted once at the end of every screen; it runs again at every mount, so its listeners go on
// the document once, behind a flag. Nothing of a page reaches this script: `data` holds numbers, our own keys and words.
export default function (component) {
  const data = component.data || {};
  const own = (window.__gonggao = window.__gonggao || {});

  if (!own.listening) {
    own.listening = true;

    // Streamlit names its own buttons in English, for those who have the page read out: named anew in the reader's words.
    const rename = () => {
      own.due = null;
      for (const part of document.querySelectorAll("[aria-label]")) {
        const name = part.dataset.ggName || part.getAttribute("aria-label");
        const said = (own.names || {})[name] || (part.dataset.ggName ? name : null);
        if (!said || said === part.getAttribute("aria-label")) continue;
        part.dataset.ggName = name;
        part.setAttribute("aria-label", said);
      }
    };
    own.rename = () => (own.due = own.due || setTimeout(rename, 200));
    new MutationObserver(own.rename).observe(document.body, { childList: true, subtree: true });

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
  own.rename();
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
