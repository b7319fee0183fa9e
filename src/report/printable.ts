/** What XML 1.0 forbids even when escaped, other control characters, and what turns the direction of text around unseen. */
const invisible =
  /[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{2029}\u{202F}-\u{2065}\u{206A}-\u{D7FF}\u{E000}-\u{FEFE}\u{FF00}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** The text with control characters, lone surrogates and overrides of direction spelled out (`⟨U+202E⟩`), so that nothing a template says can hide or reorder what a reader sees. */
export function printable(text: string): string {
  return text.replaceAll(invisible, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}
