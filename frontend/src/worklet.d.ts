declare module "*.worklet.js" {
  /** The address that it is served at. */
  const url: string;
  export default url;
}
