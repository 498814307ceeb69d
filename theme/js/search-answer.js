/* The answer to a query: its matches, or what was probably meant when there are none. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var MOST_OFFERS = 3;

  function attempt(text, shelf, relaxed) {
    var query = bantin.query.parse(text);
    return bantin.ranking.matches(query, shelf, relaxed).then(function (found) {
      return { text: text, query: query, found: found, relaxed: relaxed, decoded: false, offers: [], fewer: [] };
    });
  }

  /* The first of the tries, run one after another, whose answer matches anything; else the first answer. */
  function firstOf(tries) {
    return tries[0]().then(function (first) {
      return tries.slice(1).reduce(function (promise, next) {
        return promise.then(function (answer) {
          return answer.found.length ? answer : next().then(function (other) {
            return other.found.length ? other : answer;
          });
        });
      }, Promise.resolve(first));
    });
  }

  /* Those of the texts that match something, at most three. */
  function fruitful(texts, shelf) {
    return texts.reduce(function (promise, text) {
      return promise.then(function (kept) {
        if (kept.length >= MOST_OFFERS || kept.indexOf(text) >= 0) return kept;
        return attempt(text, shelf, false).then(function (answer) {
          return answer.found.length ? kept.concat(text) : kept;
        });
      });
    }, Promise.resolve([]));
  }

  function withOffers(answer, shelf) {
    return shelf.all("l").then(function (texts) {
      var keys = [].concat.apply([], texts.map(bantin.suggest.lexicon));
      var isKnown = function (token) {
        return shelf.spellings("u", token.fold).length > 0;
      };
      return fruitful(bantin.suggest.rewordings(answer.text, isKnown, keys), shelf).then(function (offers) {
        answer.offers = offers;
        if (offers.length) return answer;
        return fruitful(bantin.suggest.shortened(answer.text), shelf).then(function (fewer) {
          answer.fewer = fewer;
          return answer;
        });
      });
    });
  }

  /* Marks as typed; then, where nothing is spelled so, any marks; then as Telex or VNI keys; then offers of near words. */
  bantin.answer = function (text, shelf) {
    var decoded = bantin.telex.decode(bantin.analysis.plain(text));
    var tries = [function () {
      return attempt(text, shelf, false);
    }];
    if (bantin.query.parse(text).strict) tries.push(function () {
      return attempt(text, shelf, true);
    });
    if (decoded) tries.push(function () {
      return attempt(decoded, shelf, false).then(function (answer) {
        answer.decoded = true;
        return answer;
      });
    });
    return firstOf(tries).then(function (answer) {
      return answer.found.length || !answer.query.readings.length ? answer : withOffers(answer, shelf);
    });
  };
})(typeof globalThis !== "undefined" ? globalThis : this);
