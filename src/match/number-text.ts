const number = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** A JSON number in the one spelling that its value has: `1.0`, `1e0` and `1` are the same, and no digit is lost. */
export function numberText(text: string): string {
  const parts = number.exec(text);
  if (parts === null) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const all = (whole + fraction).replace(/^0+/, "");
  const digits = withoutFinalZeros(all);
  if (digits === "") return "0";
  // An exponent beyond any number that is meant keeps its text, instead of being rounded.
  if (exponent.length > 9) return text;
  const power = Number(exponent) - fraction.length + all.length - digits.length;
  if (power >= 0 && digits.length + power <= 30) return sign + digits + "0".repeat(power);
  if (power < 0 && digits.length > -power) return `${sign}${digits.slice(0, power)}.${digits.slice(power)}`;
  if (power < 0 && power >= -30) return `${sign}0.${digits.padStart(-power, "0")}`;
  return `${sign}${digits}e${power}`;
}

/** A pattern for this would try every zero of a long number as the first of the final ones. */
function withoutFinalZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}
