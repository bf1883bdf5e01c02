// The matrix page with scripts: the filter works while it is filled in, Escape closes a cell, and there is a button to print.
// Every view comes from the server, as it does without scripts.
'use strict';

(() => {
  const filter = document.getElementById('filter');
  const status = document.getElementById('status');
  const quiet = 200;
  let waiting = 0;
  let asking = new AbortController();

  const address = () => {
    const given = [...new FormData(filter)].filter(([, value]) => value.trim() !== '');
    const query = new URLSearchParams(given).toString();
    return query ? `${filter.getAttribute('action')}?${query}` : filter.getAttribute('action');
  };

  // Takes the part below the filter from the page of that address; the filter itself keeps the focus.
  const show = async () => {
    asking.abort();
    asking = new AbortController();
    const url = address();
    try {
      const answer = await fetch(url, { signal: asking.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const found = page.getElementById('result');
      if (!answer.ok || !found) throw new Error(`The server answered ${answer.status}.`);
      document.getElementById('result').replaceWith(found);
      document.title = page.title;
      window.history.replaceState(null, '', url);
      prepare();
      status.textContent = found.querySelector('.bar strong').textContent;
    } catch (problem) {
      if (problem.name !== 'AbortError') filter.submit();
    }
  };

  const soon = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(show, quiet);
  };

  const prepare = () => {
    const print = document.querySelector('[data-print]');
    if (!print) return;
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  };

  const close = cell => {
    cell.open = false;
    cell.querySelector('summary').focus();
  };

  filter.addEventListener('input', event => {
    // A place more or less changes the filter itself, so that one is sent as a form.
    if (event.target.name !== 'target') soon();
  });
  document.addEventListener('keydown', event => {
    const cell = event.key === 'Escape' && (document.activeElement.closest('details[open]') || document.querySelector('.overlaid details[open]'));
    if (cell) close(cell);
  });
  document.addEventListener('click', event => {
    const cell = document.querySelector('.overlaid details[open]');
    if (cell && !cell.contains(event.target)) cell.open = false;
  });
  prepare();
})();
