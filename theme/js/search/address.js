/* The state of a search and its address: ?q=… from other pages, #q=… afterwards, which servers never see. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  var FACETS = { place: "dia-phuong", year: "nam", category: "chuyen-muc", kind: "loai" };

  /* What an address asks for: {q, order, spelling, whole, facets: {place: [], …}}; the part after # goes before the rest.
     `whole` asks for pieces however old of words however common. */
  function read(place) {
    var hash = new URLSearchParams(place.hash.slice(1));
    var asked = hash.has("q") ? hash : new URLSearchParams(place.search);
    var facets = {};
    Object.keys(FACETS).forEach(function (name) {
      facets[name] = asked.getAll(FACETS[name]);
    });
    return {
      q: (asked.get("q") || "").trim(), order: asked.get("xep") || "", spelling: asked.get("cach") || "",
      whole: asked.get("kho") === "ca", facets: facets
    };
  }

  function write(state) {
    var asked = new URLSearchParams();
    asked.set("q", state.q);
    if (state.spelling) asked.set("cach", state.spelling);
    if (state.whole) asked.set("kho", "ca");
    Object.keys(FACETS).forEach(function (name) {
      state.facets[name].forEach(function (choice) {
        asked.append(FACETS[name], choice);
      });
    });
    if (state.order) asked.set("xep", state.order);
    return "#" + asked.toString();
  }

  /* A new entry in the history; where the address may not lose its ?q= (some browsers, from a folder) only # changes. */
  function go(state) {
    var hash = write(state);
    if (root.location.search) {
      try {
        root.history.pushState(null, "", root.location.pathname + hash);
        return;
      } catch (error) {
        /* From a folder the query may have to stay. */
      }
    }
    if (root.location.hash !== hash) root.history.pushState(null, "", hash);
  }

  bantin.address = {
    read: read,
    write: write,
    go: go,
    blank: function (q) {
      return { q: q, order: "", spelling: "", whole: false, facets: { place: [], year: [], category: [], kind: [] } };
    },
    facets: Object.keys(FACETS)
  };
})(typeof globalThis !== "undefined" ? globalThis : this);
