/* Keeps an open page as fresh as the site and shows what is wrong with the content. `bantin serve` adds it to the pages
   it sends; no printed page has it. */
"use strict";

(function (page) {
  var known = page.currentScript.dataset;
  var CLOSED = "bantin-serve-closed";
  var SCROLL = "bantin-serve-scroll";
  var box = null;
  var stream = null;
  var shown = [];
  var again = false;

  /* Storage may be refused: then nothing is remembered beyond the page. */
  function recall(name) {
    try {
      return window.sessionStorage.getItem(name) || "";
    } catch (refused) {
      return "";
    }
  }

  function remember(name, text) {
    try {
      window.sessionStorage.setItem(name, text);
    } catch (refused) {
      return;
    }
  }

  /* The stream of events. A hidden page lets it go, for a browser holds only six for one site. */
  function listen() {
    var query = new URLSearchParams({ page: known.page, version: known.version, serial: known.serial });
    if (stream || page.visibilityState === "hidden") {
      return;
    }
    stream = new EventSource("/-/events?" + query);
    stream.onmessage = function (event) {
      hear(JSON.parse(event.data));
    };
    stream.onerror = function () {
      if (stream && stream.readyState === EventSource.CLOSED) {
        leave();
        window.setTimeout(listen, 1000);
      }
    };
  }

  function leave() {
    if (stream) {
      stream.close();
      stream = null;
    }
  }

  function hear(news) {
    if (news.reload || (news.phase !== "stopped" && showsAny(news.changed))) {
      reload();
      return;
    }
    known.serial = news.serial;
    if (news.style !== known.style) {
      known.style = news.style;
      dress(news.style);
    }
    tell(news.problems, news.phase === "beginning");
  }

  /* Whether the page shows a picture or runs a script that was printed anew; null stands for any. */
  function showsAny(changed) {
    var local = Array.prototype.map
      .call(page.querySelectorAll("img[src], script[src]"), function (item) {
        return new URL(item.src, page.baseURI);
      })
      .filter(function (address) {
        return address.origin === window.location.origin && address.pathname.indexOf("/-/") !== 0;
      });
    if (changed === null) {
      return local.some(function (address) {
        return !/\.js$/.test(address.pathname);
      });
    }
    return local.some(function (address) {
      return changed.indexOf(decodeURIComponent(address.pathname).slice(1)) >= 0;
    });
  }

  function reload() {
    again = true;
    remember(SCROLL, JSON.stringify([window.location.pathname, window.scrollX, window.scrollY]));
    window.location.reload();
  }

  /* A page is read, and scrolled, before its script runs: then it stays where the reader went. The browser, which goes
     back once all is loaded, is told to leave that to the script where the page loads itself. */
  function scrollBack() {
    var place = JSON.parse(recall(SCROLL) || "[]");
    remember(SCROLL, "");
    if (place[0] === window.location.pathname && !window.scrollX && !window.scrollY) {
      window.scrollTo({ left: place[1], top: place[2], behavior: "instant" });
    }
  }

  /* The new style sheet is put after the old one, which goes when the new one is there: nothing flashes. */
  function dress(version) {
    Array.prototype.forEach.call(page.querySelectorAll('link[rel="stylesheet"]'), function (old) {
      var address = new URL(old.href);
      var fresh = old.cloneNode();
      if (address.origin !== window.location.origin || !/\/theme\/bantin\.css$/.test(address.pathname)) {
        return;
      }
      fresh.href = address.pathname + "?" + version;
      fresh.onload = function () {
        old.remove();
      };
      old.after(fresh);
    });
  }

  /* The panel of problems stands in a shadow tree, so that neither theme nor panel dresses the other. */
  function furnish() {
    var root;
    var host = page.createElement("div");
    host.id = "bantin-serve";
    host.hidden = true;
    root = host.attachShadow({ mode: "open" });
    box = {
      host: host,
      style: make(root, "link", { rel: "stylesheet", href: "/-/serve.css" }),
      alert: make(root, "p", { role: "alert", class: "aloud" }),
      status: make(root, "p", { role: "status", class: "aloud" }),
      panel: make(root, "section", { role: "dialog", class: "panel", id: "panel", "aria-labelledby": "title" }),
      badge: make(root, "button", { type: "button", class: "badge", "aria-controls": "panel" }),
    };
    box.head = make(box.panel, "div", { class: "head" });
    box.title = make(box.head, "h2", { id: "title", tabindex: "-1" });
    box.close = make(box.head, "button", { type: "button", class: "close" });
    box.close.textContent = "Đóng";
    box.words = make(box.panel, "p", { class: "words" });
    box.list = make(box.panel, "ol", { tabindex: "0", "aria-labelledby": "title" });
    box.badge.addEventListener("click", function () {
      open(true);
      box.title.focus();
    });
    box.close.addEventListener("click", shut);
    page.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !box.panel.hidden && !event.defaultPrevented) {
        shut();
      }
    });
    page.body.appendChild(host);
  }

  function make(parent, name, attributes) {
    var item = page.createElement(name);
    Object.keys(attributes).forEach(function (key) {
      item.setAttribute(key, attributes[key]);
    });
    parent.appendChild(item);
    return item;
  }

  function open(wide) {
    box.panel.hidden = !wide;
    box.badge.hidden = wide;
    box.badge.setAttribute("aria-expanded", String(wide));
  }

  function shut() {
    var within = box.host.shadowRoot.activeElement;
    remember(CLOSED, JSON.stringify(shown));
    open(false);
    if (within) {
      box.badge.focus();
    }
  }

  function count(problems, fatal, word) {
    var number = problems.filter(function (each) {
      return each.fatal === fatal;
    }).length;
    return number ? number + " " + word : "";
  }

  /* Errors open the panel by themselves, warnings wait behind their number; a panel closed stays so until its problems
     are others. */
  function tell(problems, begins) {
    var errors = count(problems, true, "lỗi");
    var counts = [errors, count(problems, false, "cảnh báo")].filter(Boolean).join(", ");
    var had = shown.some(function (each) {
      return each.fatal;
    });
    if (JSON.stringify(problems) === JSON.stringify(shown) || (!box && !problems.length)) {
      return;
    }
    if (!box) {
      furnish();
      box.style.addEventListener("load", function () {
        box.host.hidden = !shown.length;
      });
    }
    shown = problems;
    box.host.hidden = !problems.length || !box.style.sheet;
    box.host.className = errors ? "errors" : "warnings";
    box.title.textContent = counts;
    box.badge.textContent = counts;
    box.words.textContent = errors
      ? "Chưa in được lần sửa vừa rồi, trang này vẫn như lần in trước. Sửa xong rồi lưu lại là bảng này tự mất."
      : "Trang đã in; những chỗ này nên xem lại.";
    box.list.textContent = "";
    problems.forEach(function (each) {
      list(each);
    });
    box.alert.textContent = errors ? "Chưa in được: " + counts + "." : "";
    box.status.textContent = had && !errors && !begins ? "Đã hết lỗi, trang đã in lại." : "";
    open(Boolean(errors) && recall(CLOSED) !== JSON.stringify(problems));
  }

  function list(each) {
    var item = make(box.list, "li", { class: each.fatal ? "error" : "warning" });
    make(item, "span", { class: "level" }).textContent = each.fatal ? "Lỗi " : "Cảnh báo ";
    make(item, "span", { class: "code" }).textContent = each.code;
    if (each.place) {
      make(item, "p", { class: "place" }).textContent = each.place;
    }
    make(item, "p", { class: "message" }).textContent = each.message;
    if (each.guess) {
      make(item, "p", { class: "guess" }).textContent = "Có phải “" + each.guess + "”?";
    }
  }

  page.addEventListener("visibilitychange", function () {
    if (page.visibilityState === "hidden") {
      leave();
    } else {
      listen();
    }
  });
  window.addEventListener("pagehide", function () {
    leave();
    window.history.scrollRestoration = again ? "manual" : "auto";
  });
  window.addEventListener("pageshow", listen);
  scrollBack();
  listen();
})(document);
