const SECRET_WORDS =
  /secret|passw|passphrase|credential|token|psk|(shared|pre-?shared|private|access|api|account|encryption)[-_ ]?key/i;

/** Whether a key, or a string that contains keys, names something that must not be shown. */
export function looksSecret(text: string): boolean {
  return SECRET_WORDS.test(text);
}
