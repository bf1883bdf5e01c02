// Draws cards in Chromium in light and dark, wide and narrow, presses each toggle, takes screenshots and asks axe-core. Prints one problem a
// line. Usage: node gallery.mjs FILE FOLDER, with {"cards": {name: card}} in the file; the screenshots go into the folder.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { hostConfig, palette } from './host.mjs';

const [file, folder] = process.argv.slice(2);
const { cards } = JSON.parse(readFileSync(file, 'utf8'));
const find = createRequire(import.meta.url).resolve;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const problems = [];
mkdirSync(folder, { recursive: true });

const css = (theme) => {
  const { text, border, accentText, button, back } = palette(theme);
  return `body { margin: 0; padding: 16px; background: ${back.emphasis}; color: ${text}; font: 14px 'Segoe UI', 'Liberation Sans', sans-serif; }
    h1 { font-size: 13px; font-weight: 400; margin: 20px 0 6px; }
    .card { background: ${back.default}; border: 1px solid ${border}; border-radius: 8px; overflow: hidden; }
    .ac-pushButton { background: ${button}; color: ${text}; border: 1px solid ${border}; border-radius: 4px; padding: 5px 12px; font: 600 14px 'Segoe UI', 'Liberation Sans', sans-serif; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .ac-textBlock p { margin: 0; } a { color: ${accentText}; }`;
};

for (const theme of ['light', 'dark']) {
  for (const width of [700, 320]) {
    const page = await browser.newPage({ viewport: { width: width + 32, height: 800 } });
    await page.route('**', (route) => route.abort());
    await page.setContent(`<!doctype html><html lang="en"><head><title>Cards</title><style>${css(theme)}</style></head><body><main></main></body></html>`);
    for (const script of ['markdown-it/dist/markdown-it.min.js', 'adaptivecards/dist/adaptivecards.min.js', 'axe-core/axe.min.js']) await page.addScriptTag({ path: find(script) });
    await page.evaluate(draw, { cards, config: hostConfig(theme) });
    await page.screenshot({ path: `${folder}/${theme}-${width}.png`, fullPage: true });

    problems.push(...(await page.evaluate(overflowing)).map((wide) => `${theme} ${width}: ${wide}`));
    await judge(page, `${theme} ${width}`);
    problems.push(...(await page.evaluate(pressToggles)).map((toggle) => `${theme} ${width}: ${toggle}`));
    await page.screenshot({ path: `${folder}/${theme}-${width}-open.png`, fullPage: true });
    await judge(page, `${theme} ${width} open`);
    await page.close();
  }
}

await browser.close();
for (const problem of problems) console.log(problem);
console.log(`${Object.keys(cards).length} cards drawn`);
process.exit(problems.length > 0 ? 1 : 0);

function draw({ cards, config }) {
  for (const [name, json] of Object.entries(cards)) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(config);
    card.parse(json);
    const title = document.createElement('h1');
    title.textContent = name;
    const frame = document.createElement('section');
    frame.className = 'card';
    frame.setAttribute('aria-label', name);
    frame.append(card.render());
    document.querySelector('main').append(title, frame);
  }
}

function overflowing() {
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page scrolls sideways'] : [];
  const cut = [...document.querySelectorAll('.ac-pushButton, .ac-textBlock')].filter((box) => box.scrollWidth > box.clientWidth + 1);
  return [...wide, ...cut.map((box) => `cut off: ${box.textContent}`)];
}

function pressToggles() {
  const wrong = [];
  const toggles = [...document.querySelectorAll('[aria-controls]')];
  if (toggles.length === 0) wrong.push('no card has a toggle');
  for (const toggle of toggles) {
    const target = document.getElementById(toggle.getAttribute('aria-controls'));
    const before = target.checkVisibility();
    toggle.click();
    if (before || !target.checkVisibility()) wrong.push(`${toggle.textContent} did not open ${target.id}`);
    // The renderer (3.0.6) writes the state on what is opened, where it is not allowed, instead of on the button; a host has to move it.
    toggle.setAttribute('aria-expanded', target.getAttribute('aria-expanded'));
    target.removeAttribute('aria-expanded');
  }
  return wrong;
}

// All rules run; of what is in order nothing is written down but that contrast was looked at, because writing takes longer than the rules.
async function judge(page, where) {
  const { violations, contrast } = await page.evaluate(async () => {
    const { violations, passes } = await axe.run({ resultTypes: ['violations'] });
    return { violations, contrast: passes.some(({ id }) => id === 'color-contrast') };
  });
  if (!contrast) problems.push(`${where}: axe did not look at contrast`);
  for (const { id, nodes } of violations) problems.push(`${where}: axe ${id} at ${nodes.length} places, first ${nodes[0].html} ${nodes[0].any.map((check) => check.message).join(' ')}`);
}
