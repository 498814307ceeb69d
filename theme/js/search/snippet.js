/* The part of a text that shows best why it was found, with the found words marked. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var analysis = bantin.analysis;
  var WINDOW = 32;

  var CLOSE = /^[ \u00a0\-\/.]*$/;

  /* Whether a token stands right beside the one before it: only a space, dash, stroke or dot between them. */
  function close(text, tokens, i) {
    return i > 0 && i < tokens.length && !tokens[i].breaks && CLOSE.test(text.slice(tokens[i - 1].end, tokens[i].start));
  }

  /* Which tokens are hits: of the forms asked for; alone only where it stands beside no other hit anywhere in the text. */
  function hits(text, tokens, forms) {
    var asked = tokens.map(function (token) {
      return forms.has(token.exact);
    });
    var beside = asked.map(function (hit, i) {
      return hit && ((close(text, tokens, i) && asked[i - 1]) || (close(text, tokens, i + 1) && asked[i + 1]));
    });
    var together = new Set();
    tokens.forEach(function (token, i) {
      if (beside[i]) together.add(token.exact);
    });
    return asked.map(function (hit, i) {
      return beside[i] || (hit && !together.has(tokens[i].exact) && !analysis.isStop(tokens[i].exact));
    });
  }

  /* Hits next to each other weigh more than the same hits apart, and different words more than one word repeated. */
  function weigh(tokens, found, start) {
    var kinds = new Set();
    var weight = 0;
    for (var i = start; i < Math.min(tokens.length, start + WINDOW); i++) {
      if (!found[i]) continue;
      if (!kinds.has(tokens[i].fold)) weight += 4;
      kinds.add(tokens[i].fold);
      weight += i > start && found[i - 1] ? 2 : 0.5;
    }
    return weight;
  }

  function bestStart(tokens, found) {
    var best = 0;
    var most = weigh(tokens, found, 0);
    for (var i = 1; i + 8 < tokens.length; i++) {
      /* A window opens at the start of a sentence, or a few words before a hit. */
      if (!tokens[i].breaks && !found[i + 6]) continue;
      var weight = weigh(tokens, found, i);
      if (weight > most) {
        most = weight;
        best = i;
      }
    }
    return best;
  }

  /* The start of the sentence that holds the word at an offset, or a few words before it where that is far. */
  function startBefore(tokens, around) {
    var at = 0;
    while (at + 1 < tokens.length && tokens[at + 1].start <= around) at++;
    for (var i = at; i >= Math.max(0, at - 12); i--) if (tokens[i].breaks) return i;
    return Math.max(0, at - 6);
  }

  /* The figure or document [anchor, text, start] that a query with a number means: the first with most of its words. */
  function aimed(words, targets) {
    var best = null;
    var most = 0;
    (targets || []).forEach(function (target) {
      var tokens = analysis.tokens(target[1]);
      var met = words.filter(function (word) {
        return tokens.some(function (token) {
          return word.strict ? word.exact === token.exact : word.fold === token.fold;
        });
      });
      if (met.length > most && met.some(isNumber)) {
        best = target;
        most = met.length;
      }
    });
    return best;
  }

  function hasAll(words, text) {
    var tokens = analysis.tokens(text);
    return words.every(function (word) {
      return tokens.some(function (token) {
        return word.strict ? word.exact === token.exact : word.fold === token.fold;
      });
    });
  }

  /* A place as it is meant: where the query names not itself but a commune that took it over, that commune. */
  function meant(words, text) {
    if (text[4] !== "place" || !words.length || hasAll(words, text[1])) return text;
    var target = (text[6] || []).find(function (each) {
      return hasAll(words, each[1]);
    });
    return target ? [target[0], target[1], text[2], text[1] + ", " + text[3], text[4], text[5]] : text;
  }

  function isNumber(word) {
    return word.exact[0] >= "0" && word.exact[0] <= "9";
  }

  /* Pieces [text, marked] of a window of 32 words, around an offset where given; an ellipsis says where it goes on. */
  function pieces(text, forms, around) {
    var tokens = analysis.tokens(text);
    if (!tokens.length) return [];
    var found = hits(text, tokens, forms);
    var first = around === undefined ? bestStart(tokens, found) : startBefore(tokens, around);
    var last = Math.min(tokens.length, first + WINDOW) - 1;
    var parts = [];
    var at = first ? tokens[first].start : 0;
    if (first && !tokens[first].breaks) parts.push(["…", false]);
    for (var i = first; i <= last; i++) {
      if (!found[i]) continue;
      var from = i;
      while (i < last && found[i + 1] && close(text, tokens, i + 1)) i++;
      parts.push([text.slice(at, tokens[from].start), false], [text.slice(tokens[from].start, tokens[i].end), true]);
      at = tokens[i].end;
    }
    var whole = last === tokens.length - 1;
    parts.push([text.slice(at, whole ? undefined : tokens[last].end) + (whole ? "" : "…"), false]);
    return parts.map(function (part) {
      return [part[0].replace(/\s*\n\s*/g, " "), part[1]];
    }).filter(function (part) {
      return part[0];
    });
  }

  bantin.snippet = { pieces: pieces, aimed: aimed, meant: meant };
})(typeof globalThis !== "undefined" ? globalThis : this);
