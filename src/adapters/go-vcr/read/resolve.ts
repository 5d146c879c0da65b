// What Go's YAML makes of a plain scalar when a field wants a number or a truth value.

/** A whole number; undefined when Go finds no number in the text, or none that fits. A fraction is cut off, as in Go. */
export function resolveInteger(text: string): number | undefined {
  if (text.startsWith(".")) return fits(/^\.\d+(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined);
  if (!/^[-+\d]/.test(text)) return undefined;
  const digits = text.replaceAll("_", "");
  const based = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]+)$/.exec(digits);
  if (based !== null) {
    const body = (based[2] as string).toLowerCase();
    const value = Number(/^0[0-7]/.test(body) ? `0o${body.slice(1)}` : body);
    return fits(based[1] === "-" ? -value : value);
  }
  const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(digits);
  return fits(decimal ? Number(digits) : undefined);
}

/** A truth value, in the spellings of YAML 1.1. */
export function resolveFlag(text: string): boolean | undefined {
  if (/^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/.test(text)) return true;
  return /^(?:n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/.test(text) ? false : undefined;
}

function fits(value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  const whole = Math.trunc(value) + 0;
  return Number.isSafeInteger(whole) ? whole : undefined;
}
