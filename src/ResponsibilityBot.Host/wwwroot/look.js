// How Web Chat and its cards look, in light and dark: the values of site.css in Web Chat's own words.
'use strict';

window.look = (() => {
  const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
  const mono = 'ui-monospace, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace';

  const light = {
    panel: '#ffffff', bubble: '#f3f6fa', line: '#d5dbe5', text: '#17202e', soft: '#4d5a6e', accent: '#1f5fbf', onAccent: '#ffffff', own: '#1f5fbf', onOwn: '#ffffff',
    emphasis: '#e6ecf4', good: ['#e3f4e8', '#14532d'], attention: ['#fdeaea', '#8a1c1c'], warning: ['#fdf1d8', '#6b4300'], blue: ['#e3eefc', '#174a96'],
  };

  const dark = {
    panel: '#171e29', bubble: '#212b3a', line: '#334052', text: '#e8edf5', soft: '#a9b6c8', accent: '#8ab8ff', onAccent: '#10151d', own: '#2459a8', onOwn: '#ffffff',
    emphasis: '#2b3748', good: ['#173524', '#a7e8bf'], attention: ['#42202a', '#ffb9b9'], warning: ['#3d2f12', '#ffd993'], blue: ['#1d3354', '#a9cdff'],
  };

  const styleOptions = c => ({
    primaryFont: font,
    monospaceFont: mono,
    fontSizeSmall: '85%',
    rootHeight: '100%',
    rootWidth: '100%',
    backgroundColor: c.panel,
    accent: c.accent,
    subtle: c.soft,
    cardEmphasisBackgroundColor: c.emphasis,
    cardPushButtonBackgroundColor: c.panel,
    cardPushButtonTextColor: c.accent,
    timestampColor: c.soft,
    timestampFormat: 'relative',
    paddingRegular: 12,
    paddingWide: 16,
    bubbleBackground: c.bubble,
    bubbleTextColor: c.text,
    bubbleBorderColor: c.line,
    bubbleBorderRadius: 14,
    bubbleBorderWidth: 0,
    bubbleMaxWidth: 640,
    bubbleMessageMaxWidth: 560,
    bubbleAttachmentMaxWidth: 640,
    bubbleMinHeight: 40,
    bubbleFromUserBackground: c.own,
    bubbleFromUserTextColor: c.onOwn,
    bubbleFromUserBorderRadius: 14,
    bubbleFromUserBorderWidth: 0,
    // A long answer begins where it is read first: at its verdict.
    autoScrollSnapOnPage: true,
    messageActivityWordBreak: 'break-word',
    disableFileUpload: true,
    hideUploadButton: true,
    sendBoxBackground: c.panel,
    sendBoxTextColor: c.text,
    sendBoxPlaceholderColor: c.soft,
    sendBoxButtonColor: c.accent,
    sendBoxButtonColorOnHover: c.accent,
    sendBoxButtonColorOnFocus: c.accent,
    sendBoxButtonColorOnActive: c.text,
    sendBoxButtonColorOnDisabled: c.soft,
    sendBoxButtonShadeColor: 'transparent',
    sendBoxButtonShadeColorOnHover: c.bubble,
    sendBoxButtonShadeColorOnFocus: c.bubble,
    sendBoxButtonShadeColorOnActive: c.bubble,
    sendBoxFocusVisibleBorderColor: c.accent,
    sendBoxButtonKeyboardFocusIndicatorBorderColor: c.accent,
    sendBoxHeight: 54,
    sendBoxBorderTop: `1px solid ${c.line}`,
    sendBoxTextWrap: true,
    sendBoxMaxHeight: 140,
    suggestedActionLayout: 'flow',
    suggestedActionHeight: 36,
    suggestedActionBackgroundColor: c.panel,
    suggestedActionBackgroundColorOnHover: c.bubble,
    suggestedActionBackgroundColorOnFocus: c.bubble,
    suggestedActionBackgroundColorOnActive: c.bubble,
    suggestedActionBorderColor: c.line,
    suggestedActionBorderColorOnHover: c.accent,
    suggestedActionBorderColorOnFocus: c.accent,
    suggestedActionBorderColorOnActive: c.accent,
    suggestedActionBorderRadius: 18,
    suggestedActionBorderWidth: 1,
    suggestedActionTextColor: c.accent,
    suggestedActionTextColorOnHover: c.accent,
    suggestedActionTextColorOnFocus: c.accent,
    suggestedActionTextColorOnActive: c.accent,
    suggestedActionKeyboardFocusIndicatorBorderColor: c.accent,
    transcriptActivityVisualKeyboardIndicatorColor: c.accent,
    transcriptVisualKeyboardIndicatorColor: c.accent,
    newMessagesButtonTextColor: c.onAccent,
    newMessagesButtonBackgroundColor: c.accent,
    newMessagesButtonColor: c.onAccent,
    newMessagesButtonColorOnHover: c.onAccent,
    connectivityTextSize: '0.9rem',
    failedConnectivity: c.attention[1],
    slowConnectivity: c.warning[1],
    notificationText: c.soft,
    slowConnectionAfter: 15000,
    toastErrorBackgroundColor: c.attention[0],
    toastErrorColor: c.attention[1],
    toastWarnBackgroundColor: c.warning[0],
    toastWarnColor: c.warning[1],
    toastInfoBackgroundColor: c.blue[0],
    toastInfoColor: c.blue[1],
  });

  const container = (background, text, c) => {
    const one = color => ({ default: color, subtle: color, highlightColors: { default: '#22ffd700', subtle: '#22ffd700' } });
    const foregroundColors = {
      default: { default: text, subtle: text === c.text ? c.soft : text },
      dark: { default: text, subtle: text },
      light: { default: c.panel, subtle: c.panel },
      accent: one(c.accent), good: one(c.good[1]), warning: one(c.warning[1]), attention: one(c.attention[1]),
    };
    return { backgroundColor: background, borderColor: c.line, foregroundColors };
  };

  const hostConfig = c => ({
    supportsInteractivity: true,
    fontFamily: font,
    fontTypes: { default: { fontFamily: font }, monospace: { fontFamily: mono } },
    fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 26 },
    lineHeights: { small: 18, default: 22, medium: 24, large: 28, extraLarge: 34 },
    fontWeights: { lighter: 300, default: 400, bolder: 650 },
    spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 14 },
    separator: { lineThickness: 1, lineColor: c.line },
    table: { cellSpacing: 4 },
    textBlock: { headingLevel: 2 },
    containerStyles: {
      default: container(c.bubble, c.text, c),
      emphasis: container(c.emphasis, c.text, c),
      accent: container(c.blue[0], c.blue[1], c),
      good: container(c.good[0], c.good[1], c),
      attention: container(c.attention[0], c.attention[1], c),
      warning: container(c.warning[0], c.warning[1], c),
    },
    actions: {
      maxActions: 8, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 10, style: 'emphasis' }, preExpandSingleShowCardAction: false, allowTitleToWrap: true,
    },
    adaptiveCard: { allowCustomStyle: true },
    imageSizes: { small: 40, medium: 80, large: 160 },
    factSet: {
      title: { color: 'default', size: 'default', isSubtle: true, weight: 'bolder', wrap: true, maxWidth: 160 },
      value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
      spacing: 10,
    },
  });

  return {
    of: isDark => {
      const colors = isDark ? dark : light;
      return { styleOptions: styleOptions(colors), adaptiveCardsHostConfig: hostConfig(colors) };
    },
  };
})();
