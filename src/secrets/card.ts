// What the networks hand out: beginnings (ISO/IEC 7812) with the lengths in use.
const networks: readonly RegExp[] = [
  /^4\d{15}$/,
  /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01])\d*$/,
  /^2720\d{12}$/,
  /^3[47]\d{13}$/,
  /^(?:6011|65|64[4-9])\d*$/,
  /^35(?:2[89]|[3-8])\d*$/,
  /^3(?:0[0-5]|[689]\d)\d{11}$/,
];

/** Whether digits, perhaps divided by blanks or hyphens, are the number of a payment card: its network and check digit. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, "");
  if (!/^\d{14,16}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  const expected = /^3[47]/.test(digits) ? 15 : /^3[0689]/.test(digits) ? 14 : 16;
  return digits.length === expected && networks.some((network) => network.test(digits)) && hasCheckDigit(digits);
}

/** Luhn's check (ISO/IEC 7812-1, annex B). */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 0x30;
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
