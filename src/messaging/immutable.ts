/** What a shape lets through, seen as nobody may change it: the core's words are read-only. */
export type Immutable<Value> = unknown extends Value
  ? Value
  : Value extends string | number | boolean | undefined
    ? Value
    : { readonly [Key in keyof Value]: Immutable<Value[Key]> };
