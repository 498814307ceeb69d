/* The answer to a query: its matches, or what was probably meant when there are none. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var MOST_OFFERS = 3;
  var MOST_TRIES = 12;

  function attempt(text, shelf, relaxed) {
    var query = bantin.query.parse(text);
    return bantin.ranking.matches(query, shelf, relaxed).then(function (found) {
      return { text: text, query: query, found: found, relaxed: relaxed, decoded: false, corrected: "", others: [], offers: [], fewer: [] };
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

  /* The answers of those of the texts that match something, at most three; those with all words side by side first. */
  function fruitful(texts, shelf) {
    return texts.slice(0, MOST_TRIES).reduce(function (promise, text) {
      return promise.then(function (kept) {
        if (kept.filter(whole).length >= MOST_OFFERS) return kept;
        return attempt(text, shelf, false).then(function (answer) {
          return answer.found.length ? kept.concat(answer) : kept;
        });
      });
    }, Promise.resolve([])).then(function (kept) {
      return kept.filter(whole).concat(kept.filter(function (answer) {
        return !whole(answer);
      })).slice(0, MOST_OFFERS);
    });
  }

  function whole(answer) {
    return answer.found.some(function (match) {
      return match.phrase;
    });
  }

  function textOf(answer) {
    return answer.text;
  }

  /* Near words: where they stand side by side in some piece their results are shown, else they are offered. */
  function withOffers(answer, shelf) {
    return shelf.all("l").then(function (texts) {
      var keys = [].concat.apply([], texts.map(bantin.suggest.lexicon));
      var isKnown = function (token) {
        return shelf.spellings("u", token.fold).length > 0;
      };
      return fruitful(bantin.suggest.rewordings(answer.text, isKnown, keys), shelf).then(function (better) {
        if (better.length && whole(better[0])) {
          better[0].corrected = answer.text;
          better[0].others = better.slice(1).filter(whole).map(textOf);
          return better[0];
        }
        answer.offers = better.map(textOf);
        if (better.length) return answer;
        return fruitful(bantin.suggest.shortened(answer.text), shelf).then(function (fewer) {
          answer.fewer = fewer.map(textOf);
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
