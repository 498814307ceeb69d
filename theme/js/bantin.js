/* What makes reading easier where scripts run: text size, copy link, print, the phone's search field, the newest
   column of a wide table. Every page is whole without this file. */
"use strict";

var bantin = (function (page) {
  var KEY = "bantin-co-chu";

  /* Storage may be refused (private windows, file://): then the choice lasts for the page. */
  function remembered() {
    try {
      return window.localStorage.getItem(KEY) || "";
    } catch (refused) {
      return "";
    }
  }

  function remember(size) {
    try {
      window.localStorage.setItem(KEY, size);
    } catch (refused) {
      return false;
    }
    return true;
  }

  function setTextSize(size) {
    if (size === "small" || size === "large") {
      page.documentElement.setAttribute("data-text", size);
    } else {
      page.documentElement.removeAttribute("data-text");
      size = "";
    }
    each("button[data-text]", function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-text") === size));
    });
  }

  function each(selector, act) {
    Array.prototype.forEach.call(page.querySelectorAll(selector), act);
  }

  /* The old way works where the clipboard is not given: on file:// and plain http. */
  function copyText(text) {
    var field = page.createElement("textarea");
    var done = false;
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "hidden-text";
    page.body.appendChild(field);
    field.select();
    try {
      done = page.execCommand("copy");
    } catch (refused) {
      done = false;
    }
    page.body.removeChild(field);
    return done;
  }

  function address() {
    return String(page.location.href).split("#")[0];
  }

  function say(button, words) {
    var place = button.querySelector("span");
    var before = place.textContent;
    if (words === before) {
      return;
    }
    place.textContent = words;
    window.setTimeout(function () {
      place.textContent = before;
    }, 2000);
  }

  function startTools() {
    each(".tools [hidden]", function (item) {
      item.hidden = false;
    });
    each("button[data-copies]", function (button) {
      button.addEventListener("click", function () {
        var done = button.getAttribute("data-done");
        if (copyText(address())) {
          say(button, done);
        } else if (window.navigator.clipboard) {
          window.navigator.clipboard.writeText(address()).then(function () {
            say(button, done);
          });
        }
        button.focus();
      });
    });
    each("a[data-mails]", function (link) {
      link.href = link.href.replace(/&body=.*$/, "&body=" + encodeURIComponent(address()));
    });
    each("button[data-prints]", function (button) {
      button.addEventListener("click", function () {
        window.print();
      });
    });
    each("button[data-text]", function (button) {
      button.addEventListener("click", function () {
        setTextSize(button.getAttribute("data-text"));
        remember(button.getAttribute("data-text"));
      });
    });
  }

  /* On a phone the search button opens the field; without scripts it leads to the search page. */
  function startSearch() {
    each("[data-opens]", function (button) {
      var box = page.getElementById(button.getAttribute("data-opens"));
      button.setAttribute("role", "button");
      button.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-controls", box.id);
      button.addEventListener("click", function (event) {
        var open = !box.hasAttribute("data-open");
        event.preventDefault();
        box.toggleAttribute("data-open", open);
        button.setAttribute("aria-expanded", String(open));
        if (open) {
          box.querySelector("input").focus();
        }
      });
      button.addEventListener("keydown", function (event) {
        if (event.key === " ") {
          event.preventDefault();
          button.click();
        }
      });
    });
    each(".masthead-menu", function (menu) {
      page.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && menu.open) {
          menu.open = false;
          menu.querySelector("summary").focus();
        }
      });
    });
  }

  function scrollTables() {
    each("[data-newest-right]", function (region) {
      region.scrollLeft = region.scrollWidth;
    });
  }

  setTextSize(remembered());
  page.addEventListener("DOMContentLoaded", function () {
    setTextSize(remembered());
    startTools();
    startSearch();
    scrollTables();
  });

  return { setTextSize: setTextSize, copyText: copyText };
})(document);
