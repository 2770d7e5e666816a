/** What some browsers tell of the line; nothing elsewhere. */
interface Connection {
  readonly saveData?: boolean;
}

/** Whether the person has asked the browser to save data. */
export function isSavingData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  return connection?.saveData === true;
}
