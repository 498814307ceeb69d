/* The analysis of text into syllables and numbers: the twin of plugins/search/analysis.py, on shared vectors. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  var LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff";
  var ONE = "[" + LETTER + "][\u0300-\u036f]*";
  var TOKEN = new RegExp(
    "(" + ONE + "(?:\\." + ONE + ")+(?![" + LETTER + "]))" +
      "|([1-9][0-9]{0,2}(?:\\.[0-9]{3})+(?:,[0-9]+)?(?![0-9]))" +
      "|([0-9]+(?:,[0-9]+)?)" +
      "|(?:" + ONE + ")+",
    "g"
  );
  var INVISIBLE = /[\u00ad\u200b\u200c\u200d\u2060\ufeff]/g;
  var TONES = { "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" };
  var MARKS = /[\u0300-\u036f]/g;
  var TONE_DIGITS = /[1-5]+$/;
  var FINAL_Y = /([bcdfghjklmnpqrstvwxz])y$/;
  var SOFT_GAP = /^[ \u00a0,'’/\-]*$/;
  var HARD_STOP = /[!?;…\r\n]/;
  var TITLES = words("tp tx tt ths ts gs pgs bs ks đ p q h x");
  var STOPS = {};
  var STOP_FOLDS = {};

  function words(text) {
    var found = {};
    text.split(" ").forEach(function (word) {
      found[word] = true;
    });
    return found;
  }

  /* One spelling for equal words: NFC, no invisible characters. */
  function plain(text) {
    return text.replace(INVISIBLE, "").normalize("NFC");
  }

  /* "Hoà" → "hoa2", "Đước" → "đươc1". */
  function exactForm(word) {
    var letters = "";
    var tones = "";
    var parts = word.toLowerCase().normalize("NFD");
    for (var i = 0; i < parts.length; i++) {
      if (TONES[parts[i]]) tones += TONES[parts[i]];
      else letters += parts[i];
    }
    return letters.normalize("NFC").replace(/ð/g, "đ") + tones;
  }

  function isNumber(exact) {
    return exact[0] >= "0" && exact[0] <= "9";
  }

  /* "đươc1" → "duoc", "ty3" → "ti". */
  function foldForm(exact) {
    if (isNumber(exact)) return exact;
    return exact.replace(TONE_DIGITS, "").normalize("NFD").replace(MARKS, "").replace(/đ/g, "d").replace(FINAL_Y, "$1i");
  }

  /* "ty3" → "ti3". */
  function withI(exact) {
    var tone = TONE_DIGITS.exec(exact);
    var cut = tone ? tone.index : exact.length;
    return exact.slice(0, cut).replace(FINAL_Y, "$1i") + exact.slice(cut);
  }

  function marked(exact) {
    return !isNumber(exact) && withI(exact) !== foldForm(exact);
  }

  function exactOf(match, text) {
    var raw = match[0];
    if (match[2]) return raw.replace(/\./g, "");
    if (match[3]) return raw.replace(/^0+(?=[0-9])/, "");
    if (match[1]) {
      var joined = exactForm(raw.replace(/\./g, ""));
      return joined === "tư" ? "tw" : joined;
    }
    if (raw === "TƯ" && match.index && "/-".indexOf(text[match.index - 1]) >= 0) return "tw";
    return exactForm(raw);
  }

  function gapOf(gap, before) {
    if (!before) return [true, true];
    if (gap[0] === "." && before.upper && TITLES[before.exact] === true) gap = gap.slice(1);
    gap = gap.replace(/\.,/g, ",");
    var hard = HARD_STOP.test(gap) || (gap.indexOf(".") >= 0 && gap !== ".");
    return [hard, hard || !SOFT_GAP.test(gap)];
  }

  /* All tokens of a plain text, stop words among them. */
  function tokens(text) {
    var found = [];
    var end = 0;
    var match;
    TOKEN.lastIndex = 0;
    while ((match = TOKEN.exec(text))) {
      var raw = match[0];
      var exact = exactOf(match, text);
      var gap = gapOf(text.slice(end, match.index), found[found.length - 1]);
      var upper = raw[0] !== raw[0].toLowerCase();
      end = match.index + raw.length;
      found.push({
        exact: exact, fold: foldForm(exact), start: match.index, end: end, breaks: gap[0], first: gap[1],
        capital: upper && raw.slice(1) === raw.slice(1).toLowerCase(), upper: upper
      });
    }
    return found;
  }

  function inName(found, place) {
    var token = found[place];
    if (!token.capital) return false;
    var next = found[place + 1];
    return !token.first || (!!next && !next.breaks && next.upper);
  }

  /* The tokens without stop words; a word dropped hands its break to the next one. */
  function kept(found) {
    var result = [];
    var breaks = false;
    found.forEach(function (token, place) {
      breaks = breaks || token.breaks;
      if (STOPS[token.exact] === true && !inName(found, place)) return;
      result.push(token.breaks === breaks ? token : Object.assign({}, token, { breaks: breaks }));
      breaks = false;
    });
    return result;
  }

  /* Neighbours with no break between them; a number between two words does not part them. */
  function pairs(found) {
    var result = [];
    for (var i = 1; i < found.length; i++) {
      if (found[i].breaks) continue;
      result.push([found[i - 1], found[i]]);
      if (i < 2 || !isNumber(found[i - 1].exact) || found[i - 1].breaks) continue;
      if (!isNumber(found[i - 2].exact) && !isNumber(found[i].exact)) result.push([found[i - 2], found[i]]);
    }
    return result;
  }

  Object.keys(words(
    "và của là có được cho với các những một trong trên từ đến ở tại về do bởi vì thì mà để khi đã đang sẽ cũng như nhưng " +
      "hay hoặc này đó nào rất lại ra vào theo sau trước còn nếu nên đều vẫn rằng mọi mỗi bị cùng"
  )).forEach(function (word) {
    var exact = exactForm(word);
    STOPS[exact] = true;
    STOP_FOLDS[foldForm(exact)] = true;
  });

  bantin.analysis = {
    plain: plain,
    tokens: tokens,
    kept: kept,
    pairs: pairs,
    analyse: function (text) {
      return tokens(plain(text));
    },
    exactForm: exactForm,
    foldForm: foldForm,
    withI: withI,
    marked: marked,
    isStop: function (exact) {
      return STOPS[exact] === true;
    },
    isStopFold: function (fold) {
      return STOP_FOLDS[fold] === true;
    }
  };
})(typeof globalThis !== "undefined" ? globalThis : this);
