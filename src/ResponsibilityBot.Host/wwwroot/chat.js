// The chat page: gets a token from its own server, shows Web Chat, and sends the suggested questions.
'use strict';

(() => {
  const domain = new URL('v3/directline', document.baseURI).href;
  const nonce = document.currentScript.nonce;
  const byId = id => document.getElementById(id);
  const [chat, box, suggestions, notice] = ['chat', 'webchat', 'suggestions', 'notice'].map(byId);
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');

  let line = null;
  let store = null;

  // Storage may be switched off in the browser; then every load is a new chat.
  const keep = (storage, key, value) => {
    try {
      if (value === null) window[storage].removeItem(key);
      else window[storage].setItem(key, value);
    } catch { /* nothing to keep it in */ }
  };
  const kept = (storage, key) => {
    try {
      return window[storage].getItem(key);
    } catch {
      return null;
    }
  };

  const userOf = token => JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).user;

  // The chat of this tab, if it still runs: a reload shows it again.
  const resume = async () => {
    const [conversation, token] = (kept('sessionStorage', 'chat') || '').split(' ');
    if (!token) return null;
    const answer = await fetch(`${domain}/conversations/${conversation}`, { headers: { Authorization: `Bearer ${token}` } });
    return answer.ok ? answer.json() : null;
  };

  const begin = async () => {
    const id = kept('localStorage', 'person');
    const ask = body => fetch(`${domain}/tokens/generate`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    let answer = await ask(id ? { user: { id } } : {});
    if (answer.status === 400) answer = await ask({});
    if (answer.ok) return { ...await answer.json(), isNew: true };
    const problem = await answer.json().catch(() => null);
    throw new Error(problem?.error?.message || `The server answered ${answer.status}.`);
  };

  const tell = message => {
    byId('notice-text').textContent = message;
    notice.hidden = false;
    chat.hidden = true;
  };

  const show = () => {
    if (!line) return;
    window.WebChat.renderWebChat({
      directLine: line,
      store,
      nonce,
      userID: userOf(line.token),
      locale: 'en-US',
      overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: 'Ask who is responsible for what…' },
      ...window.look.of(darkness.matches),
    }, box);
    measure();
  };

  // The suggestions lie above the box, wherever its upper edge is.
  const measure = () => {
    const below = box.querySelector('.webchat__basic-transcript');
    if (!below) return;
    // What the bot offers comes before what we suggest.
    suggestions.hidden = box.querySelector('.webchat__suggested-actions__button') !== null;
    suggestions.classList.toggle('row', box.querySelector('.webchat__stacked-layout--from-user') !== null);
    const gap = suggestions.hidden ? 0 : suggestions.offsetHeight;
    chat.style.setProperty('--suggestions-height', `${gap}px`);
    const edge = below.getBoundingClientRect().bottom + gap;
    const frame = parseFloat(getComputedStyle(chat).borderBottomWidth);
    chat.style.setProperty('--box-height', `${Math.max(0, chat.getBoundingClientRect().bottom - frame - edge)}px`);
  };

  const remember = () => {
    if (line?.token && line.conversationId) keep('sessionStorage', 'chat', `${line.conversationId} ${line.token}`);
  };

  const start = async () => {
    notice.hidden = true;
    chat.hidden = false;
    try {
      const { conversationId, token, isNew } = await resume() || await begin();
      keep('localStorage', 'person', userOf(token));
      store = window.WebChat.createStore();
      line = window.WebChat.createDirectLine({ domain, token, ...(isNew ? {} : { conversationId }) });
      line.connectionStatus$.subscribe(status => status === 2 && remember());
      show();
    } catch (problem) {
      tell(problem instanceof TypeError ? 'The bot does not answer. Is it running?' : problem.message);
    }
  };

  const restart = () => {
    line?.end();
    line = null;
    keep('sessionStorage', 'chat', null);
    window.location.reload();
  };

  suggestions.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button && store) store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: button.textContent } });
  });
  byId('restart').addEventListener('click', restart);
  byId('retry').addEventListener('click', start);
  darkness.addEventListener('change', show);
  window.addEventListener('pagehide', remember);
  new ResizeObserver(measure).observe(suggestions);
  new MutationObserver(measure).observe(box, { childList: true, subtree: true });
  new ResizeObserver(measure).observe(chat);

  if (window.WebChat) start();
  else tell('The chat could not be loaded: vendor/webchat.js is missing. Build the project again.');
})();
