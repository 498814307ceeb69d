/* What a search is said to have found, in words: values in, sentences out. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  /* Pieces, or results where places and organisations are among them. */
  function noun(matches, shelf, t) {
    return matches.some(function (match) {
      return shelf.isNamed(match.document);
    }) ? t.noun_results : t.noun_pieces;
  }

  function sentence(answer, chosen, blanks, t) {
    var fill = bantin.view.fill;
    if (!answer.found.length) return fill(t.none, { q: answer.text });
    if (!blanks.n) return t.none_filtered;
    if (chosen.spelling === bantin.choice.APART) return fill(t.count_apart, blanks);
    var phrase = phraseOf(answer, chosen, t);
    if (!phrase) return fill(t.count, blanks);
    return fill(phrase[0], Object.assign({ phrase: phrase[1] }, blanks));
  }

  /* The sentence for a phrase that all have, and the phrase; null where not all have one. */
  function phraseOf(answer, chosen, t) {
    var one = chosen.rows.length === 1 ? chosen.rows[0] : null;
    if (chosen.spelling !== bantin.choice.EVERY) return [t.count_phrase, chosen.spelling];
    if (one && one.forms.length > 1) return [t.count_phrase, one.text];
    if (chosen.rows.length && chosen.rows[0].forms.length > 1) return [t.count_every, answer.text];
    var whole = answer.query.strict && answer.query.readings[0].length > 1 && chosen.base.every(function (match) {
      return match.phrase;
    });
    return whole ? [t.count_phrase, answer.text] : null;
  }

  /* What was searched in the place of what was typed, or may be searched: a sentence ('' for none) and queries. */
  function note(answer, typed, t) {
    var fill = bantin.view.fill;
    if (answer.offers.length) return [t.mean, answer.offers];
    if (answer.fewer.length) return [t.fewer, answer.fewer];
    if (answer.corrected) {
      var said = fill(t.corrected, { q: answer.corrected, text: answer.text });
      return [answer.others.length ? said + " " + t.mean_also : said, answer.others];
    }
    if (answer.relaxed) return [fill(t.relaxed, { q: answer.text }), []];
    if (answer.decoded) return [fill(t.decoded, { q: typed, text: answer.text }), []];
    return ["", []];
  }

  /* What was not searched, or not shown, and how it may be: a sentence, the words of a link and what it changes; or null. */
  function wider(answer, chosen, noun, shelf, t) {
    var fill = bantin.view.fill;
    var apart = { spelling: bantin.choice.APART };
    if (answer.found.left) return [fill(t.bounded, { n: shelf.documents - answer.found.left }) + " ", t.whole, { whole: true }];
    if (answer.found.sideBySide) return ["", t.apart_too, apart];
    if (chosen.tier.length === answer.found.length) return null;
    return ["", fill(t.apart, { n: answer.found.length, noun: noun }), apart];
  }

  bantin.told = { noun: noun, sentence: sentence, note: note, wider: wider };
})(typeof globalThis !== "undefined" ? globalThis : this);
