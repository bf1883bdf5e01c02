// Runs in a page with the elements of qti-components, which play QTI 3. Puts an item into the page, gives one answer after another, and tells of each
// what the player marks it with and what it says to it.
(() => {
  // The player knows elements of HTML, not of XML.
  const toHtml = node => {
    if (node.nodeType !== Node.ELEMENT_NODE)
      return document.createTextNode(node.nodeType === Node.TEXT_NODE ? node.data : '');
    const element = document.createElement(node.localName);
    for (const { name, value } of node.attributes) {
      if (!name.startsWith('xmlns') && !name.includes(':'))
        element.setAttribute(name, value);
    }
    element.append(...[...node.childNodes].map(toHtml));
    return element;
  };

  const playing = async item => {
    await item.updateComplete;
    await Promise.all([...item.querySelectorAll('qti-response-declaration, qti-outcome-declaration, qti-response-processing, qti-modal-feedback')].map(element => element.updateComplete));
  };

  window.play = async (text, answers) => {
    const xml = new DOMParser().parseFromString(text, 'text/xml');
    const item = toHtml(xml.documentElement);
    const isSingle = xml.querySelector('qti-response-declaration').getAttribute('cardinality') === 'single';
    const holder = document.createElement('qti-item');
    holder.append(item);
    document.body.replaceChildren(holder);
    await playing(item);
    const said = () => [...item.querySelectorAll('qti-modal-feedback')].filter(each => each.shadowRoot.querySelector('dialog').open);
    const told = [{ mark: null, said: said().map(each => each.getAttribute('identifier')) }];
    for (const answer of answers) {
      item.updateResponseVariable('RESPONSE', isSingle ? answer[0] : answer);
      item.processResponse();
      await playing(item);
      told.push({ mark: Number(item.getOutcome('SCORE').value), said: said().map(each => each.getAttribute('identifier')) });
    }
    return JSON.stringify({
      prompt: item.querySelector('qti-prompt').textContent,
      choices: [...item.querySelectorAll('qti-simple-choice')].map(choice => choice.textContent),
      told,
    });
  };
})();
