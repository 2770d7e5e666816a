/** A style sheet as text, where esbuild is told to take it so. */
declare module '*.css' {
  const text: string;
  export default text;
}
