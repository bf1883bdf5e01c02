// What a host decides about a card: fonts, sizes and colours. Two of our own, light and dark, in the manner of Fluent.
const palettes = {
  light: {
    text: '#242424', subtle: '#616161', border: '#C7C7C7', accentText: '#0F548C', button: '#FFFFFF',
    back: { default: '#FFFFFF', emphasis: '#F3F2F1', good: '#DFF6DD', warning: '#FFF1CC', attention: '#FDE3E6', accent: '#DDEBFA' },
  },
  dark: {
    text: '#F5F5F5', subtle: '#C8C8C8', border: '#5C5C5C', accentText: '#9CC8F5', button: '#2B2B2B',
    back: { default: '#1F1F1F', emphasis: '#333333', good: '#12401C', warning: '#4A3A00', attention: '#52191F', accent: '#0E3A5E' },
  },
};

export const palette = (theme) => palettes[theme];

export function hostConfig(theme) {
  const { text, subtle, border, accentText, back } = palettes[theme];
  const colour = (value) => ({ default: value, subtle: value === text ? subtle : value });
  const foreground = { default: colour(text), dark: colour(text), light: colour(text), accent: colour(accentText), good: colour(text), warning: colour(text), attention: colour(text) };
  const containerStyles = Object.fromEntries(Object.entries(back).map(([name, backgroundColor]) =>
    [name, { backgroundColor, borderColor: border, foregroundColors: foreground }]));
  return {
    fontFamily: "'Segoe UI', 'Liberation Sans', Arial, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 15, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 17, default: 20, medium: 22, large: 25, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 14 },
    separator: { lineThickness: 1, lineColor: border },
    table: { cellSpacing: 4 },
    textBlock: { headingLevel: 2 },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', showCard: { actionMode: 'inline' } },
    containerStyles,
  };
}
