// Names alone tell: whoever gives a value one of these names means it to be secret. Values are not looked at.
const headerNames =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-goog-iap-jwt-assertion|fastly-key|dd-application-key)$/;
const parameterNames =
  /^(key|token|sig|signature|password|passwd|pwd|secret|authorization|jwt|x-(amz|goog)-(signature|credential))$/;
const eitherNames =
  /^(.*[-_])?(api|app|access|auth|client|consumer|csrf|xsrf|functions|id|private|refresh|security|session|shared|subscription|vault)[-_]?(key|token|secret)$/;

/** Whether a header carries a secret, by its name. */
export function isSecretHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return headerNames.test(lower) || eitherNames.test(lower);
}

/** Whether a query parameter carries a secret, by its name. */
export function isSecretParameter(name: string): boolean {
  const lower = name.toLowerCase();
  return parameterNames.test(lower) || eitherNames.test(lower);
}
