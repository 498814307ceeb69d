/* What was meant by someone whose Vietnamese keyboard was off: "caafn dduwowcs", "ca62n d9u7o7c1" → "cần đước". */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  var TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
  var VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
  var HAT = { a: "â", e: "ê", o: "ô" };
  var HORN = { u: "ư", o: "ơ" };

  /* The last letter of `letters` found in `table`, replaced by what the table says; null where there is none. */
  function changed(letters, table) {
    for (var i = letters.length - 1; i >= 0; i--)
      if (Object.prototype.hasOwnProperty.call(table, letters[i])) return letters.slice(0, i) + table[letters[i]] + letters.slice(i + 1);
    return null;
  }

  /* A horn: on both letters of "uo", else on the last u or o. */
  function horned(letters) {
    return /u[oơ]/.test(letters) ? letters.replace(/u[oơ](?!.*u[oơ])/, "ươ") : changed(letters, HORN);
  }

  function telexKey(letters, key) {
    if (key === "w") {
      if (/(^|[^q])ua$/.test(letters)) return letters.replace(/ua$/, "ưa");
      if (/[aâ][^aâuo]*$/.test(letters)) return changed(letters, { a: "ă", â: "ă" });
      return horned(letters) || letters + "ư";
    }
    if (key === "d" && letters[0] === "d") return "đ" + letters.slice(1);
    var one = {};
    if (HAT[key]) one[key] = HAT[key];
    return HAT[key] ? changed(letters, one) : null;
  }

  function vniKey(letters, key) {
    if (key === "6") return changed(letters, HAT);
    if (key === "7") return horned(letters);
    if (key === "8") return changed(letters, { a: "ă" });
    if (key === "9") return changed(letters, { d: "đ" });
    return null;
  }

  /* The tone on the vowel that bears it: a marked one, else by the shape of the syllable (hòa, toán, người). */
  function toned(letters, tone) {
    var match = /^(qu|gi(?=[aăâeêioôơuưy])|[^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)(.*)$/.exec(letters);
    if (!tone || !match) return letters;
    var vowels = match[2];
    var place = vowels.search(/[ăâêôơ][^ăâêôơ]*$/);
    if (place < 0) place = vowels.indexOf("ư");
    if (place < 0) place = vowels.length === 1 ? 0 : match[3] ? vowels.length - 1 : vowels.length - 2;
    return match[1] + vowels.slice(0, place + 1) + tone + vowels.slice(place + 1) + match[3];
  }

  function decodeWord(word, tones, change) {
    var letters = "";
    var tone = "";
    for (var i = 0; i < word.length; i++) {
      var key = word[i];
      if (tones[key] && /[aăâeêioôơuưy]/.test(letters)) tone = tones[key];
      else letters = change(letters, key) || letters + key;
    }
    return toned(letters.replace(/ưo(?=.)/, "ươ"), tone).normalize("NFC");
  }

  /* The query as its keys were meant, or "" where nothing in it looks like Telex or VNI. */
  function decode(text) {
    var typed = text.toLowerCase().trim();
    var vni = /[a-z]\d/.test(typed);
    var decoded = typed.split(/\s+/).map(function (word) {
      if (!/^[a-z][a-z0-9]*$/.test(word)) return word;
      return vni ? decodeWord(word, VNI_TONES, vniKey) : decodeWord(word, TELEX_TONES, telexKey);
    }).join(" ");
    return decoded === typed ? "" : decoded;
  }

  bantin.telex = { decode: decode };
})(typeof globalThis !== "undefined" ? globalThis : this);
