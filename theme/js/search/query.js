/* What a reader typed, as words to look up: the twin of plugins/search/query.py. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var analysis = bantin.analysis;

  var EXACT = 1.0;
  var SAME_SOUND = 0.9;
  var COMPATIBLE = 0.5;
  var ANY = 0.25;

  /* At query time an abbreviation also means its words. */
  var ABBREVIATIONS = new Map([
    ["atgt", "an toàn giao thông"],
    ["bch", "ban chấp hành"],
    ["btc", "ban tổ chức"],
    ["btg", "ban tuyên giáo"],
    ["btv", "ban thường vụ"],
    ["cntt", "công nghệ thông tin"],
    ["gd", "giáo dục"],
    ["hđnd", "hội đồng nhân dân"],
    ["htx", "hợp tác xã"],
    ["kt", "kinh tế"],
    ["mttq", "mặt trận tổ quốc"],
    ["nq", "nghị quyết"],
    ["ntm", "nông thôn mới"],
    ["pctn", "phòng chống tham nhũng"],
    ["qđ", "quyết định"],
    ["tnxh", "tệ nạn xã hội"],
    ["tp", "thành phố"],
    ["tw", "trung ương"],
    ["tx", "thị xã"],
    ["ubkt", "ủy ban kiểm tra"],
    ["ubmttq", "ủy ban mặt trận tổ quốc"],
    ["ubnd", "ủy ban nhân dân"],
    ["xdđ", "xây dựng đảng"]
  ]);
  var FOLDED = new Map();
  ABBREVIATIONS.forEach(function (_, key) {
    if (!ABBREVIATIONS.has(analysis.foldForm(key))) FOLDED.set(analysis.foldForm(key), key);
  });

  function word(exact, fold, strict) {
    return { exact: exact, fold: fold, strict: strict, weak: strict ? analysis.isStop(exact) : analysis.isStopFold(fold) };
  }

  function writtenOut(found, strict) {
    var words = [];
    found.forEach(function (token) {
      var key = ABBREVIATIONS.has(token.exact) ? token.exact : FOLDED.get(token.exact);
      if (!key) words.push(word(token.exact, token.fold, strict));
      else
        ABBREVIATIONS.get(key).split(" ").forEach(function (each) {
          var exact = analysis.exactForm(each);
          words.push(word(exact, analysis.foldForm(exact), true));
        });
    });
    return words;
  }

  /* Readings of a query: as typed, and with its abbreviations written out. */
  function parse(text) {
    var found = analysis.analyse(text);
    var strict = found.some(function (token) {
      return analysis.marked(token.exact);
    });
    var typed = found.map(function (token) {
      return word(token.exact, token.fold, strict);
    });
    var out = writtenOut(found, strict);
    var same = out.length === typed.length && out.every(function (each, i) {
      return each.exact === typed[i].exact;
    });
    return { readings: typed.length ? (same ? [typed] : [typed, out]) : [], strict: strict };
  }

  function marksOf(exact) {
    var form = analysis.withI(exact);
    var letters = form.replace(/[1-5]+$/, "");
    var marks = [];
    var parts = letters.normalize("NFD");
    for (var i = 0; i < parts.length; i++) {
      if (/[\u0300-\u036f]/.test(parts[i]) && marks.length) marks[marks.length - 1] += parts[i];
      else marks.push(parts[i] === "đ" ? "đ" : "");
    }
    marks.push(form.slice(letters.length));
    return marks;
  }

  function within(fewer, more) {
    return fewer.length === more.length && fewer.every(function (mark, i) {
      return mark === "" || mark === more[i];
    });
  }

  function nearness(typed, known) {
    if (typed === known) return EXACT;
    if (analysis.withI(typed) === analysis.withI(known)) return SAME_SOUND;
    var left = marksOf(typed);
    var right = marksOf(known);
    return within(left, right) || within(right, left) ? COMPATIBLE : ANY;
  }

  /* Which spellings of the word's fold to look for, and what each counts: a Map in the order of `exacts`. */
  function weights(asked, exacts, relaxed) {
    var near = new Map();
    exacts.forEach(function (exact) {
      near.set(exact, asked.strict ? nearness(asked.exact, exact) : EXACT);
    });
    if (!asked.strict || relaxed) return near;
    var steps = [SAME_SOUND, COMPATIBLE, ANY];
    for (var i = 0; i < steps.length; i++) {
      var chosen = new Map();
      near.forEach(function (weight, exact) {
        if (weight >= steps[i]) chosen.set(exact, weight);
      });
      if (chosen.size) return chosen;
    }
    return new Map();
  }

  bantin.query = { parse: parse, weights: weights, nearness: nearness };
})(typeof globalThis !== "undefined" ? globalThis : this);
