// The elements of Emotion Streamer, Apache-2.0, with Lit, BSD-3-Clause: licences.txt

var ne=globalThis,re=ne.ShadowRoot&&(ne.ShadyCSS===void 0||ne.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Oe=Symbol(),lt=new WeakMap,F=class{constructor(t,e,s){if(this._$cssResult$=!0,s!==Oe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(re&&t===void 0){let s=e!==void 0&&e.length===1;s&&(t=lt.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),s&&lt.set(e,t))}return t}toString(){return this.cssText}},ie=n=>new F(typeof n=="string"?n:n+"",void 0,Oe),v=(n,...t)=>{let e=n.length===1?n[0]:t.reduce((s,r,i)=>s+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+n[i+1],n[0]);return new F(e,n,Oe)},ct=(n,t)=>{if(re)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let s=document.createElement("style"),r=ne.litNonce;r!==void 0&&s.setAttribute("nonce",r),s.textContent=e.cssText,n.appendChild(s)}},De=re?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(let s of t.cssRules)e+=s.cssText;return ie(e)})(n):n;var{is:gs,defineProperty:vs,getOwnPropertyDescriptor:_s,getOwnPropertyNames:bs,getOwnPropertySymbols:ys,getPrototypeOf:ws}=Object,oe=globalThis,dt=oe.trustedTypes,ks=dt?dt.emptyScript:"",xs=oe.reactiveElementPolyfillSupport,K=(n,t)=>n,Pe={toAttribute(n,t){switch(t){case Boolean:n=n?ks:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},ut=(n,t)=>!gs(n,t),ht={attribute:!0,type:String,converter:Pe,reflect:!1,useDefault:!1,hasChanged:ut};Symbol.metadata??=Symbol("metadata"),oe.litPropertyMetadata??=new WeakMap;var A=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=ht){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let s=Symbol(),r=this.getPropertyDescriptor(t,s,e);r!==void 0&&vs(this.prototype,t,r)}}static getPropertyDescriptor(t,e,s){let{get:r,set:i}=_s(this.prototype,t)??{get(){return this[e]},set(o){this[e]=o}};return{get:r,set(o){let a=r?.call(this);i?.call(this,o),this.requestUpdate(t,a,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??ht}static _$Ei(){if(this.hasOwnProperty(K("elementProperties")))return;let t=ws(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(K("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(K("properties"))){let e=this.properties,s=[...bs(e),...ys(e)];for(let r of s)this.createProperty(r,e[r])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[s,r]of e)this.elementProperties.set(s,r)}this._$Eh=new Map;for(let[e,s]of this.elementProperties){let r=this._$Eu(e,s);r!==void 0&&this._$Eh.set(r,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let s=new Set(t.flat(1/0).reverse());for(let r of s)e.unshift(De(r))}else t!==void 0&&e.push(De(t));return e}static _$Eu(t,e){let s=e.attribute;return s===!1?void 0:typeof s=="string"?s:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let s of e.keys())this.hasOwnProperty(s)&&(t.set(s,this[s]),delete this[s]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ct(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,s){this._$AK(t,s)}_$ET(t,e){let s=this.constructor.elementProperties.get(t),r=this.constructor._$Eu(t,s);if(r!==void 0&&s.reflect===!0){let i=(s.converter?.toAttribute!==void 0?s.converter:Pe).toAttribute(e,s.type);this._$Em=t,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(t,e){let s=this.constructor,r=s._$Eh.get(t);if(r!==void 0&&this._$Em!==r){let i=s.getPropertyOptions(r),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Pe;this._$Em=r;let a=o.fromAttribute(e,i.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(t,e,s,r=!1,i){if(t!==void 0){let o=this.constructor;if(r===!1&&(i=this[t]),s??=o.getPropertyOptions(t),!((s.hasChanged??ut)(i,e)||s.useDefault&&s.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(o._$Eu(t,s))))return;this.C(t,e,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:s,reflect:r,wrapped:i},o){s&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,o??e??this[t]),i!==!0||o!==void 0)||(this._$AL.has(t)||(this.hasUpdated||s||(e=void 0),this._$AL.set(t,e)),r===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,i]of this._$Ep)this[r]=i;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[r,i]of s){let{wrapped:o}=i,a=this[r];o!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(e)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};A.elementStyles=[],A.shadowRootOptions={mode:"open"},A[K("elementProperties")]=new Map,A[K("finalized")]=new Map,xs?.({ReactiveElement:A}),(oe.reactiveElementVersions??=[]).push("2.1.2");var Ne=globalThis,pt=n=>n,ae=Ne.trustedTypes,mt=ae?ae.createPolicy("lit-html",{createHTML:n=>n}):void 0,Ie="$lit$",E=`lit$${Math.random().toFixed(9).slice(2)}$`,Ue="?"+E,$s=`<${Ue}>`,L=document,Q=()=>L.createComment(""),J=n=>n===null||typeof n!="object"&&typeof n!="function",je=Array.isArray,yt=n=>je(n)||typeof n?.[Symbol.iterator]=="function",Le=`[ 	
\f\r]`,Y=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ft=/-->/g,gt=/>/g,D=RegExp(`>|${Le}(?:([^\\s"'>=/]+)(${Le}*=${Le}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),vt=/'/g,_t=/"/g,wt=/^(?:script|style|textarea|title)$/i,ze=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),h=ze(1),kt=ze(2),Dn=ze(3),w=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),bt=new WeakMap,P=L.createTreeWalker(L,129);function xt(n,t){if(!je(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return mt!==void 0?mt.createHTML(t):t}var $t=(n,t)=>{let e=n.length-1,s=[],r,i=t===2?"<svg>":t===3?"<math>":"",o=Y;for(let a=0;a<e;a++){let l=n[a],d,p,c=-1,u=0;for(;u<l.length&&(o.lastIndex=u,p=o.exec(l),p!==null);)u=o.lastIndex,o===Y?p[1]==="!--"?o=ft:p[1]!==void 0?o=gt:p[2]!==void 0?(wt.test(p[2])&&(r=RegExp("</"+p[2],"g")),o=D):p[3]!==void 0&&(o=D):o===D?p[0]===">"?(o=r??Y,c=-1):p[1]===void 0?c=-2:(c=o.lastIndex-p[2].length,d=p[1],o=p[3]===void 0?D:p[3]==='"'?_t:vt):o===_t||o===vt?o=D:o===ft||o===gt?o=Y:(o=D,r=void 0);let f=o===D&&n[a+1].startsWith("/>")?" ":"";i+=o===Y?l+$s:c>=0?(s.push(d),l.slice(0,c)+Ie+l.slice(c)+E+f):l+E+(c===-2?a:f)}return[xt(n,i+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},X=class n{constructor({strings:t,_$litType$:e},s){let r;this.parts=[];let i=0,o=0,a=t.length-1,l=this.parts,[d,p]=$t(t,e);if(this.el=n.createElement(d,s),P.currentNode=this.el.content,e===2||e===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(r=P.nextNode())!==null&&l.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let c of r.getAttributeNames())if(c.endsWith(Ie)){let u=p[o++],f=r.getAttribute(c).split(E),g=/([.?@])?(.*)/.exec(u);l.push({type:1,index:i,name:g[2],strings:f,ctor:g[1]==="."?ce:g[1]==="?"?de:g[1]==="@"?he:I}),r.removeAttribute(c)}else c.startsWith(E)&&(l.push({type:6,index:i}),r.removeAttribute(c));if(wt.test(r.tagName)){let c=r.textContent.split(E),u=c.length-1;if(u>0){r.textContent=ae?ae.emptyScript:"";for(let f=0;f<u;f++)r.append(c[f],Q()),P.nextNode(),l.push({type:2,index:++i});r.append(c[u],Q())}}}else if(r.nodeType===8)if(r.data===Ue)l.push({type:2,index:i});else{let c=-1;for(;(c=r.data.indexOf(E,c+1))!==-1;)l.push({type:7,index:i}),c+=E.length-1}i++}}static createElement(t,e){let s=L.createElement("template");return s.innerHTML=t,s}};function N(n,t,e=n,s){if(t===w)return t;let r=s!==void 0?e._$Co?.[s]:e._$Cl,i=J(t)?void 0:t._$litDirective$;return r?.constructor!==i&&(r?._$AO?.(!1),i===void 0?r=void 0:(r=new i(n),r._$AT(n,e,s)),s!==void 0?(e._$Co??=[])[s]=r:e._$Cl=r),r!==void 0&&(t=N(n,r._$AS(n,t.values),r,s)),t}var le=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:s}=this._$AD,r=(t?.creationScope??L).importNode(e,!0);P.currentNode=r;let i=P.nextNode(),o=0,a=0,l=s[0];for(;l!==void 0;){if(o===l.index){let d;l.type===2?d=new U(i,i.nextSibling,this,t):l.type===1?d=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(d=new ue(i,this,t)),this._$AV.push(d),l=s[++a]}o!==l?.index&&(i=P.nextNode(),o++)}return P.currentNode=L,r}p(t){let e=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,e),e+=s.strings.length-2):s._$AI(t[e])),e++}},U=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,s,r){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=s,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=N(this,t,e),J(t)?t===m||t==null||t===""?(this._$AH!==m&&this._$AR(),this._$AH=m):t!==this._$AH&&t!==w&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):yt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==m&&J(this._$AH)?this._$AA.nextSibling.data=t:this.T(L.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:s}=t,r=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=X.createElement(xt(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===r)this._$AH.p(e);else{let i=new le(r,this),o=i.u(this.options);i.p(e),this.T(o),this._$AH=i}}_$AC(t){let e=bt.get(t.strings);return e===void 0&&bt.set(t.strings,e=new X(t)),e}k(t){je(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,s,r=0;for(let i of t)r===e.length?e.push(s=new n(this.O(Q()),this.O(Q()),this,this.options)):s=e[r],s._$AI(i),r++;r<e.length&&(this._$AR(s&&s._$AB.nextSibling,r),e.length=r)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let s=pt(t).nextSibling;pt(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},I=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,s,r,i){this.type=1,this._$AH=m,this._$AN=void 0,this.element=t,this.name=e,this._$AM=r,this.options=i,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=m}_$AI(t,e=this,s,r){let i=this.strings,o=!1;if(i===void 0)t=N(this,t,e,0),o=!J(t)||t!==this._$AH&&t!==w,o&&(this._$AH=t);else{let a=t,l,d;for(t=i[0],l=0;l<i.length-1;l++)d=N(this,a[s+l],e,l),d===w&&(d=this._$AH[l]),o||=!J(d)||d!==this._$AH[l],d===m?t=m:t!==m&&(t+=(d??"")+i[l+1]),this._$AH[l]=d}o&&!r&&this.j(t)}j(t){t===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},ce=class extends I{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===m?void 0:t}},de=class extends I{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==m)}},he=class extends I{constructor(t,e,s,r,i){super(t,e,s,r,i),this.type=5}_$AI(t,e=this){if((t=N(this,t,e,0)??m)===w)return;let s=this._$AH,r=t===m&&s!==m||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,i=t!==m&&(s===m||r);r&&this.element.removeEventListener(this.name,this,s),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},ue=class{constructor(t,e,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){N(this,t)}},St={M:Ie,P:E,A:Ue,C:1,L:$t,R:le,D:yt,V:N,I:U,H:I,N:de,U:he,B:ce,F:ue},Ss=Ne.litHtmlPolyfillSupport;Ss?.(X,U),(Ne.litHtmlVersions??=[]).push("3.3.3");var At=(n,t,e)=>{let s=e?.renderBefore??t,r=s._$litPart$;if(r===void 0){let i=e?.renderBefore??null;s._$litPart$=r=new U(t.insertBefore(Q(),i),i,void 0,e??{})}return r._$AI(n),r};var He=globalThis,y=class extends A{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=At(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};y._$litElement$=!0,y.finalized=!0,He.litElementHydrateSupport?.({LitElement:y});var As=He.litElementPolyfillSupport;As?.({LitElement:y});(He.litElementVersions??=[]).push("4.2.2");var Ct={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},Zn=Object.keys(Ct),pe="M3 3H21V21H3Z",Et=[{colour:"#7a5195",shape:pe,pattern:"falling",need:1},{colour:"#4c9f70",shape:pe,pattern:"dots",need:1},{colour:"#b5651d",shape:pe,pattern:"cross",need:1},{colour:"#5b7db1",shape:pe,pattern:"rows",need:1}],Be=new Map,Tt=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function x(n){let t=Ct[n]??Be.get(n);if(t!==void 0)return t;let e=Et[Be.size%Et.length];return Be.set(n,e),e}function me(n,t){return Mt(n)-Mt(t)||n.localeCompare(t)}function Mt(n){let t=Tt.indexOf(n);return t<0?Tt.length:t}function $(n,t){customElements.get(n)===void 0&&customElements.define(n,t)}function j(n){let{shape:t,colour:e}=x(n);return h`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${kt`<path d=${t} fill=${e} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var z=h`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,H=v`
  :host {
    display: block;
  }
  * {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }
  .mark {
    width: 1.1em;
    height: 1.1em;
    flex: none;
    color: var(--outline);
    overflow: visible;
  }
  .muted {
    color: var(--muted);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  a {
    color: var(--accent);
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
    background: var(--raised);
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    min-height: 36px;
    padding: 0 12px;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    border-color: var(--accent);
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;var fe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ge=n=>(...t)=>({_$litDirective$:n,values:t}),B=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,s){this._$Ct=t,this._$AM=e,this._$Ci=s}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var{I:Es}=St,Rt=n=>n;var Ot=()=>document.createComment(""),W=(n,t,e)=>{let s=n._$AA.parentNode,r=t===void 0?n._$AB:t._$AA;if(e===void 0){let i=s.insertBefore(Ot(),r),o=s.insertBefore(Ot(),r);e=new Es(i,o,n,n.options)}else{let i=e._$AB.nextSibling,o=e._$AM,a=o!==n;if(a){let l;e._$AQ?.(n),e._$AM=n,e._$AP!==void 0&&(l=n._$AU)!==o._$AU&&e._$AP(l)}if(i!==r||a){let l=e._$AA;for(;l!==i;){let d=Rt(l).nextSibling;Rt(s).insertBefore(l,r),l=d}}}return e},R=(n,t,e=n)=>(n._$AI(t,e),n),Ts={},Dt=(n,t=Ts)=>n._$AH=t,Pt=n=>n._$AH,ve=n=>{n._$AR(),n._$AA.remove()};var Lt=(n,t,e)=>{let s=new Map;for(let r=t;r<=e;r++)s.set(n[r],r);return s},_e=ge(class extends B{constructor(n){if(super(n),n.type!==fe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,t,e){let s;e===void 0?e=t:t!==void 0&&(s=t);let r=[],i=[],o=0;for(let a of n)r[o]=s?s(a,o):o,i[o]=e(a,o),o++;return{values:i,keys:r}}render(n,t,e){return this.dt(n,t,e).values}update(n,[t,e,s]){let r=Pt(n),{values:i,keys:o}=this.dt(t,e,s);if(!Array.isArray(r))return this.ut=o,i;let a=this.ut??=[],l=[],d,p,c=0,u=r.length-1,f=0,g=i.length-1;for(;c<=u&&f<=g;)if(r[c]===null)c++;else if(r[u]===null)u--;else if(a[c]===o[f])l[f]=R(r[c],i[f]),c++,f++;else if(a[u]===o[g])l[g]=R(r[u],i[g]),u--,g--;else if(a[c]===o[g])l[g]=R(r[c],i[g]),W(n,l[g+1],r[c]),c++,g--;else if(a[u]===o[f])l[f]=R(r[u],i[f]),W(n,r[c],r[u]),u--,f++;else if(d===void 0&&(d=Lt(o,f,g),p=Lt(a,c,u)),d.has(a[c]))if(d.has(a[u])){let _=p.get(o[f]),C=_!==void 0?r[_]:null;if(C===null){let G=W(n,r[c]);R(G,i[f]),l[f]=G}else l[f]=R(C,i[f]),W(n,r[c],C),r[_]=null;f++}else ve(r[u]),u--;else ve(r[c]),c++;for(;f<=g;){let _=W(n,l[g+1]);R(_,i[f]),l[f++]=_}for(;c<=u;){let _=r[c++];_!==null&&ve(_)}return this.ut=o,Dt(n,l),w}});var be=()=>({sources:{},sessions:{},overload:null}),Ms=()=>({source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),Nt=n=>({role:n,analysed:!0,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),It=({posterior:n,dimensions:t,abstained:e,reason:s})=>({posterior:n,dimensions:t,abstained:e,reason:s}),Ut={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":n=>({...It(n),speaking:!1}),"emotion.v1":It,"state.v1":({state:n,probability:t,since_ms:e})=>({state:n,probability:t,since_ms:e})},Cs=({leg_id:n,role:t,rule:e,kind:s,labels:r,threshold:i,probability:o,since_ms:a,raised_at:l,acknowledged:d,acknowledged_by:p})=>({leg_id:n,role:t,rule:e,kind:s,labels:r,threshold:i,probability:o,since_ms:a,raised_at:l,acknowledged:d,acknowledged_by:p}),We=(n,t,e)=>({...n,sessions:{...n.sessions,[t]:e}});function jt(n,t){let e=t.type.replace("org.emotionstreamer.",""),s=t.data??{};if(e==="gap.v1")return s.reason==="resume_expired"?be():n;if(e==="overload.v1")return{...n,overload:s.active?s:null};if(e==="source.health.v1"){let o={state:s.state,detail:s.detail};return{...n,sources:{...n.sources,[s.source_id]:o}}}if(e==="session.ended.v1"){let{[s.session_id]:o,...a}=n.sessions;return{...n,sessions:a}}let r=n.sessions[s.session_id]??Ms();if(e==="session.started.v1"||e==="session.changed.v1"){let o={...r.legs};for(let{leg_id:a,role:l,analysed:d}of s.legs)o[a]={...o[a]??Nt(l),role:l,analysed:d};return We(n,s.session_id,{source_id:s.source_id,call_reference:s.call_reference??null,started_at:e==="session.started.v1"?t.time:r.started_at,legs:o,alerts:r.alerts})}if(e==="alert.v1"){let{[s.alert_id]:o,...a}=r.alerts,l=s.status==="cleared"?a:{...r.alerts,[s.alert_id]:Cs(s)};return We(n,s.session_id,{...r,alerts:l})}if(!Object.hasOwn(Ut,e))return n;let i={...r.legs[s.leg_id]??Nt(s.role),role:s.role,...Ut[e](s)};return We(n,s.session_id,{...r,legs:{...r.legs,[s.leg_id]:i}})}var zt=500,Rs=15e3,Os=1e4,Ds=[408,425,429],Ps=8e3,Ls=1e4,S=class extends Error{constructor(t,e){super(`the daemon refuses: ${t} ${e}`.trim()),this.status=t}};function Ht(n,t={}){return new Ve(n,t)}var Ve=class{#e;#t;#s=be();#n=new Set;#r=null;#o=0;#i=null;#a=0;#l=()=>{};constructor(t,{queueEvents:e=1e3,quietMs:s=Ps,WebSocket:r=globalThis.WebSocket,...i}){if(!r)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(e>=1))throw new RangeError(`queueEvents: expected at least 1, got ${e}`);this.#e=new URL(t),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:e,quietMs:s,WebSocket:r,...i}}get state(){return this.#s}get skewMs(){return this.#a}reconnect(){this.#l()}async*[Symbol.asyncIterator](){let{onLag:t,signal:e}=this.#t,s={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},r=()=>{s.stopped=!0,s.endWait(),s.socket&&Is(s.socket),s.wake()};if(!e?.aborted){e?.addEventListener("abort",r),this.#l=()=>s.endWait(),this.#u(s).catch(i=>{s.failure=i,s.wake()});try{for(;;){for(;s.queue.length===0;){if(s.failure)throw s.failure;if(s.stopped)return;await new Promise(a=>s.wake=a)}let{lost:i}=s;s.lost=0;let o=s.queue.shift();i&&t?.(i),yield o}}finally{e?.removeEventListener("abort",r),r()}}}async#u(t){let{onStatus:e}=this.#t,s=zt;for(;!t.stopped;){e?.("connecting");let r=performance.now(),i=await this.#c();if(i&&(this.#a=Date.parse(i.issued_at)-Date.now()),i&&!t.stopped&&await this.#p(t,i,r)&&(s=zt),t.stopped)return;e?.("lost"),await new Promise(o=>{let a=setTimeout(o,s*(.5+.5*Math.random()));t.endWait=()=>(clearTimeout(a),o())}),s=Math.min(2*s,Rs)}}async#c(){let{getTicket:t}=this.#t;return t?Ns(await t()):qe(this.#e,this.#t)}#p(t,e,s){let{WebSocket:r,sessions:i,roles:o,types:a,sources:l,recentS:d}=this.#t,p=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);p.protocol=p.protocol.replace("http","ws");for(let[u,f]of Object.entries({session:i,role:o,type:a,source:l}))for(let g of f??[])p.searchParams.append(u,g);d&&p.searchParams.set("recent_s",d);let c=this.#i===null?this.#r:null;return c!==null&&p.searchParams.set("resume_from",c),new Promise((u,f)=>{let g=!1,_=t.socket=new r(p.href,["cloudevents.json",`ticket.${e.ticket}`]),C=()=>{G.stop(),_===t.socket&&(t.socket=null),_.close(),u(g)},G=Us(this.#e,this.#t.quietMs,C);_.onopen=()=>{this.#o=Date.parse(e.issued_at)+performance.now()-s,c===null&&(this.#s=be(),this.#i=this.#o),this.#t.onStatus?.("open")},_.onmessage=({data:ms})=>{g=!0,G.heard();try{_===t.socket&&!this.#d(JSON.parse(ms),t)&&C()}catch(fs){f(fs),C()}},_.onclose=C})}#d(t,e){let s=t.type.endsWith(".gap.v1")?t.data.reason:null;if(s==="subscriber_slow"&&this.#i===null&&this.#r!==null)return!1;if(s==="resume_expired"?this.#i=this.#o:this.#i!==null&&Date.parse(t.time)>this.#i&&(this.#i=null),this.#r=t.id,this.#s=jt(this.#s,t),!this.#n.has(t.id)){this.#n.add(t.id),this.#n.size>Os&&this.#n.delete(this.#n.values().next().value);let{types:r}=this.#t;if(r?.length&&!r.includes(t.type.replace("org.emotionstreamer.","")))return s!=="subscriber_slow";e.queue.push(t)>this.#t.queueEvents&&(e.queue.shift(),e.lost++),e.wake()}return s!=="subscriber_slow"}};async function qe(n,{token:t,sessions:e,roles:s,types:r,sources:i}={}){let o=typeof t=="function"?await t():t;try{let a=await fetch(new URL("/api/ticket",n),{method:"POST",signal:AbortSignal.timeout(Ls),headers:o?{Authorization:`Bearer ${o}`}:{},body:JSON.stringify({sessions:e,roles:s,types:r,sources:i})});if(a.ok)return await a.json();if(a.status<500&&!Ds.includes(a.status))throw new S(a.status,(await a.text()).trim())}catch(a){if(a instanceof S)throw a}return null}function Ns(n){if(n&&!(typeof n.ticket=="string"&&Date.parse(n.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return n}function Is(n){n.readyState===n.CONNECTING?n.onopen=()=>n.close():n.close()}function Us(n,t,e){let s=performance.now(),r=()=>performance.now()-s>=t,i=setInterval(()=>{if(!r())return;let o={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(t/2)};fetch(new URL("/livez",n),o).catch(()=>r()&&e())},t/2);return{heard:()=>s=performance.now(),stop:()=>clearInterval(i)}}var ye=class{constructor(){this.cues=new Map;this.takes=[]}apply(t,e,s){let r=`${e.session_id} ${e.leg_id}`;if(t==="advice.v1")this.cues.set(r,js(e,s));else if(t==="coach.report.v1")this.#e(r,e,s);else if(t==="session.ended.v1")for(let[i,o]of this.cues)o.sessionId===e.session_id&&this.cues.delete(i)}keep(t){for(let[e,s]of this.cues)Object.hasOwn(t,s.sessionId)||this.cues.delete(e)}hasTakeOf(t){return this.takes.some(e=>e.sessionId===t)}#e(t,e,s){this.cues.delete(t),!this.takes.some(r=>r.id===t&&r.at===s)&&(this.takes.unshift(zs(t,e,s)),this.takes.length=Math.min(this.takes.length,30))}};function js(n,t){return{sessionId:n.session_id,role:n.role,cue:n.cue,label:n.label??null,heard:n.heard,target:n.target,at:t}}function zs(n,t,e){return{id:n,sessionId:t.session_id,legId:t.leg_id,heardMs:t.heard_ms,shares:t.shares,target:t.target,distance:t.distance??null,onTargetShare:t.on_target_share??null,mixtures:t.mixtures,stretches:t.stretches,at:e}}var Hs="org.emotionstreamer.",ee=n=>n.type.replace(Hs,"");var Ze=15*6e4,Bt=6e4,Vt={speaking:!1,state:"none",probability:0},Ge=class{constructor(t,e){this.id=t;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let s={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:e,analysed:!0,...Vt,...s}}get role(){return this.current.role}get analysed(){return this.current.analysed}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:t}=this.current;return t===null||this.origin===null?null:this.origin+t}},Fe=class{constructor(t,e){this.id=t;this.startedAt=e;this.sourceId="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.cleared=[];this.version=0;this.lostEvents=0;this.#e=null}#e;take(t){if(t!==this.#e){this.#e=t,this.version++,this.sourceId=t.source_id??this.sourceId,this.callReference=t.call_reference,this.alerts=t.alerts,t.started_at!==null&&(this.startedAt=Date.parse(t.started_at));for(let[e,s]of Object.entries(t.legs))this.leg(e,s.role).current=s}}leg(t,e){let s=this.legs.get(t);return s===void 0&&(s=new Ge(t,e),this.legs.set(t,s)),s}};function qt(n){return[...Object.entries(n.alerts).map(([e,s])=>({...s,id:e,session_id:n.id,clearedAt:null,reason:null})),...n.cleared]}var V=class{constructor(t=[]){this.labels=t;this.sessions=new Map;this.sources=new Map;this.overload=null;this.lostEvents=0;this.version=0;this.coach=new ye;this.#e=new Map;this.#t=new Map}#e;#t;known(t){return this.#t.get(t)}sync(t,e){this.overload=t.overload,this.coach.keep(t.sessions);for(let[s,r]of Object.entries(t.sessions)){let i=this.#s(s,e);i.take(r),this.sessions.set(s,i)}for(let s of this.sessions.values())s.endedAt===null&&!(s.id in t.sessions)&&this.sessions.delete(s.id);for(let s of this.sources.keys())s in t.sources||this.sources.delete(s)}apply(t){let e=Date.parse(t.time),s=t.data,r=ee(t);this.version++,this.coach.apply(r,s,e),r==="source.health.v1"?this.sources.set(s.source_id,{id:s.source_id,state:s.state,detail:s.detail??"",at:e}):r==="session.started.v1"?this.#n(s,e):r==="session.ended.v1"?this.#r(s,e):r==="gap.v1"?this.#o(s,e):s.session_id!==void 0&&this.#i(r,s,e)}find(t){return this.sessions.get(t)??this.#e.get(t)}forget(t){for(let e of this.#t.values()){let s=Math.max(e.startedAt,...[...e.legs.values()].map(r=>r.heardAt));(this.sessions.has(e.id)?t-(e.endedAt??t)>Bt:t-s>Ze)&&(this.#t.delete(e.id),this.sessions.delete(e.id),this.coach.hasTakeOf(e.id)&&this.#e.set(e.id,e),this.version++);for(let r of e.legs.values())Zs(r,t);te(e.cleared,({clearedAt:r})=>r<t-Bt)}for(let e of this.#e.values())t-e.endedAt>Ze&&this.#e.delete(e.id)}#s(t,e){let s=this.#t.get(t);return s===void 0&&(s=new Fe(t,e),this.#t.set(t,s)),s.version++,s}#n(t,e){let s=this.#t.get(t.session_id);s!==void 0&&(s.endedAt!==null||s.startedAt<e)&&this.#t.delete(s.id);let r=this.#s(t.session_id,e);r.startedAt=e,Wt(r,t,e)}#r(t,e){let s=this.#t.get(t.session_id);if(s!==void 0){s.endedAt=e,s.endReason=t.reason??"",s.version++,this.sessions.set(s.id,s),s.alerts={};for(let r of s.legs.values())qs(r,e)}}#o(t,e){if(this.lostEvents+=t.lost_events??0,t.session_id==null)return;let s=this.#s(t.session_id,e);s.lostEvents+=t.lost_events??0;for(let r of t.leg_ids??[]){let i=s.legs.get(r);if(i?.origin==null||!t.lost_ms)continue;let o=e-i.origin;i.gaps.push({from:o-t.lost_ms,to:o,reason:t.reason??""})}}#i(t,e,s){let r=this.#s(e.session_id,s);if(t==="session.changed.v1"&&Wt(r,e,s),t==="alert.v1"&&e.status==="cleared"){r.cleared.push({...e,id:e.alert_id,clearedAt:s});return}if(e.leg_id==null)return;let i=r.leg(e.leg_id,e.role??"unknown");i.heardAt=Math.max(i.heardAt,s),t==="utterance.started.v1"?Ws(i,e,s):t==="utterance.ended.v1"?Vs(i,e,s):t==="emotion.v1"?this.#a(i,e,s):t==="state.v1"&&(i.origin=s-e.since_ms)}#a(t,e,s){let r=e.audio;t.origin=s-r.end_ms,t.latencyMs=e.latency_ms?.audio_end_to_publish??t.latencyMs,t.inferenceMs=e.latency_ms?.inference??t.inferenceMs,t.model=`${e.model.name} ${e.model.version} (${e.model.precision})`,t.quality=r.quality;let i=t.utterances.at(-1),o=t.pieces.at(-1),a=i?.id===e.utterance_id?i.from:r.start_ms,l=o!==void 0&&o.to>a?o.to:a;l>=r.end_ms||(t.pieces.push({from:l,to:r.end_ms,shares:e.abstained?[]:this.#l(e),reason:e.abstained?e.reason??"unknown":null}),e.dimensions&&!e.abstained&&t.affect.push({at:r.end_ms,valence:e.dimensions.valence,arousal:e.dimensions.arousal}))}#l(t){let e=this.labels.map(()=>0);for(let{name:s,probability:r}of t.posterior??[]){let i=this.labels.indexOf(s);i<0&&(i=this.labels.push(s)-1),e[i]=r}return e}};function Wt(n,t,e){for(let s of t.legs??[])Bs(n.leg(s.leg_id,s.role),s,e)}function Bs(n,t,e){n.codec=t.codec,n.origin??=e}function Ws(n,t,e){let s=n.utterances.at(-1);s?.id!==t.utterance_id&&(s!==void 0&&(s.to??=t.start_ms),n.origin=e-t.start_ms,n.utterances.push({id:t.utterance_id,from:t.start_ms,to:null}))}function Vs(n,t,e){let{start_ms:s,end_ms:r}=t.audio;n.origin=e-r;let i=n.utterances.at(-1);i?.id===t.utterance_id?(i.from=s,i.to=r):n.utterances.push({id:t.utterance_id,from:s,to:r})}function qs(n,t){let e=n.utterances.at(-1);e!==void 0&&n.origin!==null&&(e.to??=t-n.origin),n.current={...n.current,...Vt}}function Zs(n,t){if(n.origin===null)return;let e=t-Ze-n.origin;te(n.pieces,s=>s.to<e),te(n.utterances,s=>(s.to??1/0)<e),te(n.gaps,s=>s.to<e),te(n.affect,s=>s.at<e)}function te(n,t){let e=0;for(;e<n.length&&t(n[e]);)e++;e>0&&n.splice(0,e)}var Gs=5e3,Zt=1e3,Fs=1.5,Ks=300,Ys=100,Gt=1e3,se=5e3;var q=class extends EventTarget{constructor(e,s={}){super();this.url=e;this.options=s;this.model=new V;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#s=null;this.#n=[];this.#r=!1;this.#o=0;this.#i=0;this.#a=0;this.#l=0;this.#u=0;this.#h=()=>{let e=this.#l-performance.now();if(e>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#h),e);return}this.#r=!1,this.#o=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock()),this.dispatchEvent(new Event("change"))};this.#m=()=>this.reconnect()}#e;#t;#s;#n;#r;#o;#i;#a;#l;#u;start(){this.stop();let e=new AbortController,s=i=>this.setStatus(i),r=Ht(this.url,{queueEvents:1e5,...this.options,onStatus:s,signal:e.signal});this.#s=e,this.#t=r,this.#n=[setInterval(()=>this.model.forget(this.clock()),Gs),setInterval(()=>this.changed(!1),Zt)],addEventListener("online",this.#m),this.#c(r,e.signal)}retain(){this.#u++===0&&this.start()}release(){--this.#u===0&&this.stop()}stop(){this.#s?.abort(),this.#s=null,this.#n.forEach(clearInterval),removeEventListener("online",this.#m)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>se}get hasCaughtUp(){return this.status!=="connecting"&&performance.now()-this.#i>Gt}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#s===null?this.start():this.#t?.reconnect()}changed(e=!0){if(this.#r||this.isPaused&&!e)return;this.#r=!0;let s=performance.now(),r=Math.min(Ks,Fs*this.model.sessions.size),i=Math.max(r-(s-this.#o),this.#l-s);document.hidden?setTimeout(this.#h,Zt):i<=0?requestAnimationFrame(this.#h):setTimeout(()=>requestAnimationFrame(this.#h),i)}setStatus(e){e==="open"?(this.lostAt=null,this.#a=this.clock(),this.#i=performance.now(),this.#d()):this.lostAt??=this.clock(),e!=="refused"&&(this.refusal=null),this.status=e,this.dispatchEvent(new Event("status")),this.changed()}async#c(e,s){try{for await(let r of e)this.#p(r)}catch(r){if(s.aborted)return;this.stop(),r instanceof S||reportError(r),this.refusal=r instanceof S?r:new S(0,String(r)),this.setStatus("refused")}}#p(e){this.model.apply(e),Date.parse(e.time)>this.#a?this.dispatchEvent(new CustomEvent("event",{detail:e})):this.#d(),this.changed(!1)}#d(){this.#l=Math.min(performance.now()+Ys,this.#i+Gt)}#h;#m};function T(n){let t=Math.max(0,Math.floor(n/1e3)),e=[Math.floor(t/3600),Math.floor(t/60)%60,t%60];return(e[0]===0?e.slice(1):e).map((r,i)=>i===0?String(r):String(r).padStart(2,"0")).join(":")}function we(n,t){return new Date(n).toLocaleTimeString(t,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var Kt=["need","newest","name"],Qs=2e3,ke=class{#e=[];#t=0;#s="";sorted(t,e){let s=[...t].filter(a=>en(a,e)),r=`${e.sort} ${e.role} ${e.state}`,i=performance.now();(r!==this.#s||this.#e.length===0||i-this.#t>Qs)&&(this.#s=r,this.#t=i,this.#e=s.sort(Xs[e.sort]).map(a=>a.id));let o=new Map(this.#e.map((a,l)=>[a,l]));return s.sort((a,l)=>(o.get(a.id)??1/0)-(o.get(l.id)??1/0)||a.startedAt-l.startedAt)}},Ke=["customer","agent"];function $e(n,t){let e=({role:s})=>Ke.includes(s)?Ke.indexOf(s):Ke.length;return[...n.legs.values()].filter(({role:s})=>t(s)).sort((s,r)=>e(s)-e(r)||s.id.localeCompare(r.id))}function Js(n){return Object.values(n.alerts).filter(t=>!t.acknowledged).length}function xe(n){return n.endedAt!==null?0:Js(n)>0?4:Math.max(0,...[...n.legs.values()].map(t=>t.state==="none"?0:x(t.state).need))}var Xs={need:(n,t)=>+(n.endedAt!==null)-+(t.endedAt!==null)||xe(t)-xe(n)||Ft(n)-Ft(t)||n.id.localeCompare(t.id),newest:(n,t)=>t.startedAt-n.startedAt,name:(n,t)=>n.id.localeCompare(t.id)};function Ft(n){return Math.min(n.startedAt,...[...n.legs.values()].map(t=>t.since??1/0))}function en(n,t){return[...n.legs.values()].filter(s=>t.role===""||s.role===t.role).some(s=>t.state===""||s.state===t.state)}var Yt=v`
  .alert {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    font-size: 0.92em;
    font-weight: 600;
    min-height: 36px;
  }
  .alert svg {
    width: 1.1em;
    height: 1.1em;
    flex: none;
    color: var(--need3);
  }
  .alert.acknowledged {
    font-weight: 400;
    color: var(--muted);
  }
  .alert.acknowledged svg {
    color: var(--muted);
  }
  .alert .why {
    font-weight: 400;
    color: var(--muted);
  }
  .alert button {
    position: relative;
    z-index: 1;
    margin-left: auto;
    font-weight: 500;
  }
`;function Qt(n,t,e,{details:s=!1}={}){let{texts:r}=n,{acknowledged:i,rule:o}=e,a=r.t(i?"alert_acknowledged":"alert_open",{rule:o}),l=T(n.now()-Date.parse(e.raised_at));return h`<p class="alert ${i?"acknowledged":""}" part="alert">
    ${z} ${a} ${s?h`<span class="why">${tn(n,e)}</span>`:m}
    <span class="why number">${l}</span>
    ${i||n.acknowledge===void 0?m:h`<button aria-label=${`${r.t("acknowledge")}: ${o}`} @click=${()=>n.acknowledge(t)}>${r.t("acknowledge")}</button>`}
  </p>`}function tn({texts:n},t){let e=t.role===null?"":n.word(t.role),s=t.acknowledged_by===null?"":n.t("acknowledged_by",{who:t.acknowledged_by});return[e,sn(n,t),s].filter(Boolean).join(" · ")}function sn(n,{kind:t,labels:e,probability:s,threshold:r}){if(t==="silence")return n.t("alert_silence");let i=a=>a===null?"–":`${Math.round(a*100)} %`,o={labels:e.map(a=>n.word(a)).join(" + "),probability:i(s),threshold:i(r)};return n.t(t==="rising"?"alert_rising":"alert_above",o)}var b=8,nn=5,Jt=new Map;function Xt(n,t,e,s,r){n.clearRect(0,0,s.width,s.height);let i=t.origin;if(i===null||!t.analysed)return;let o=s.width*s.scale/(s.to-s.from),a=c=>Math.round((c+i-s.from)*o)/s.scale,l=(c,u,f)=>{let g=Math.max(0,a(c)),_=Math.min(s.width,a(u));_<=g||(n.fillStyle=f,n.fillRect(g,0,Math.max(.5,_-g),s.height))},d=s.until-i;l(0,d,Z(n,"silent",r.hatch));for(let{from:c,to:u}of t.utterances)l(c,u??d,r.speech),u!==null&&l(c,u,Z(n,"unsure",r.hatch));let p=e.map((c,u)=>u).sort((c,u)=>me(e[c],e[u]));for(let c of t.pieces)a(c.to)<0||a(c.from)>s.width||(l(c.from,c.to,r.speech),c.reason===null?on(n,c,e,p,a(c.from),a(c.to),s.height):l(c.from,c.to,Z(n,rn(c.reason),r.hatch)));for(let c of t.gaps)l(c.from,c.to,r.speech),l(c.from,c.to,Z(n,"lost",r.lost))}function rn(n){return n==="audio_lost"||n==="overload"?"lost":n==="paused"?"paused":"unsure"}function Z(n,t,e){return es(n,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[t],e)}function on(n,t,e,s,r,i,o){let a=o,l=Math.max(.5,i-r);for(let d of s){let p=(t.shares[d]??0)*o;if(p<.5)continue;let{colour:c,pattern:u}=x(e[d]);n.fillStyle=c,n.fillRect(r,a-p,l,p),u!=="plain"&&p>=nn&&(n.fillStyle=es(n,u,"rgba(0, 0, 0, 0.38)"),n.fillRect(r,a-p,l,p)),a-=p}}function es(n,t,e){let s=`${t} ${e}`,r=Jt.get(s);return r===void 0&&(r=n.createPattern(an(t,e),"repeat"),Jt.set(s,r)),r}function an(n,t){let e=document.createElement("canvas");e.width=e.height=b;let s=e.getContext("2d");return s.strokeStyle=s.fillStyle=t,s.lineWidth=1.5,s.beginPath(),(n==="rising"||n==="cross")&&Se(s,[-2,2,2,-2],[0,b,b,0],[b-2,b+2,b+2,b-2]),(n==="falling"||n==="cross")&&Se(s,[-2,b-2,2,b+2],[0,0,b,b],[b-2,-2,b+2,2]),n==="rows"&&Se(s,[0,b/2,b,b/2]),n==="columns"&&Se(s,[b/2,0,b/2,b]),s.stroke(),n==="dots"&&s.fillRect(3,3,1.6,1.6),e}function Se(n,...t){for(let[e,s,r,i]of t)n.moveTo(e,s),n.lineTo(r,i)}var O=new Map,Ye=!1;function ts(n){O.set(n,0),Ye||(Ye=!0,ns())}function ss(n){O.delete(n)}function Ae(n){O.has(n)&&O.set(n,0)}function ns(){if(O.size===0){Ye=!1;return}setTimeout(()=>requestAnimationFrame(ln),100)}function ln(n){for(let[t,e]of O)if(!(!t.visible||e>n)&&(t.paint(),O.delete(t),O.set(t,n+t.everyMs),performance.now()-n>6))break;ns()}var cn=18e4,dn=1e3,hn=5e3,Qe=class extends y{constructor(){super(...arguments);this.display=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=dn;this.visible=!1;this.#e=null;this.#t=null;this.#s=new IntersectionObserver(e=>{this.visible=e.at(-1).isIntersecting,this.visible&&Ae(this)});this.#n=new ResizeObserver(()=>Ae(this))}static{this.properties={display:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=v`
    :host {
      display: block;
      height: var(--lane-height, 40px);
      border-radius: 6px;
      overflow: hidden;
      background: var(--lane);
    }
    canvas {
      width: 100%;
      height: 100%;
      display: block;
    }
  `}#e;#t;#s;#n;connectedCallback(){super.connectedCallback(),this.#s.observe(this),this.#n.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,hn)),ts(this)}disconnectedCallback(){ss(this),this.#s.disconnect(),this.#n.disconnect(),super.disconnectedCallback()}render(){return h`<canvas aria-hidden="true"></canvas>`}updated(e){e.has("scheme")&&(this.#t=null),Ae(this)}paint(){let e=this.renderRoot.querySelector("canvas"),{clientWidth:s,clientHeight:r}=this,{display:i,leg:o}=this;if(e===null||i===null||o===null||s===0)return;let a=Math.min(devicePixelRatio,2);(e.width!==Math.round(s*a)||e.height!==Math.round(r*a))&&(e.width=Math.round(s*a),e.height=Math.round(r*a)),this.#e??=e.getContext("2d");let l=this.#e;l.setTransform(a,0,0,a,0,0),this.#t??=un(this);let d=i.now(),p=this.to??d,c=this.from??p-cn,u=Math.min(this.until??1/0,i.lostAt??1/0,d);Xt(l,o,i.model.labels,{from:c,to:p,width:s,height:r,scale:a,until:u},this.#t)}};function un(n){let t=getComputedStyle(n),e=s=>t.getPropertyValue(s).trim();return{speech:e("--speech"),hatch:e("--hatch"),lost:e("--lost"),cursor:e("--accent")}}$("es-lane",Qe);var Xe=v`
  .leg {
    display: grid;
    gap: 5px;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 1.5em;
  }
  .role {
    font-size: 0.72em;
    letter-spacing: 0.06em;
    text-transform: uppercase;
    color: var(--muted);
    font-weight: 600;
    min-width: 7.2em;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    font-weight: 650;
    font-size: 1.02em;
  }
  .state.quiet {
    font-weight: 400;
    color: var(--muted);
  }
  .percent {
    color: var(--muted);
    font-weight: 400;
    font-size: 0.88em;
  }
  .since {
    margin-left: auto;
    font-size: 0.85em;
    color: var(--muted);
  }
  .talking {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    border: 2px solid var(--muted);
    flex: none;
  }
  .talking.on {
    background: var(--live);
    border-color: var(--live);
  }
`,Je=class extends y{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(e=>{this.#e=e.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#n=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[H,Xe,Yt,v`
      :host {
        content-visibility: auto;
        contain-intrinsic-size: auto 190px;
        overflow-clip-margin: 8px;
      }
      article {
        position: relative;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--emotion-radius, 14px);
        padding: 14px 16px 10px;
        display: grid;
        gap: 10px;
        box-shadow: var(--shadow);
        height: 100%;
        align-content: start;
      }
      article::before {
        content: "";
        position: absolute;
        inset: -1px auto -1px -1px;
        width: 5px;
        border-radius: 14px 0 0 14px;
        background: transparent;
      }
      article.need2::before {
        background: var(--need2);
      }
      article.need3::before,
      article.need4::before {
        background: var(--need3);
      }
      article:hover,
      article:focus-within {
        border-color: var(--line-strong);
      }
      article.ended,
      article.stale {
        filter: grayscale(1);
      }
      header {
        display: flex;
        gap: 8px;
        align-items: baseline;
        min-width: 0;
      }
      header a,
      header button {
        all: unset;
        color: inherit;
        cursor: pointer;
        font-weight: 650;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      header a::after,
      header button::after {
        content: "";
        position: absolute;
        inset: 0;
        border-radius: 14px;
      }
      header a:focus-visible::after,
      header button:focus-visible::after {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      header .when {
        margin-left: auto;
        flex: none;
        font-size: 0.85em;
      }
      .axis {
        display: flex;
        justify-content: space-between;
        font-size: 0.72em;
        color: var(--muted);
      }
      .note {
        font-size: 0.85em;
        color: var(--muted);
        padding: 6px 10px;
        border: 1px dashed var(--line-strong);
        border-radius: 6px;
      }
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:e,session:s}=this;if(s===null||e===null)return m;let{texts:r}=e,i=e.isStale||mn(s,e.clock()),o=s.endedAt!==null,a=[o?"ended":i?"stale":`need${xe(s)}`];return h`<article part="tile" class=${a.join(" ")} aria-label=${M(s)}>
      <header part="header">
        ${this.#s(e,s)}
        <span class="when muted number">
          ${o?r.t("ended",{reason:r.word(s.endReason)}):T(e.now()-s.startedAt)}
        </span>
      </header>
      ${Object.entries(s.alerts).map(([l,d])=>Qt(e,l,d))}
      ${$e(s,l=>e.showsRole(l)).map(l=>et(e,s,l))}
      <div class="axis" aria-hidden="true"><span>${r.t("minutes_ago")}</span><span>${r.t("now")}</span></div>
      ${i&&!o?h`<p class="note">${r.t("stale",{time:we(rs(s),r.code)})}</p>`:m}
    </article>`}#s(e,s){let r=e.addressOf(s),i=e.texts.t("open_session",{id:M(s)});return r!==null?h`<a href=${r} aria-label=${i} title=${s.id}>${M(s)}</a>`:h`<button aria-label=${i} title=${s.id} @click=${this.#n}>${M(s)}</button>`}#n};function et(n,t,e){return h`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${e.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${n.texts.word(e.role)}</span>
      ${pn(e,n)}
    </div>
    ${e.analysed?h`<es-lane part="ribbon" .display=${n} .leg=${e} .until=${t.endedAt} .scheme=${n.scheme}></es-lane>`:m}
  </section>`}function M(n){let t=/^[0-9a-f-]{32,36}$/.test(n.id)?n.id.slice(0,8):n.id;return n.sourceId?`${n.sourceId} · ${t}`:t}function pn(n,t){let{texts:e}=t;if(!n.analysed)return h`<span class="state quiet" part="state">${e.t("not_analysed")}</span>`;if(n.state==="none"){let s=n.speaking?"listening":n.pieces.length>0?"none":"silent";return h`<span class="state quiet" part="state">${e.t(s)}</span>`}return h`<span class="state" part="state">${j(n.state)} ${e.word(n.state)}</span>
    <span class="percent number">${Math.round(n.probability*100)} %</span>
    ${n.since===null?m:h`<span class="since number">${e.t("since",{time:T(t.now()-n.since)})}</span>`}`}function rs(n){return Math.max(n.startedAt,...[...n.legs.values()].map(t=>t.heardAt))}function mn(n,t){let e=[...n.legs.values()].some(s=>s.speaking&&s.analysed);return n.endedAt===null&&e&&t-rs(n)>se}$("es-tile",Je);var is={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Geben Sie dem Dienst ein Ziel, [coach] in seiner Konfiguration, und sprechen Sie:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"mehr {more}, weniger {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",history:"Verlauf",history_none:"Dieser Dienst führt keinen Verlauf. Die Konfiguration schaltet ihn ein:",history_empty:"Nichts gefunden. Was von nun an gesagt wird, steht später hier.",from:"Von",until:"Bis",any_alert:"irgendein Alarm",session_id:"Gespräch",find:"Suchen",loading:"Lädt",more:"Mehr",export_as:"Datei",export:"Exportieren",goes_on:"geht weiter oder hat kein Ende",nobody_spoke:"niemand sprach",back_history:"Zurück zum Verlauf",from_history:"Aus dem Verlauf",whole_session:"Ganzes Gespräch",forget:"Vergessen",forget_title:"Dieses Gespräch vergessen?",forget_what:"Alles, was von {id} aufbewahrt ist, wird gelöscht: für alle und für immer.",left_open:"der Dienst endete vorher",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var tt={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Give the daemon a target, [coach] in its configuration, and speak:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"more {more}, less {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",history:"History",history_none:"This daemon keeps no history. Its configuration can switch one on:",history_empty:"Nothing is found. What is said from now on will be.",from:"From",until:"Until",any_alert:"any alert",session_id:"Session",find:"Find",loading:"Loading",more:"More",export_as:"File",export:"Export",goes_on:"goes on, or has no end",nobody_spoke:"nobody spoke",back_history:"Back to the history",from_history:"From the history",whole_session:"Whole session",forget:"Forget",forget_title:"Forget this session?",forget_what:"All that is kept of {id} is deleted, for everybody and for good.",left_open:"the daemon ended before it",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var os={en:tt,de:is},Ee=class{constructor(t){this.code=t;this.#e=os[t]??tt}#e;t(t,e={}){return this.#e[t].replace(/\{(\w+)\}/g,(s,r)=>String(e[r]??""))}word(t){return this.#e[t]??t.replaceAll("_"," ")}};function st(...n){let t=n.map(e=>(e??"").slice(0,2).toLowerCase());return new Ee(t.find(e=>Object.hasOwn(os,e))??"en")}var qr=new Ee("en");var as=`/* The colours: of the page, and of each embedded element, whose host page may set those that begin with --emotion-. */

:root,
.palette {
  color-scheme: light;
  --bg: #f3f5f8;
  --bar: #ffffff;
  --surface: var(--emotion-surface, #ffffff);
  --raised: var(--emotion-raised, #eef1f5);
  --line: var(--emotion-line, #dce2e9);
  --line-strong: var(--emotion-line-strong, #8593a3);
  --text: var(--emotion-text, #17202b);
  --muted: var(--emotion-muted, #536170);
  --accent: var(--emotion-accent, #1557c0);
  --on-accent: #ffffff;
  --second: #8a4b9c;
  --live: var(--emotion-live, #0a8043);
  --need2: var(--emotion-need2, #b8558f);
  --need3: var(--emotion-need3, #d55e00);
  --banner: #fff1d6;
  --banner-text: #4d3500;
  --lane: var(--emotion-lane, #f0f2f5);
  --speech: var(--emotion-speech, #ffffff);
  --hatch: var(--emotion-hatch, #aab4c0);
  --lost: var(--emotion-lost, #b03a2e);
  --outline: #17202b;
  --outline-soft: rgb(23 32 43 / 45%);
  --shadow: 0 1px 2px rgb(16 24 40 / 6%);
  --shadow-high: 0 8px 30px rgb(16 24 40 / 16%);
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
    color-scheme: dark;
    --bg: #0d1117;
    --bar: #12171e;
    --surface: var(--emotion-surface, #161c24);
    --raised: var(--emotion-raised, #212a35);
    --line: var(--emotion-line, #2a3440);
    --line-strong: var(--emotion-line-strong, #6d7d8e);
    --text: var(--emotion-text, #e9eef4);
    --muted: var(--emotion-muted, #a3b0be);
    --accent: var(--emotion-accent, #7ab0ff);
    --on-accent: #0a1420;
    --second: #cf9be0;
    --live: var(--emotion-live, #3ecf7c);
    --need2: var(--emotion-need2, #e08cc0);
    --need3: var(--emotion-need3, #ff8440);
    --banner: #3d2e0a;
    --banner-text: #ffe3a6;
    --lane: var(--emotion-lane, #10151c);
    --speech: var(--emotion-speech, #222c37);
    --hatch: var(--emotion-hatch, #566474);
    --lost: var(--emotion-lost, #ff7b6b);
    --outline: #e9eef4;
    --outline-soft: rgb(233 238 244 / 40%);
    --shadow: none;
    --shadow-high: 0 8px 30px rgb(0 0 0 / 55%);
  }
}

:root[data-theme="dark"],
.palette.dark {
  color-scheme: dark;
  --bg: #0d1117;
  --bar: #12171e;
  --surface: var(--emotion-surface, #161c24);
  --raised: var(--emotion-raised, #212a35);
  --line: var(--emotion-line, #2a3440);
  --line-strong: var(--emotion-line-strong, #6d7d8e);
  --text: var(--emotion-text, #e9eef4);
  --muted: var(--emotion-muted, #a3b0be);
  --accent: var(--emotion-accent, #7ab0ff);
  --on-accent: #0a1420;
  --second: #cf9be0;
  --live: var(--emotion-live, #3ecf7c);
  --need2: var(--emotion-need2, #e08cc0);
  --need3: var(--emotion-need3, #ff8440);
  --banner: #3d2e0a;
  --banner-text: #ffe3a6;
  --lane: var(--emotion-lane, #10151c);
  --speech: var(--emotion-speech, #222c37);
  --hatch: var(--emotion-hatch, #566474);
  --lost: var(--emotion-lost, #ff7b6b);
  --outline: #e9eef4;
  --outline-soft: rgb(233 238 244 / 40%);
  --shadow: none;
  --shadow-high: 0 8px 30px rgb(0 0 0 / 55%);
}
`;function ls(n,t){if(t==="dark"||t==="light")return t==="dark";let e=getComputedStyle(n).colorScheme.split(" ");return e.includes("dark")?!e.includes("light")||matchMedia("(prefers-color-scheme: dark)").matches:!1}async function Te(n,t,e){let{getTicket:s}=n;try{return s===null?await qe(t,e):await s()}catch(r){if(n.getTicket!==s)return null;if(s===null)throw r;n.dispatchEvent(new CustomEvent("emotion-error",{detail:{error:r},bubbles:!0,composed:!0}));let i=r?.status;if(i===401||i===403)throw new S(i,r instanceof Error?r.message:"");return null}}var gn=5e3,vn=2,nt=["customer","agent","unknown","mixed"],k=class extends y{constructor(){super(...arguments);this.url="";this.roles="";this.theme="auto";this.quiet=!1;this.getTicket=null;this.feed=null;this.texts=st("en");this.scheme="light";this.announcement="";this.#e=null;this.#t="";this.#s=0;this.#p=()=>this.requestUpdate();this.#d=()=>{let e=this.#e?.refusal?.message??null;this.tell("emotion-status",{status:this.status,reason:e})};this.#h=e=>{let s=e.detail,{data:r}=s;if(!(r.session_id!==void 0&&r.role!=null&&!this.shows(r.session_id,r.role))){if(ee(s)==="state.v1"){let{session_id:i,leg_id:o,role:a,state:l,probability:d}=r;this.tell("emotion-state",{session_id:i,leg_id:o,role:a,state:l,probability:d}),l!=="none"&&x(l).need>=vn&&this.announce(this.#m("announce",r))}else ee(s)==="alert.v1"&&this.shows(r.session_id,r.role??null)&&(this.tell("emotion-alert",r),r.status==="raised"&&this.announce(this.#m("announce_alert",r)));this.happened(s)}}}static{this.properties={url:{},roles:{},theme:{},quiet:{type:Boolean},getTicket:{attribute:!1},feed:{attribute:!1}}}static{this.styles=[ie(as),H,v`
      :host([hidden]) {
        display: none;
      }
      .palette {
        color: var(--text);
        line-height: 1.45;
        display: grid;
        gap: 0.7em;
      }
      .bar {
        display: flex;
        gap: 0.6em;
        align-items: center;
        font-size: 0.88em;
        color: var(--muted);
      }
      .bar .grow {
        flex: 1;
        min-width: 0;
      }
      .bar button {
        min-height: 28px;
        padding: 0 8px;
        display: grid;
        place-items: center;
      }
      .status {
        display: inline-flex;
        gap: 0.5em;
        align-items: center;
      }
      .status i {
        width: 10px;
        height: 10px;
        border-radius: 50%;
        border: 2px solid var(--muted);
      }
      .status.open i {
        background: var(--live);
        border-color: var(--live);
      }
      .status.lost i,
      .status.refused i {
        border-radius: 2px;
        background: var(--need3);
        border-color: var(--need3);
      }
      .message {
        padding: 0.7em 0.9em;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--banner);
        color: var(--banner-text);
        font-size: 0.92em;
        overflow-wrap: anywhere;
      }
      .empty {
        padding: 1.2em;
        text-align: center;
        color: var(--muted);
        border: 1px dashed var(--line-strong);
        border-radius: 12px;
        background: var(--surface);
      }
      .stale {
        filter: grayscale(1);
      }
    `]}#e;#t;#s;#n;get status(){return this.#e?.status??"connecting"}get paused(){return this.#e?.isPaused??!1}get model(){return this.#e?.model??_n}get isStale(){return this.#e?.isStale??!1}get lostAt(){return this.#e?.lostAt??null}clock(){return this.#e?.clock()??Date.now()}now(){return this.#e?.now()??Date.now()}showsRole(e){let s=this.roleNames();return s.length===0||s.includes(e)}addressOf(e){return null}pause(){this.paused||this.#e?.togglePause()}resume(){this.paused&&this.#e?.togglePause()}reconnect(){this.#e?.reconnect()}connectedCallback(){super.connectedCallback(),this.#l()}disconnectedCallback(){super.disconnectedCallback(),setTimeout(()=>this.isConnected||this.#c())}knowsWhat(){return this.#o()===void 0}streamOptions(){let e=this.roleNames();return e.length>0?{roles:e}:{}}roleNames(){return this.#r().filter(e=>nt.includes(e))}#r(){return(this.roles||"").split(/[\s,]+/).filter(Boolean)}#o(){return this.#r().find(e=>!nt.includes(e))}happened(e){}tell(e,s,r=!1){return this.dispatchEvent(new CustomEvent(e,{detail:s,bubbles:!0,composed:!0,cancelable:r}))}announce(e){let s=performance.now();this.quiet||s-this.#s<gn||(this.#s=s,this.announcement=e)}willUpdate(e){this.texts=st(this.closest("[lang]")?.lang,document.documentElement.lang,navigator.language),this.scheme=ls(this,this.theme)?"dark":"light",["url","roles","feed","session","callReference"].some(s=>e.has(s))&&this.#l(),e.has("getTicket")&&(this.status==="refused"||this.status==="lost")&&this.reconnect()}render(){let{texts:e,status:s}=this,r=this.paused?"resume":"pause";return h`<div class="palette ${this.scheme}" part="base" lang=${e.code}>
      <div class="bar" part="bar">
        <span class="status ${s}" part="status" role="status"><i aria-hidden="true"></i>${e.t(s)}</span>
        <span class="grow"></span>
        <button part="pause" aria-label=${e.t(r)} title=${e.t(r)} @click=${()=>this.#e?.togglePause()}>
          <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true" fill="currentColor"><path d=${bn[r]} /></svg>
        </button>
      </div>
      ${this.#i()}
      <div class=${this.isStale?"stale":""}>${this.content()}</div>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${this.announcement}</div>
    </div>`}#i(){let{texts:e}=this,s=o=>h`<p class="message" part="message" role="alert">${o}</p>`,r=this.#o();if(r!==void 0)return s(e.t("wrong_role",{role:r,roles:nt.join(" ")}));if(this.#e===null)return this.#a()===null?s(e.t("no_address")):m;if(this.#e.refusal!==null)return s(e.t("refused_element",{reason:this.#e.refusal.message}));let{lostAt:i}=this;return i!==null&&this.clock()-i>se/5?s(e.t("lost_element",{time:we(i,e.code)})):this.paused?h`<p class="bar" part="message">${e.t("paused_element")}</p>`:m}#a(){let e=this.url||(import.meta.url?.endsWith("/elements.js")?import.meta.url:""),s=e===""?null:yn(e);return s!==null&&/^(https?|wss?):$/.test(s.protocol)?s.origin.replace(/^ws/,"http")+wn(s):null}#l(){clearTimeout(this.#n),this.#n=setTimeout(()=>this.isConnected&&this.#u())}#u(){let e=this.#a(),s=this.streamOptions();if(!this.knowsWhat()){this.#c();return}let r=JSON.stringify([e,s]);if(this.feed===null?r===this.#t:this.feed===this.#e)return;if(this.#c(),this.feed===null&&e===null){this.requestUpdate();return}let i={getTicket:()=>Te(this,e,s)};this.#e=this.feed??new q(e,{...s,...i}),this.#t=this.feed===null?r:"",this.#e.addEventListener("change",this.#p),this.#e.addEventListener("status",this.#d),this.#e.addEventListener("event",this.#h),this.#e.retain(),this.requestUpdate()}#c(){this.#e!==null&&(this.#e.removeEventListener("change",this.#p),this.#e.removeEventListener("status",this.#d),this.#e.removeEventListener("event",this.#h),this.#e.release(),this.#e=null,this.#t="")}#p;#d;#h;shows(e,s){return s===null||this.showsRole(s)}#m(e,s){let{t:r,word:i}={t:this.texts.t.bind(this.texts),word:this.texts.word.bind(this.texts)},o=i(String(s.rule??""));return r(e,{role:i(s.role??"all"),id:s.session_id,state:i(s.state??""),rule:o})}},_n=new V,bn={resume:"M7 4v16l13-8Z",pause:"M6 4h4v16H6ZM14 4h4v16h-4Z"};function yn(n){try{return new URL(n,document.baseURI)}catch{return null}}function wn({pathname:n}){return n.endsWith("/elements.js")?"":n}var kn=["alert.v1","session.started.v1","session.changed.v1","session.ended.v1","gap.v1"],Me=class extends k{constructor(){super(...arguments);this.session="";this.limit=0}static{this.properties={session:{},limit:{type:Number}}}static{this.styles=[...k.styles,v`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.6em;
      }
      li {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0.2em 0.7em;
        align-items: center;
        background: var(--surface);
        border: 1px solid var(--line);
        border-left: 5px solid var(--need3);
        border-radius: var(--emotion-radius, 12px);
        padding: 0.7em 0.9em;
      }
      li.acknowledged {
        border-left-color: var(--need2);
      }
      li.cleared {
        border-left-color: var(--line-strong);
        color: var(--muted);
      }
      li svg {
        width: 1.3em;
        height: 1.3em;
        color: var(--need3);
      }
      li.cleared svg,
      li.acknowledged svg {
        color: var(--muted);
      }
      .rule {
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      .when {
        font-size: 0.88em;
        color: var(--muted);
      }
      .about,
      .actions {
        grid-column: 2 / 4;
        font-size: 0.92em;
      }
      .actions {
        display: flex;
        gap: 0.6em;
        margin-top: 0.3em;
        flex-wrap: wrap;
      }
    `]}streamOptions(){let e={...super.streamOptions(),types:kn};return this.session?{...e,sessions:[this.session]}:e}shows(e,s){return(!this.session||e===this.session)&&super.shows(e,s)}content(){let e=this.#e();return e.length===0?h`<p class="empty" part="empty">${this.texts.t("no_alert")}</p>`:h`<ul part="list" aria-label=${this.texts.t("alerts")}>
      ${_e(e,([s])=>s.id,([s,r])=>this.#t(s,r))}
    </ul>`}#e(){let s=[...this.model.sessions.values()].flatMap(r=>qt(r).map(i=>[i,r])).filter(([r])=>this.shows(r.session_id,r.role));return s.sort(([r],[i])=>cs(r)-cs(i)||i.raised_at.localeCompare(r.raised_at)||r.id.localeCompare(i.id)),this.limit>0?s.slice(0,this.limit):s}#t(e,s){let{texts:r}=this,i=e.clearedAt===null,o=(e.clearedAt??this.now())-Date.parse(e.raised_at);return h`<li part=${i?"alert open":"alert cleared"} class=${i?e.acknowledged?"acknowledged":"":"cleared"}>
      ${z}
      <span class="rule" part="rule">${r.word(e.rule)}</span>
      <span class="when number">${T(o)}</span>
      <span class="about" part="about">${[e.role===null?"":r.word(e.role),this.#s(e),this.#n(e)].filter(Boolean).join(" · ")}</span>
      <span class="actions">
        <button part="select" @click=${()=>this.#r(s)}>${M(s)}</button>
        ${i&&!e.acknowledged?h`<button part="acknowledge" @click=${()=>this.#o(e)}>${r.t("acknowledge")}</button>`:m}
      </span>
    </li>`}#s({kind:e,labels:s,probability:r,threshold:i}){let o=l=>l===null?"–":`${Math.round(l*100)} %`,a={labels:s.map(l=>this.texts.word(l)).join(" + "),probability:o(r),threshold:o(i)};return e==="silence"?this.texts.t("alert_silence"):this.texts.t(e==="rising"?"alert_rising":"alert_above",a)}#n({clearedAt:e,reason:s,acknowledged:r,acknowledged_by:i}){return e!==null?this.texts.t("cleared",{reason:this.texts.word(s??"unknown")}):r?i===null?this.texts.t("acknowledged"):this.texts.t("acknowledged_by",{who:i}):""}#r(e){this.tell("emotion-select",{session_id:e.id,call_reference:e.callReference})}#o({id:e,session_id:s,leg_id:r,rule:i}){this.tell("emotion-acknowledge",{alert_id:e,session_id:s,leg_id:r,rule:i})}};function cs(n){return n.clearedAt!==null?2:n.acknowledged?1:0}var rt=class extends B{constructor(t){if(super(t),t.type!==fe.ELEMENT)throw new Error("styled() belongs into a tag")}render(t){return w}update(t,[e]){let{style:s}=t.element;for(let[r,i]of Object.entries(e))s.setProperty(r,i);return w}},ds=ge(rt);var xn=180,$n=4,Ce=class extends k{constructor(){super(...arguments);this.session="";this.callReference="";this.details=!1}static{this.properties={session:{},callReference:{attribute:"call-reference"},details:{type:Boolean}}}static{this.styles=[...k.styles,Xe,v`
      article {
        --lane-height: var(--emotion-lane-height, 48px);
        display: grid;
        gap: 0.8em;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--emotion-radius, 12px);
        padding: 0.9em 1em;
      }
      header {
        display: flex;
        gap: 0.7em;
        align-items: baseline;
      }
      h2 {
        margin: 0;
        font-size: 1em;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      header span {
        margin-left: auto;
        flex: none;
        font-size: 0.88em;
      }
      .alert {
        display: flex;
        gap: 0.5em;
        align-items: center;
        font-weight: 600;
      }
      .alert svg {
        width: 1.1em;
        height: 1.1em;
        color: var(--need3);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.3em;
      }
      li {
        display: grid;
        grid-template-columns: 8em 1fr 3.2em;
        gap: 0.6em;
        align-items: center;
        font-size: 0.9em;
      }
      li span:first-child {
        display: inline-flex;
        gap: 0.5em;
        align-items: center;
      }
      li .number {
        text-align: right;
      }
      .share {
        height: 10px;
        border-radius: 4px;
        background: var(--lane);
        overflow: hidden;
      }
      .share i {
        display: block;
        height: 100%;
        box-shadow: inset 0 0 0 1px var(--outline-soft);
      }
    `]}knowsWhat(){return super.knowsWhat()&&!!(this.session||this.callReference)}streamOptions(){let e={...super.streamOptions(),recentS:xn};return this.session?{...e,sessions:[this.session]}:e}shows(e,s){return e===(this.session||this.#e()?.id)&&super.shows(e,s)}content(){let{texts:e}=this,s=this.#e();if(s===void 0)return h`<p class="empty" part="empty">${e.t("waiting_session")}</p>`;let r=$e(s,o=>this.showsRole(o)),i=s.endedAt!==null;return h`<article part="session" aria-label=${M(s)}>
      <header part="header">
        <h2 title=${s.id}>${M(s)}</h2>
        <span class="muted number">
          ${i?e.t("ended",{reason:e.word(s.endReason)}):T(this.now()-s.startedAt)}
        </span>
      </header>
      ${Object.values(s.alerts).map(({acknowledged:o,rule:a})=>h`<p class="alert" part="alert">${z} ${e.t(o?"alert_acknowledged":"alert_open",{rule:e.word(a)})}</p>`)}
      ${r.map(o=>h`${et(this,s,o)} ${this.details&&o.analysed?this.#t(o):m}`)}
    </article>`}#e(){let{sessions:e}=this.model;return this.session?e.get(this.session):this.callReference?[...e.values()].sort((r,i)=>i.startedAt-r.startedAt).find(r=>r.callReference===this.callReference):void 0}#t(e){let s=[...e.current.posterior].sort((r,i)=>i.probability-r.probability).slice(0,$n);return h`<ul part="shares" aria-label=${`${this.texts.t("probabilities")}: ${this.texts.word(e.role)}`}>
      ${s.map(({name:r,probability:i})=>h`<li>
          <span>${j(r)} ${this.texts.word(r)}</span>
          <span class="share"><i ${ds({width:`${i*100}%`,background:x(r).colour})}></i></span>
          <span class="number">${Math.round(i*100)} %</span>
        </li>`)}
    </ul>`}};var Sn=["silent","unsure","lost","paused"],it=class extends y{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[H,v`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 18px;
        font-size: 0.85em;
        color: var(--muted);
      }
      span {
        display: inline-flex;
        gap: 7px;
        align-items: center;
      }
      canvas {
        width: 26px;
        height: 16px;
        border-radius: 3px;
        border: 1px solid var(--line-strong);
        background: var(--lane);
      }
      p {
        margin-top: 10px;
        font-size: 0.85em;
        color: var(--muted);
      }
    `]}render(){if(this.display===null)return m;let{model:e,texts:s}=this.display;return h`<div role="group" aria-label=${s.t("legend")}>
        ${[...e.labels].sort(me).map(r=>h`<span>${j(r)} ${s.word(r)}</span>`)}
        ${Sn.map(r=>h`<span><canvas width="52" height="32" data-kind=${r} aria-hidden="true"></canvas>${s.t(`hatch_${r}`)}</span>`)}
      </div>
      <p>${s.t("events_say")}</p>`}updated(){let e=getComputedStyle(this);for(let s of this.renderRoot.querySelectorAll("canvas")){let r=s.dataset.kind,i=e.getPropertyValue(r==="lost"?"--lost":"--hatch").trim();if(s.dataset.colour===i)continue;s.dataset.colour=i;let o=s.getContext("2d");o.setTransform(2,0,0,2,0,0),o.clearRect(0,0,26,16),o.fillStyle=Z(o,r,i),o.fillRect(0,0,26,16)}}};$("es-legend",it);var An=180,En="tile, header, leg, role, state, ribbon, alert",Re=class extends k{constructor(){super(...arguments);this.state="";this.sort="need";this.limit=0;this.legend=!1;this.#e=new ke}static{this.properties={state:{},sort:{},limit:{type:Number},legend:{type:Boolean}}}static{this.styles=[...k.styles,v`
      .grid {
        --lane-height: var(--emotion-lane-height, 40px);
        display: grid;
        gap: 0.9em;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--emotion-tile-width, 300px)), 1fr));
      }
      es-legend {
        display: block;
        margin-top: 1em;
      }
    `]}#e;streamOptions(){return{...super.streamOptions(),recentS:An}}content(){let{texts:e,scheme:s,model:r}=this,i=Kt.find(c=>c===this.sort)??"need",o=this.roleNames(),a={role:o.length===1?o[0]:"",state:this.state||"",sort:i},l=this.#e.sorted(r.sessions.values(),a),d=this.limit>0?l.slice(0,this.limit):l,p=h`<p class="empty" part="empty">${e.t(r.sessions.size>0?"no_match":"nobody")}</p>`;return h`${d.length===0?p:m}
      <div class="grid" part="grid">
        ${_e(d,c=>c.id,c=>h`<es-tile exportparts=${En} .display=${this} .session=${c} .stamp=${this.#t(c)} @choose=${()=>this.#s(c)}></es-tile>`)}
      </div>
      ${this.legend?h`<es-legend .display=${this} .stamp=${`${r.labels.length} ${e.code} ${s}`}></es-legend>`:m}`}#t(e){return`${e.version} ${Math.floor(this.now()/1e3)} ${this.isStale} ${this.texts.code} ${this.scheme}`}#s(e){this.tell("emotion-select",{session_id:e.id,call_reference:e.callReference})}};var hs="emotion-streamer";function us(n){return{...n,protocol:hs,version:1}}function ps(n){let t=n;if(typeof t!="object"||t?.protocol!==hs)return null;if(t.version!==1)throw new TypeError(`version: expected 1, got ${String(t.version)}`);if(typeof t.type!="string")throw new TypeError("type: expected a word");return t}var ot=class extends EventTarget{constructor(e,s={}){super();this.iframe=e;this.options=s;this.#e=new URL(e.src).origin,addEventListener("message",this.#o),e.addEventListener("load",this.#n),e.contentDocument?.URL!=="about:blank"&&this.#n()}#e;#t=[];set(e){this.#s({type:"set",attributes:e})}reconnect(){this.#s({type:"reconnect"})}pause(){this.#s({type:"pause"})}resume(){this.#s({type:"resume"})}close(){removeEventListener("message",this.#o),this.iframe.removeEventListener("load",this.#n)}#s(e){this.#t===null?this.#r(e):this.#t.push(e)}#n=()=>this.#r({type:"hello"});#r(e){this.iframe.contentWindow?.postMessage(us(e),this.#e)}#o=e=>{if(!(e.source!==this.iframe.contentWindow||e.origin!==this.#e))try{let s=ps(e.data);if(s===null)return;s.type==="ready"&&this.#i(),s.type==="ticket"?this.#a(s.id):this.dispatchEvent(new CustomEvent(s.type,{detail:s.detail}))}catch(s){this.dispatchEvent(new CustomEvent("error",{detail:{message:String(s)}}))}};#i(){let e=this.#t??[];this.#t=null;for(let s of e)this.#r(s)}async#a(e){try{this.#r({type:"ticket",id:e,ticket:await this.options.getTicket?.()??null})}catch(s){let{status:r,message:i}=s;this.#r({type:"ticket",id:e,ticket:null,status:r??null,message:String(i)})}}};var Tn=180,at=class extends q{constructor(t,{getTicket:e=null,...s}={}){let r=new URL(t,document.baseURI).href,i=Object.assign(new EventTarget,{getTicket:e});super(r,{recentS:Tn,...s,getTicket:()=>Te(i,r,s)}),i.addEventListener("emotion-error",({type:o,detail:a})=>this.dispatchEvent(new CustomEvent(o,{detail:a})))}};$("emotion-session",Ce);$("emotion-wall",Re);$("emotion-alerts",Me);export{Me as EmotionAlertsElement,at as EmotionFeed,ot as EmotionFrame,Ce as EmotionSessionElement,Re as EmotionWallElement};
