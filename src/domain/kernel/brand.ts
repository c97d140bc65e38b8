declare const brand: unique symbol;

/** A type that cannot be confused with another of the same shape; minted only where it is checked. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
