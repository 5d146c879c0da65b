/** Header lines in order; a value is a byte string, one character per byte. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** What an origin really received and answered, in the order in which the requests were sent. */
export interface Truth {
  readonly origin: string;
  readonly exchanges: readonly TruthExchange[];
}

/** One request with its answer. */
export interface TruthExchange {
  readonly case: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Headers;
    /** Base64. */
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Headers;
    /** Of the body with its content coding undone. */
    readonly bodySha256: string;
    readonly bodyBytes: number;
    readonly coding?: string;
    readonly wireSha256?: string;
    readonly wireBytes?: number;
  };
  /** The recorder releases whose cassette lacks the exchange. */
  readonly notRecordedBy?: readonly string[];
  /** The recorder releases whose cassette holds the exchange changed. */
  readonly damagedBy?: readonly string[];
  /** Why, by recorder: the one reason why it is not recorded, or the parts that are changed. */
  readonly reasons?: Readonly<Record<string, readonly string[]>>;
}
