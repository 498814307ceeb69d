/* Completion as you type: a combobox with a list below it. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  /* `words` promises {names, keys}; `choose` is called with the text picked. */
  bantin.complete = function (input, list, words, choose) {
    var at = -1;
    var timer = 0;
    var turn = 0;

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    close();

    function close() {
      root.clearTimeout(timer);
      turn++;
      at = -1;
      list.hidden = true;
      list.replaceChildren();
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function open(texts) {
      close();
      texts.forEach(function (text, i) {
        var option = bantin.view.element("li", { role: "option", id: list.id + "-" + i, "aria-selected": "false" }, text);
        option.addEventListener("mousedown", function (event) {
          event.preventDefault();
          pick(text);
        });
        list.append(option);
      });
      list.hidden = !texts.length;
      input.setAttribute("aria-expanded", String(texts.length > 0));
    }

    function pick(text) {
      input.value = text;
      close();
      choose(text);
    }

    function move(step) {
      var options = list.children;
      if (!options.length) return;
      if (at >= 0) options[at].setAttribute("aria-selected", "false");
      at = at + step < -1 ? options.length - 1 : at + step >= options.length ? -1 : at + step;
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else {
        options[at].setAttribute("aria-selected", "true");
        input.setAttribute("aria-activedescendant", options[at].id);
      }
    }

    input.addEventListener("input", function () {
      root.clearTimeout(timer);
      if (input.value.trim().length < 2) return close();
      timer = root.setTimeout(function () {
        var typed = input.value;
        var mine = ++turn;
        words().then(function (known) {
          if (mine === turn && input.value === typed && document.activeElement === input) open(bantin.suggest.completions(typed, known.names, known.keys));
        }, close);
      }, 80);
    });

    input.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) return;
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        pick(list.children[at].textContent);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    input.addEventListener("blur", close);
    return { close: close };
  };
})(typeof globalThis !== "undefined" ? globalThis : this);
