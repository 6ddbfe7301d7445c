// The elements of Emotion Streamer, Apache-2.0, with Lit, BSD-3-Clause: licences.txt

var ce=globalThis,de=ce.ShadowRoot&&(ce.ShadyCSS===void 0||ce.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ze=Symbol(),_t=new WeakMap,Q=class{constructor(e,t,s){if(this._$cssResult$=!0,s!==ze)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(de&&e===void 0){let s=t!==void 0&&t.length===1;s&&(e=_t.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&_t.set(t,e))}return e}toString(){return this.cssText}},he=o=>new Q(typeof o=="string"?o:o+"",void 0,ze),b=(o,...e)=>{let t=o.length===1?o[0]:e.reduce((s,n,r)=>s+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+o[r+1],o[0]);return new Q(t,o,ze)},vt=(o,e)=>{if(de)o.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let s=document.createElement("style"),n=ce.litNonce;n!==void 0&&s.setAttribute("nonce",n),s.textContent=t.cssText,o.appendChild(s)}},He=de?o=>o:o=>o instanceof CSSStyleSheet?(e=>{let t="";for(let s of e.cssRules)t+=s.cssText;return he(t)})(o):o;var{is:Es,defineProperty:Ts,getOwnPropertyDescriptor:Ms,getOwnPropertyNames:Cs,getOwnPropertySymbols:Rs,getPrototypeOf:Os}=Object,ue=globalThis,bt=ue.trustedTypes,Ps=bt?bt.emptyScript:"",Ls=ue.reactiveElementPolyfillSupport,J=(o,e)=>o,Ve={toAttribute(o,e){switch(e){case Boolean:o=o?Ps:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,e){let t=o;switch(e){case Boolean:t=o!==null;break;case Number:t=o===null?null:Number(o);break;case Object:case Array:try{t=JSON.parse(o)}catch{t=null}}return t}},yt=(o,e)=>!Es(o,e),wt={attribute:!0,type:String,converter:Ve,reflect:!1,useDefault:!1,hasChanged:yt};Symbol.metadata??=Symbol("metadata"),ue.litPropertyMetadata??=new WeakMap;var M=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=wt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let s=Symbol(),n=this.getPropertyDescriptor(e,s,t);n!==void 0&&Ts(this.prototype,e,n)}}static getPropertyDescriptor(e,t,s){let{get:n,set:r}=Ms(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:n,set(i){let a=n?.call(this);r?.call(this,i),this.requestUpdate(e,a,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??wt}static _$Ei(){if(this.hasOwnProperty(J("elementProperties")))return;let e=Os(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(J("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(J("properties"))){let t=this.properties,s=[...Cs(t),...Rs(t)];for(let n of s)this.createProperty(n,t[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[s,n]of t)this.elementProperties.set(s,n)}this._$Eh=new Map;for(let[t,s]of this.elementProperties){let n=this._$Eu(t,s);n!==void 0&&this._$Eh.set(n,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let n of s)t.unshift(He(n))}else e!==void 0&&t.push(He(e));return t}static _$Eu(e,t){let s=t.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let s of t.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return vt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,s){this._$AK(e,s)}_$ET(e,t){let s=this.constructor.elementProperties.get(e),n=this.constructor._$Eu(e,s);if(n!==void 0&&s.reflect===!0){let r=(s.converter?.toAttribute!==void 0?s.converter:Ve).toAttribute(t,s.type);this._$Em=e,r==null?this.removeAttribute(n):this.setAttribute(n,r),this._$Em=null}}_$AK(e,t){let s=this.constructor,n=s._$Eh.get(e);if(n!==void 0&&this._$Em!==n){let r=s.getPropertyOptions(n),i=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:Ve;this._$Em=n;let a=i.fromAttribute(t,r.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(e,t,s,n=!1,r){if(e!==void 0){let i=this.constructor;if(n===!1&&(r=this[e]),s??=i.getPropertyOptions(e),!((s.hasChanged??yt)(r,t)||s.useDefault&&s.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,s))))return;this.C(e,t,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:s,reflect:n,wrapped:r},i){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),r!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(t=void 0),this._$AL.set(e,t)),n===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,r]of this._$Ep)this[n]=r;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[n,r]of s){let{wrapped:i}=r,a=this[n];i!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,r,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(t)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};M.elementStyles=[],M.shadowRootOptions={mode:"open"},M[J("elementProperties")]=new Map,M[J("finalized")]=new Map,Ls?.({ReactiveElement:M}),(ue.reactiveElementVersions??=[]).push("2.1.2");var qe=globalThis,kt=o=>o,pe=qe.trustedTypes,xt=pe?pe.createPolicy("lit-html",{createHTML:o=>o}):void 0,We="$lit$",C=`lit$${Math.random().toFixed(9).slice(2)}$`,Ge="?"+C,Ds=`<${Ge}>`,I=document,ee=()=>I.createComment(""),te=o=>o===null||typeof o!="object"&&typeof o!="function",Ze=Array.isArray,Mt=o=>Ze(o)||typeof o?.[Symbol.iterator]=="function",Be=`[ 	
\f\r]`,X=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,St=/-->/g,$t=/>/g,D=RegExp(`>|${Be}(?:([^\\s"'>=/]+)(${Be}*=${Be}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),At=/'/g,Et=/"/g,Ct=/^(?:script|style|textarea|title)$/i,Fe=o=>(e,...t)=>({_$litType$:o,strings:e,values:t}),p=Fe(1),Rt=Fe(2),Fn=Fe(3),k=Symbol.for("lit-noChange"),g=Symbol.for("lit-nothing"),Tt=new WeakMap,N=I.createTreeWalker(I,129);function Ot(o,e){if(!Ze(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return xt!==void 0?xt.createHTML(e):e}var Pt=(o,e)=>{let t=o.length-1,s=[],n,r=e===2?"<svg>":e===3?"<math>":"",i=X;for(let a=0;a<t;a++){let l=o[a],d,h,c=-1,u=0;for(;u<l.length&&(i.lastIndex=u,h=i.exec(l),h!==null);)u=i.lastIndex,i===X?h[1]==="!--"?i=St:h[1]!==void 0?i=$t:h[2]!==void 0?(Ct.test(h[2])&&(n=RegExp("</"+h[2],"g")),i=D):h[3]!==void 0&&(i=D):i===D?h[0]===">"?(i=n??X,c=-1):h[1]===void 0?c=-2:(c=i.lastIndex-h[2].length,d=h[1],i=h[3]===void 0?D:h[3]==='"'?Et:At):i===Et||i===At?i=D:i===St||i===$t?i=X:(i=D,n=void 0);let f=i===D&&o[a+1].startsWith("/>")?" ":"";r+=i===X?l+Ds:c>=0?(s.push(d),l.slice(0,c)+We+l.slice(c)+C+f):l+C+(c===-2?a:f)}return[Ot(o,r+(o[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},se=class o{constructor({strings:e,_$litType$:t},s){let n;this.parts=[];let r=0,i=0,a=e.length-1,l=this.parts,[d,h]=Pt(e,t);if(this.el=o.createElement(d,s),N.currentNode=this.el.content,t===2||t===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(n=N.nextNode())!==null&&l.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(let c of n.getAttributeNames())if(c.endsWith(We)){let u=h[i++],f=n.getAttribute(c).split(C),_=/([.?@])?(.*)/.exec(u);l.push({type:1,index:r,name:_[2],strings:f,ctor:_[1]==="."?fe:_[1]==="?"?ge:_[1]==="@"?_e:j}),n.removeAttribute(c)}else c.startsWith(C)&&(l.push({type:6,index:r}),n.removeAttribute(c));if(Ct.test(n.tagName)){let c=n.textContent.split(C),u=c.length-1;if(u>0){n.textContent=pe?pe.emptyScript:"";for(let f=0;f<u;f++)n.append(c[f],ee()),N.nextNode(),l.push({type:2,index:++r});n.append(c[u],ee())}}}else if(n.nodeType===8)if(n.data===Ge)l.push({type:2,index:r});else{let c=-1;for(;(c=n.data.indexOf(C,c+1))!==-1;)l.push({type:7,index:r}),c+=C.length-1}r++}}static createElement(e,t){let s=I.createElement("template");return s.innerHTML=e,s}};function U(o,e,t=o,s){if(e===k)return e;let n=s!==void 0?t._$Co?.[s]:t._$Cl,r=te(e)?void 0:e._$litDirective$;return n?.constructor!==r&&(n?._$AO?.(!1),r===void 0?n=void 0:(n=new r(o),n._$AT(o,t,s)),s!==void 0?(t._$Co??=[])[s]=n:t._$Cl=n),n!==void 0&&(e=U(o,n._$AS(o,e.values),n,s)),e}var me=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:s}=this._$AD,n=(e?.creationScope??I).importNode(t,!0);N.currentNode=n;let r=N.nextNode(),i=0,a=0,l=s[0];for(;l!==void 0;){if(i===l.index){let d;l.type===2?d=new z(r,r.nextSibling,this,e):l.type===1?d=new l.ctor(r,l.name,l.strings,this,e):l.type===6&&(d=new ve(r,this,e)),this._$AV.push(d),l=s[++a]}i!==l?.index&&(r=N.nextNode(),i++)}return N.currentNode=I,n}p(e){let t=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,t),t+=s.strings.length-2):s._$AI(e[t])),t++}},z=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,s,n){this.type=2,this._$AH=g,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=s,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=U(this,e,t),te(e)?e===g||e==null||e===""?(this._$AH!==g&&this._$AR(),this._$AH=g):e!==this._$AH&&e!==k&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Mt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==g&&te(this._$AH)?this._$AA.nextSibling.data=e:this.T(I.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:s}=e,n=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=se.createElement(Ot(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===n)this._$AH.p(t);else{let r=new me(n,this),i=r.u(this.options);r.p(t),this.T(i),this._$AH=r}}_$AC(e){let t=Tt.get(e.strings);return t===void 0&&Tt.set(e.strings,t=new se(e)),t}k(e){Ze(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,s,n=0;for(let r of e)n===t.length?t.push(s=new o(this.O(ee()),this.O(ee()),this,this.options)):s=t[n],s._$AI(r),n++;n<t.length&&(this._$AR(s&&s._$AB.nextSibling,n),t.length=n)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let s=kt(e).nextSibling;kt(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},j=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,s,n,r){this.type=1,this._$AH=g,this._$AN=void 0,this.element=e,this.name=t,this._$AM=n,this.options=r,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=g}_$AI(e,t=this,s,n){let r=this.strings,i=!1;if(r===void 0)e=U(this,e,t,0),i=!te(e)||e!==this._$AH&&e!==k,i&&(this._$AH=e);else{let a=e,l,d;for(e=r[0],l=0;l<r.length-1;l++)d=U(this,a[s+l],t,l),d===k&&(d=this._$AH[l]),i||=!te(d)||d!==this._$AH[l],d===g?e=g:e!==g&&(e+=(d??"")+r[l+1]),this._$AH[l]=d}i&&!n&&this.j(e)}j(e){e===g?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},fe=class extends j{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===g?void 0:e}},ge=class extends j{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==g)}},_e=class extends j{constructor(e,t,s,n,r){super(e,t,s,n,r),this.type=5}_$AI(e,t=this){if((e=U(this,e,t,0)??g)===k)return;let s=this._$AH,n=e===g&&s!==g||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,r=e!==g&&(s===g||n);n&&this.element.removeEventListener(this.name,this,s),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ve=class{constructor(e,t,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){U(this,e)}},Lt={M:We,P:C,A:Ge,C:1,L:Pt,R:me,D:Mt,V:U,I:z,H:j,N:ge,U:_e,B:fe,F:ve},Ns=qe.litHtmlPolyfillSupport;Ns?.(se,z),(qe.litHtmlVersions??=[]).push("3.3.3");var Dt=(o,e,t)=>{let s=t?.renderBefore??e,n=s._$litPart$;if(n===void 0){let r=t?.renderBefore??null;s._$litPart$=n=new z(e.insertBefore(ee(),r),r,void 0,t??{})}return n._$AI(o),n};var Ke=globalThis,y=class extends M{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Dt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return k}};y._$litElement$=!0,y.finalized=!0,Ke.litElementHydrateSupport?.({LitElement:y});var Is=Ke.litElementPolyfillSupport;Is?.({LitElement:y});(Ke.litElementVersions??=[]).push("4.2.2");var jt={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},ao=Object.keys(jt),be="M3 3H21V21H3Z",Nt=[{colour:"#7a5195",shape:be,pattern:"falling",need:1},{colour:"#4c9f70",shape:be,pattern:"dots",need:1},{colour:"#b5651d",shape:be,pattern:"cross",need:1},{colour:"#5b7db1",shape:be,pattern:"rows",need:1}],Ye=new Map,It=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function $(o){let e=jt[o]??Ye.get(o);if(e!==void 0)return e;let t=Nt[Ye.size%Nt.length];return Ye.set(o,t),t}function we(o,e){return Ut(o)-Ut(e)||o.localeCompare(e)}function Ut(o){let e=It.indexOf(o);return e<0?It.length:e}function A(o,e){customElements.get(o)===void 0&&customElements.define(o,e)}function H(o){let{shape:e,colour:t}=$(o);return p`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Rt`<path d=${e} fill=${t} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var V=p`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,B=b`
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
`;var ye={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ke=o=>(...e)=>({_$litDirective$:o,values:e}),q=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,s){this._$Ct=e,this._$AM=t,this._$Ci=s}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:Us}=Lt,zt=o=>o;var Ht=()=>document.createComment(""),W=(o,e,t)=>{let s=o._$AA.parentNode,n=e===void 0?o._$AB:e._$AA;if(t===void 0){let r=s.insertBefore(Ht(),n),i=s.insertBefore(Ht(),n);t=new Us(r,i,o,o.options)}else{let r=t._$AB.nextSibling,i=t._$AM,a=i!==o;if(a){let l;t._$AQ?.(o),t._$AM=o,t._$AP!==void 0&&(l=o._$AU)!==i._$AU&&t._$AP(l)}if(r!==n||a){let l=t._$AA;for(;l!==r;){let d=zt(l).nextSibling;zt(s).insertBefore(l,n),l=d}}}return t},P=(o,e,t=o)=>(o._$AI(e,t),o),js={},Vt=(o,e=js)=>o._$AH=e,Bt=o=>o._$AH,xe=o=>{o._$AR(),o._$AA.remove()};var qt=(o,e,t)=>{let s=new Map;for(let n=e;n<=t;n++)s.set(o[n],n);return s},Se=ke(class extends q{constructor(o){if(super(o),o.type!==ye.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,e,t){let s;t===void 0?t=e:e!==void 0&&(s=e);let n=[],r=[],i=0;for(let a of o)n[i]=s?s(a,i):i,r[i]=t(a,i),i++;return{values:r,keys:n}}render(o,e,t){return this.dt(o,e,t).values}update(o,[e,t,s]){let n=Bt(o),{values:r,keys:i}=this.dt(e,t,s);if(!Array.isArray(n))return this.ut=i,r;let a=this.ut??=[],l=[],d,h,c=0,u=n.length-1,f=0,_=r.length-1;for(;c<=u&&f<=_;)if(n[c]===null)c++;else if(n[u]===null)u--;else if(a[c]===i[f])l[f]=P(n[c],r[f]),c++,f++;else if(a[u]===i[_])l[_]=P(n[u],r[_]),u--,_--;else if(a[c]===i[_])l[_]=P(n[c],r[_]),W(o,l[_+1],n[c]),c++,_--;else if(a[u]===i[f])l[f]=P(n[u],r[f]),W(o,n[c],n[u]),u--,f++;else if(d===void 0&&(d=qt(i,f,_),h=qt(a,c,u)),d.has(a[c]))if(d.has(a[u])){let m=h.get(i[f]),v=m!==void 0?n[m]:null;if(v===null){let x=W(o,n[c]);P(x,r[f]),l[f]=x}else l[f]=P(v,r[f]),W(o,n[c],v),n[m]=null;f++}else xe(n[u]),u--;else xe(n[c]),c++;for(;f<=_;){let m=W(o,l[_+1]);P(m,r[f]),l[f++]=m}for(;c<=u;){let m=n[c++];m!==null&&xe(m)}return this.ut=i,Vt(o,l),k}});function Wt(o,e){let t=null;try{t=new URL(o)}catch{}let[,s]=t?.protocol.match(/^(?:ws|http)(s?):$/)??[];if(s===void 0)throw new TypeError(`expected a URL such as https://pbx.example:8765, got ${o}`);return t.protocol=e+s,t}var $e=()=>({nodes:{},sources:{},sessions:{},overload:null}),zs=()=>({sources:{},overload:null}),Hs=o=>({node:o,source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),Gt=o=>({role:o,analysed:!0,paused:!1,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),Zt=({posterior:o,dimensions:e,abstained:t,reason:s})=>({posterior:o,dimensions:e,abstained:t,reason:s}),Ft={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":o=>({...Zt(o),speaking:!1}),"emotion.v1":Zt,"state.v1":({state:o,probability:e,since_ms:t})=>({state:o,probability:e,since_ms:t})},Vs=({leg_id:o,role:e,rule:t,kind:s,labels:n,threshold:r,probability:i,since_ms:a,raised_at:l,acknowledged:d,acknowledged_by:h})=>({leg_id:o,role:e,rule:t,kind:s,labels:n,threshold:r,probability:i,since_ms:a,raised_at:l,acknowledged:d,acknowledged_by:h}),Qe=(o,e,t)=>({...o,sessions:{...o.sessions,[e]:t}}),G=o=>(o.source??"").replace(/^\/emotion-streamer\//,"");function Kt(o,e,t){let s=Object.hasOwn(o.nodes,e)?o.nodes[e]:zs();return{...o,nodes:{...o.nodes,[e]:{...s,...t(s)}}}}function Bs(o,e,{source_id:t,state:s,detail:n}){let r={state:s,detail:n};return{...Kt(o,e,({sources:a})=>({sources:{...a,[t]:r}})),sources:{...o.sources,[t]:r}}}function qs(o,e,t){let s=t.active?t:null,n=Kt(o,e,()=>({overload:s})),r=Object.keys(n.nodes).sort().map(i=>n.nodes[i].overload);return{...n,overload:s??r.find(i=>i!==null)??null}}function Yt(o,e){let t=e.type.replace("org.emotionstreamer.",""),s=e.data??{};if(t==="gap.v1")return s.reason==="resume_expired"?$e():o;if(t==="overload.v1")return qs(o,G(e),s);if(t==="source.health.v1")return Bs(o,G(e),s);if(t==="session.ended.v1"){let{[s.session_id]:i,...a}=o.sessions;return{...o,sessions:a}}let n=o.sessions[s.session_id]??Hs(G(e));if(t==="session.started.v1"||t==="session.changed.v1"){let i={...n.legs};for(let{leg_id:a,role:l,analysed:d,paused:h}of s.legs)i[a]={...i[a]??Gt(l),role:l,analysed:d,paused:h};return Qe(o,s.session_id,{node:n.node,source_id:s.source_id,call_reference:s.call_reference??null,started_at:t==="session.started.v1"?e.time:n.started_at,legs:i,alerts:n.alerts})}if(t==="alert.v1"){let{[s.alert_id]:i,...a}=n.alerts,l=s.status==="cleared"?a:{...n.alerts,[s.alert_id]:Vs(s)};return Qe(o,s.session_id,{...n,alerts:l})}if(!Object.hasOwn(Ft,t))return o;let r={...n.legs[s.leg_id]??Gt(s.role),role:s.role,...Ft[t](s)};return Qe(o,s.session_id,{...n,legs:{...n.legs,[s.leg_id]:r}})}var Qt=500,Ws=15e3,Gs=1e4,Zs=[408,425,429],Fs=8e3,Ks=1e4,E=class extends Error{constructor(e,t){super(`the daemon refuses: ${e} ${t}`.trim()),this.status=e}};function Jt(o,e={}){return new Je(o,e)}var Je=class{#e;#t;#s=$e();#n=new Set;#r=null;#o=0;#i=null;#a=0;#l=()=>{};constructor(e,{queueEvents:t=1e3,quietMs:s=Fs,WebSocket:n=globalThis.WebSocket,...r}){if(!n)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(t>=1))throw new RangeError(`queueEvents: expected at least 1, got ${t}`);this.#e=Wt(e,"http"),this.#t={queueEvents:t,quietMs:s,WebSocket:n,...r}}get state(){return this.#s}get skewMs(){return this.#a}reconnect(){this.#l()}async*[Symbol.asyncIterator](){let{onLag:e,signal:t}=this.#t,s={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},n=()=>{s.stopped=!0,s.endWait(),s.socket&&Qs(s.socket),s.wake()};if(!t?.aborted){t?.addEventListener("abort",n),this.#l=()=>s.endWait(),this.#h(s).catch(r=>{s.failure=r,s.wake()});try{for(;;){for(;s.queue.length===0;){if(s.failure)throw s.failure;if(s.stopped)return;await new Promise(a=>s.wake=a)}let{lost:r}=s;s.lost=0;let i=s.queue.shift();r&&e?.(r),yield i}}finally{t?.removeEventListener("abort",n),n()}}}async#h(e){let{onStatus:t}=this.#t,s=Qt;for(;!e.stopped;){t?.("connecting");let n=performance.now(),r=await this.#c();if(r&&(this.#a=Date.parse(r.issued_at)-Date.now()),r&&!e.stopped&&await this.#d(e,r,n)&&(s=Qt),e.stopped)return;t?.("lost"),await new Promise(i=>{let a=setTimeout(i,s*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(a),i())}),s=Math.min(2*s,Ws)}}async#c(){let{getTicket:e}=this.#t;return e?Ys(await e(Xt(this.#t))):Xe(this.#e,this.#t)}#d(e,t,s){let{WebSocket:n,sessions:r,roles:i,types:a,sources:l,view:d,recentS:h,onCaughtUp:c}=this.#t,u=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);u.protocol=u.protocol.replace("http","ws");for(let[_,m]of Object.entries({session:r,role:i,type:a,source:l}))for(let v of m??[])u.searchParams.append(_,v);d&&u.searchParams.set("view",d),c&&u.searchParams.set("caught_up","1"),h&&u.searchParams.set("recent_s",h);let f=this.#i===null?this.#r:null;return f!==null&&u.searchParams.set("resume_from",f),new Promise((_,m)=>{let v=!1,x=e.socket=new n(u.href,["cloudevents.json",`ticket.${t.ticket}`]),T=()=>{Y.stop(),x===e.socket&&(e.socket=null),x.close(),_(v)},Y=Js(this.#e,this.#t.quietMs,T);x.onopen=()=>{this.#o=Date.parse(t.issued_at)+performance.now()-s,f===null&&(this.#s=$e(),this.#i=this.#o),this.#t.onStatus?.("open",f!==null)},x.onmessage=({data:le})=>{v=!0,Y.heard();try{x===e.socket&&!this.#u(JSON.parse(le),e)&&T()}catch(je){m(je),T()}},x.onclose=T})}#u(e,t){if(e.type.endsWith(".caught_up.v1"))return this.#t.onCaughtUp?.(),!0;let s=e.type.endsWith(".gap.v1")?e.data.reason:null;if(s==="subscriber_slow"&&this.#i===null&&this.#r!==null)return!1;if(s==="resume_expired"?this.#i=this.#o:this.#i!==null&&Date.parse(e.time)>this.#i&&(this.#i=null),this.#r=e.id,this.#s=Yt(this.#s,e),!this.#n.has(e.id)){this.#n.add(e.id),this.#n.size>Gs&&this.#n.delete(this.#n.values().next().value);let{types:n}=this.#t;if(n?.length&&!n.includes(e.type.replace("org.emotionstreamer.","")))return s!=="subscriber_slow";t.queue.push(e)>this.#t.queueEvents&&(t.queue.shift(),t.lost++),t.wake()}return s!=="subscriber_slow"}};async function Xe(o,e={}){let{token:t}=e,s=typeof t=="function"?await t():t;try{let n=await fetch(new URL("/api/ticket",o),{method:"POST",signal:AbortSignal.timeout(Ks),headers:s?{Authorization:`Bearer ${s}`}:{},body:JSON.stringify(Xt(e))});if(n.ok)return await n.json();if((n.status<500||n.status===501)&&!Zs.includes(n.status))throw new E(n.status,(await n.text()).trim())}catch(n){if(n instanceof E)throw n}return null}var Xt=({sessions:o,roles:e,types:t,sources:s,view:n})=>({sessions:o,roles:e,types:t,sources:s,views:n&&[n]});function Ys(o){if(o&&!(typeof o.ticket=="string"&&Date.parse(o.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return o}function Qs(o){o.readyState===o.CONNECTING?o.onopen=()=>o.close():o.close()}function Js(o,e,t){let s=performance.now(),n=()=>performance.now()-s>=e,r=setInterval(()=>{if(!n())return;let i={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",o),i).catch(()=>n()&&t())},e/2);return{heard:()=>s=performance.now(),stop:()=>clearInterval(r)}}var Ae=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,t){e.type==="org.emotionstreamer.advice.v1"?this.cues.set(es(e.data),Xs(e.data,t)):e.type==="org.emotionstreamer.coach.report.v1"?this.#t(e.data,t):e.type==="org.emotionstreamer.session.ended.v1"&&this.#e(e.data.session_id)}keep(e){for(let[t,s]of this.cues)Object.hasOwn(e,s.sessionId)||this.cues.delete(t)}hasTakeOf(e){return this.takes.some(t=>t.sessionId===e)}#e(e){for(let[t,s]of this.cues)s.sessionId===e&&this.cues.delete(t)}#t(e,t){let s=es(e);this.cues.delete(s),!this.takes.some(n=>n.id===s&&n.at===t)&&(this.takes.unshift(en(s,e,t)),this.takes.length=Math.min(this.takes.length,30))}};function es({session_id:o,leg_id:e}){return`${o} ${e}`}function Xs({session_id:o,role:e,cue:t,label:s,heard:n,target:r},i){return{sessionId:o,role:e,cue:t,label:s,heard:n,target:r,at:i}}function en(o,e,t){return{id:o,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance,onTargetShare:e.on_target_share,mixtures:e.mixtures,stretches:e.stretches,at:t}}var ts={speaking:!1,state:"none",probability:0},Ee=class{constructor(e,t){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.pauses=[];this.keptFrom=-1/0;this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let s={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:t,analysed:!0,paused:!1,...ts,...s}}get role(){return this.current.role}get analysed(){return this.current.analysed}get paused(){return this.current.paused}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}describe({codec:e,paused:t},s){this.codec=e,this.origin??=s;let n=this.pauses.at(-1),r=n!==void 0&&n.to===null;t&&!r?this.pauses.push({from:s,to:null}):!t&&r&&(n.to=s)}startUtterance({utterance_id:e,start_ms:t},s){let n=this.utterances.at(-1);n?.id!==e&&(n!==void 0&&(n.to??=t),this.origin=s-t,this.utterances.push({id:e,from:t,to:null}))}endUtterance({utterance_id:e,audio:{start_ms:t,end_ms:s}},n){this.origin=n-s;let r=this.utterances.at(-1);r?.id===e?(r.from=t,r.to=s):this.utterances.push({id:e,from:t,to:s})}addResult(e,t,s){let{audio:n,model:r}=e;this.origin=t-n.end_ms,"latency_ms"in e&&(this.latencyMs=e.latency_ms.audio_end_to_publish??this.latencyMs,this.inferenceMs=e.latency_ms.inference),this.model=`${r.name} ${r.version} (${r.precision})`,this.quality=n.quality;let i=this.utterances.at(-1),a=this.pieces.at(-1),l=i?.id===e.utterance_id?i.from:n.start_ms,d=a!==void 0&&a.to>l?a.to:l;d>=n.end_ms||this.pieces.push({from:d,to:n.end_ms,shares:e.abstained?[]:tn(e,s),valence:e.abstained?null:e.dimensions?.valence??null,reason:e.abstained?e.reason??"unknown":null})}lose(e,t,s){if(this.origin===null||e===0)return;let n=s-this.origin;this.gaps.push({from:n-e,to:n,reason:t})}end(e){let t=this.utterances.at(-1);t!==void 0&&this.origin!==null&&(t.to??=e-this.origin);let s=this.pauses.at(-1);s!==void 0&&(s.to??=e),this.current={...this.current,...ts}}forget(e){if(this.origin===null||e<=this.keptFrom)return;let t=e-this.origin,s=[this.pieces,this.utterances,this.gaps].map(r=>Z(r,({to:i})=>(i??1/0)<t));Z(this.pauses,({to:r})=>(r??1/0)<e)+Math.max(...s)>0&&(this.keptFrom=e)}};function Z(o,e){let t=0;for(;t<o.length&&e(o[t]);)t++;return t>0&&o.splice(0,t),t}function tn(o,e){let t=e.map(()=>0);for(let{name:s,probability:n}of o.posterior){let r=e.indexOf(s);r<0&&(r=e.push(s)-1),t[r]=n}return t}var Te=class{constructor(e,t,s){this.id=e;this.startedAt=t;this.holes=s;this.sourceId="";this.node="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.alertLog=[];this.version=0;this.lostEvents=0;this.#e=null}#e;unknown(e){return[{from:this.startedAt,to:e.keptFrom},...this.holes].filter(({from:t,to:s})=>t<s)}take(e){if(e!==this.#e){this.#e=e,this.version++,this.node=e.node,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[t,s]of Object.entries(e.legs))this.leg(t,s.role).current=s}}leg(e,t){let s=this.legs.get(e);return s===void 0&&(s=new Ee(e,t),this.legs.set(e,s)),s}describe(e,t){for(let s of e)this.leg(s.leg_id,s.role).describe(s,t)}takeAlert({alert_id:e,muted:t,status:s,...n},r){let i={...n,id:e,clearedAt:s==="cleared"?r:null},a=this.alertLog.findIndex(({id:l})=>l===e);a<0?this.alertLog.push(i):this.alertLog[a]=i}end(e,t){this.endedAt=e,this.endReason=t,this.version++,this.alerts={};for(let s of this.alertLog)s.clearedAt??=e;for(let s of this.legs.values())s.end(e)}forget(e){for(let t of this.legs.values())t.forget(e);Z(this.alertLog,({clearedAt:t})=>(t??1/0)<e)}};function ss(o,e){return[...Object.entries(o.alerts).map(([s,n])=>({...n,id:s,session_id:o.id,clearedAt:null,reason:null})),...o.alertLog.filter(({id:s,clearedAt:n})=>n!==null&&n>=e&&!(s in o.alerts))]}var ne=15*6e4,oe=3*6e4,sn=oe+1e4,nn=4e4,et=6e4,F=class{constructor(e=[],t=!1){this.labels=e;this.isOfHistory=t;this.sessions=new Map;this.sources=new Map;this.hasSeveralNodes=!1;this.holes=[];this.overload=null;this.lostEvents=0;this.version=0;this.coach=new Ae;this.#e=new Map;this.#t=new Map;this.#s=-1/0}#e;#t;#s;known(e){return this.#t.get(e)}sync(e,t,s=!0){this.overload=e.overload,this.coach.keep(e.sessions);for(let[n,r]of Object.entries(e.sessions)){let i=this.#o(n,t);i.take(r),this.sessions.set(n,i)}s&&this.#n(e),this.hasSeveralNodes=Object.keys(e.nodes).length>1}#n(e){for(let t of this.sessions.values())t.endedAt===null&&!(t.id in e.sessions)&&this.sessions.delete(t.id);for(let[t,{node:s,id:n}]of this.sources)e.nodes[s]?.sources[n]===void 0&&this.sources.delete(t)}miss(e,t){this.holes.push({from:Math.max(this.#s,e),to:t})}apply(e){let t=Date.parse(e.time);switch(this.version++,this.coach.apply(e,t),e.type){case"org.emotionstreamer.source.health.v1":this.#l(G(e),e.data,t);break;case"org.emotionstreamer.gap.v1":this.#h(e.data,t);break;case"org.emotionstreamer.session.started.v1":this.#i(e.data,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.changed.v1":this.#o(e.data.session_id,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.ended.v1":this.#a(e.data.session_id,e.data.reason,t);break;case"org.emotionstreamer.alert.v1":this.#o(e.data.session_id,t).takeAlert(e.data,t);break;default:this.#c(e,t)}this.#s=Math.max(this.#s,t)}sourceOf({node:e,sourceId:t}){return this.sources.get(ns(e,t))}nameOf({node:e,id:t}){return this.hasSeveralNodes?`${e}: ${t}`:t}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e,t=""){let s=this.#r(e);for(let n of this.#t.values()){let r=Math.max(n.startedAt,...[...n.legs.values()].map(i=>i.heardAt));(this.sessions.has(n.id)?e-(n.endedAt??e)>et:e-r>ne)&&(this.#t.delete(n.id),this.sessions.delete(n.id),this.coach.hasTakeOf(n.id)&&this.#e.set(n.id,n),this.version++),n.forget(e-(n.id===t||n.endedAt!==null?ne:s))}for(let n of this.#e.values())e-n.endedAt>ne&&this.#e.delete(n.id);Z(this.holes,({to:n})=>n<e-ne)}#r(e){let t=0;for(let s of this.#t.values())for(let n of s.legs.values())t+=on(n,e-oe);return Math.min(ne,Math.max(sn,nn/Math.max(1,t)*oe))}#o(e,t){let s=this.#t.get(e);return s===void 0&&(s=new Te(e,t,this.holes),this.#t.set(e,s)),s.version++,s}#i({session_id:e,source_id:t},s){let n=this.#t.get(e);n!==void 0&&(n.endedAt!==null||n.startedAt<s)&&this.#t.delete(e);let r=this.#o(e,s);return r.startedAt=s,r.sourceId=t,r}#a(e,t,s){let n=this.#t.get(e);n!==void 0&&(n.end(s,t),this.sessions.set(n.id,n))}#l(e,{source_id:t,state:s,detail:n},r){this.sources.set(ns(e,t),{id:t,node:e,state:s,detail:n,at:r})}#h(e,t){if(this.lostEvents+=e.lost_events,e.session_id===null)return;let s=this.#o(e.session_id,t);s.lostEvents+=e.lost_events;for(let n of e.leg_ids)s.legs.get(n)?.lose(e.lost_ms,e.reason,t)}#c(e,t){let{session_id:s,leg_id:n,role:r}=e.data;if(s===void 0||n==null)return;let i=this.#o(s,t).leg(n,r??"unknown");i.heardAt=Math.max(i.heardAt,t),e.type==="org.emotionstreamer.utterance.started.v1"?i.startUtterance(e.data,t):e.type==="org.emotionstreamer.utterance.ended.v1"?(i.endUtterance(e.data,t),this.isOfHistory&&i.addResult(e.data,t,this.labels)):e.type==="org.emotionstreamer.emotion.v1"?(i.addResult(e.data,t,this.labels),this.#d(t)):e.type==="org.emotionstreamer.state.v1"&&(i.origin=t-e.data.since_ms)}#d(e){let t=this.holes.at(-1);t!==void 0&&e<t.to&&(t.to=Math.max(t.from,e))}},ns=(o,e)=>`${o}/${e}`;function on(o,e){let t=e-(o.origin??0),s=0,n=o.pieces.length;for(;s<n;){let r=s+n>>1;o.pieces[r].to<t?s=r+1:n=r}return o.pieces.length-s}var rn=5e3,os=1e3,an=1.5,ln=300,cn=100,dn=1e3,re=5e3,hn=12e3;var K=class extends EventTarget{constructor(t,s={}){super();this.url=t;this.options=s;this.model=new F;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#s=null;this.#n=[];this.#r=!1;this.#o=0;this.#i=0;this.#a=!1;this.#l=!1;this.#h=0;this.#c=0;this.#d=0;this.#u=-1/0;this.#g=()=>{let t=this.#c-performance.now();if(t>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#g),t);return}this.#r=!1,this.#o=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock(),this.#l),this.#a=this.#l,this.dispatchEvent(new Event("change"))};this.#_=()=>this.reconnect()}#e;#t;#s;#n;#r;#o;#i;#a;#l;#h;#c;#d;#u;watched(){return""}start(){this.stop();let t=new AbortController,s=(i,a=!1)=>{this.setStatus(i),i==="open"&&!a&&this.model.miss(this.#u,this.clock())},n=()=>{this.#l=!0,this.#c=0,this.changed()},r=Jt(this.url,{queueEvents:1e5,...this.options,onStatus:s,onCaughtUp:n,signal:t.signal});this.#s=t,this.#t=r,this.#n=[setInterval(()=>this.model.forget(this.clock(),this.watched()),rn),setInterval(()=>this.changed(!1),os)],addEventListener("online",this.#_),this.#m(r,t.signal)}retain(){this.#d++===0&&this.start()}release(){--this.#d===0&&this.stop()}stop(){this.#s?.abort(),this.#s=null,this.#n.forEach(clearInterval),removeEventListener("online",this.#_)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>re}get hasCaughtUp(){return this.#a}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#s===null?this.start():this.#t?.reconnect()}changed(t=!0){if(this.#r||this.isPaused&&!t)return;this.#r=!0;let s=performance.now(),n=Math.min(ln,an*this.model.sessions.size),r=Math.max(n-(s-this.#o),this.#c-s);document.hidden?setTimeout(this.#g,os):r<=0?requestAnimationFrame(this.#g):setTimeout(()=>requestAnimationFrame(this.#g),r)}setStatus(t){t==="open"?(this.lostAt=null,this.#h=this.clock(),this.#i=performance.now(),this.#l=this.#a=!1,this.#p()):(this.status==="open"&&(this.#u=this.clock()-hn),this.lostAt??=this.clock()),t!=="refused"&&(this.refusal=null),this.status=t,this.dispatchEvent(new Event("status")),this.changed()}async#m(t,s){try{for await(let n of t)this.#f(n)}catch(n){if(s.aborted)return;this.stop(),n instanceof E||reportError(n),this.refusal=n instanceof E?n:new E(0,String(n)),this.setStatus("refused")}}#f(t){t.type==="org.emotionstreamer.gap.v1"&&t.data.reason==="resume_expired"&&this.model.miss(this.#u,this.clock()),this.model.apply(t),Date.parse(t.time)>this.#h?this.dispatchEvent(new CustomEvent("event",{detail:t})):this.#p(),this.changed(!1)}#p(){this.#c=Math.min(performance.now()+cn,this.#i+dn)}#g;#_};function R(o){let e=Math.max(0,Math.floor(o/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]===0?t.slice(1):t).map((n,r)=>r===0?String(n):String(n).padStart(2,"0")).join(":")}var rs=1e3,zo=60*rs,Ho=[1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800].map(o=>o*rs);function ie(o,e){return new Date(o).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var as=["need","newest","name"],un=2e3,Me=class{#e=[];#t=0;#s="";sorted(e,t){let s=[...e].filter(a=>mn(a,t)),n=`${t.sort} ${t.role} ${t.state}`,r=performance.now();(n!==this.#s||this.#e.length===0||r-this.#t>un)&&(this.#s=n,this.#t=r,this.#e=s.sort(pn[t.sort]).map(a=>a.id));let i=new Map(this.#e.map((a,l)=>[a,l]));return s.sort((a,l)=>(i.get(a.id)??1/0)-(i.get(l.id)??1/0)||a.startedAt-l.startedAt)}},tt=["customer","agent"];function ae(o,e){let t=({role:s})=>tt.includes(s)?tt.indexOf(s):tt.length;return[...o.legs.values()].filter(({role:s})=>e(s)).sort((s,n)=>t(s)-t(n)||s.id.localeCompare(n.id))}function st(o){return Object.values(o.alerts).filter(e=>!e.acknowledged).length}function Ce(o){return o.endedAt!==null?0:st(o)>0?4:Math.max(0,...[...o.legs.values()].map(e=>e.state==="none"?0:$(e.state).need))}var pn={need:(o,e)=>+(o.endedAt!==null)-+(e.endedAt!==null)||Ce(e)-Ce(o)||is(o)-is(e)||o.id.localeCompare(e.id),newest:(o,e)=>e.startedAt-o.startedAt,name:(o,e)=>o.id.localeCompare(e.id)};function is(o){return Math.min(o.startedAt,...[...o.legs.values()].map(e=>e.since??1/0))}function mn(o,e){return[...o.legs.values()].filter(s=>e.role===""||s.role===e.role).some(s=>e.state===""||s.state===e.state)}var ls=b`
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
`;function cs(o,e,t,{details:s=!1}={}){let{texts:n}=o,{acknowledged:r,rule:i}=t,a=n.t(r?"alert_acknowledged":"alert_open",{rule:i}),l=R(o.now()-Date.parse(t.raised_at));return p`<p class="alert ${r?"acknowledged":""}" part="alert">
    ${V} ${a} ${s?p`<span class="why">${fn(o,t)}</span>`:g}
    <span class="why number">${l}</span>
    ${r||o.acknowledge===void 0?g:p`<button aria-label=${`${n.t("acknowledge")}: ${i}`} @click=${()=>o.acknowledge(e)}>${n.t("acknowledge")}</button>`}
  </p>`}function fn({texts:o},e){let t=e.role===null?"":o.word(e.role),s=e.acknowledged_by===null?"":o.t("acknowledged_by",{who:e.acknowledged_by});return[t,gn(o,e),s].filter(Boolean).join(" · ")}function gn(o,{kind:e,labels:t,probability:s,threshold:n}){if(e==="silence")return o.t("alert_silence");let r=a=>a===null?"–":`${Math.round(a*100)} %`,i={labels:t.map(a=>o.word(a)).join(" + "),probability:r(s),threshold:r(n)};return o.t(e==="rising"?"alert_rising":"alert_above",i)}var hs=["silent","unsure","lost","paused","unknown"],w=8,_n=5,vn=5e3,ds=new Map;function us(o,e,t,s,n){o.clearRect(0,0,s.width,s.height);let r=e.origin;if(r===null||!e.analysed)return;let i=s.width*s.scale/(s.to-s.from),a=m=>Math.round((m+r-s.from)*i)/s.scale,l=(m,v,...x)=>{let T=Math.max(0,a(m)),Y=Math.min(s.width,a(v));if(Y<=T)return;let le=Math.max(.5,Y-T);o.clearRect(T,0,le,s.height);for(let je of x)o.fillStyle=je,o.fillRect(T,0,le,s.height)},{hatch:d,lost:h,speech:c}=n,u=m=>nt(o,m,m==="lost"?h:d),f=s.until-r;l(0,f,u("silent"));for(let{from:m,to:v}of s.unknown)l(Math.max(0,m-r),Math.min(f,v-r),u("unknown"));for(let{from:m,to:v}of e.pauses)l(m-r,Math.min(f,(v??1/0)-r),u("paused"));for(let{from:m,to:v}of e.utterances)v===null?l(m,f,c,...f-Math.max(m,bn(e))>vn?[u("unknown")]:[]):l(m,v,c,u("unsure"));let _=t.map((m,v)=>v).sort((m,v)=>we(t[m],t[v]));for(let m of e.pieces)a(m.to)<0||a(m.from)>s.width||(m.reason===null?(l(m.from,m.to,c),yn(o,m,t,_,a(m.from),a(m.to),s.height)):l(m.from,m.to,c,u(wn(m.reason))));for(let m of e.gaps)l(m.from,m.to,c,u("lost"))}function bn(o){return o.pieces.at(-1)?.to??0}function wn(o){return o==="audio_lost"||o==="overload"?"lost":o==="paused"?"paused":"unsure"}function nt(o,e,t){return ps(o,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns",unknown:"rows"}[e],t)}function yn(o,e,t,s,n,r,i){let a=i,l=Math.max(.5,r-n);for(let d of s){let h=(e.shares[d]??0)*i;if(h<.5)continue;let{colour:c,pattern:u}=$(t[d]);o.fillStyle=c,o.fillRect(n,a-h,l,h),u!=="plain"&&h>=_n&&(o.fillStyle=ps(o,u,"rgba(0, 0, 0, 0.38)"),o.fillRect(n,a-h,l,h)),a-=h}}function ps(o,e,t){let s=`${e} ${t}`,n=ds.get(s);return n===void 0&&(n=o.createPattern(kn(e,t),"repeat"),ds.set(s,n)),n}function kn(o,e){let t=document.createElement("canvas");t.width=t.height=w;let s=t.getContext("2d");return s.strokeStyle=s.fillStyle=e,s.lineWidth=1.5,s.beginPath(),(o==="rising"||o==="cross")&&Re(s,[-2,2,2,-2],[0,w,w,0],[w-2,w+2,w+2,w-2]),(o==="falling"||o==="cross")&&Re(s,[-2,w-2,2,w+2],[0,0,w,w],[w-2,-2,w+2,2]),o==="rows"&&Re(s,[0,w/2,w,w/2]),o==="columns"&&Re(s,[w/2,0,w/2,w]),s.stroke(),o==="dots"&&s.fillRect(3,3,1.6,1.6),t}function Re(o,...e){for(let[t,s,n,r]of e)o.moveTo(t,s),o.lineTo(n,r)}var L=new Map,ot=!1;function ms(o){L.set(o,0),ot||(ot=!0,gs())}function fs(o){L.delete(o)}function Oe(o){L.has(o)&&L.set(o,0)}function gs(){if(L.size===0){ot=!1;return}setTimeout(()=>requestAnimationFrame(xn),100)}function xn(o){for(let[e,t]of L)if(!(!e.visible||t>o)&&(e.paint(),L.delete(e),L.set(e,o+e.everyMs),performance.now()-o>6))break;gs()}var Sn=1e3,$n=5e3,rt=class extends y{constructor(){super(...arguments);this.display=null;this.session=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=Sn;this.visible=!1;this.#e=null;this.#t=null;this.#s=new IntersectionObserver(t=>{this.visible=t.at(-1).isIntersecting,this.visible&&Oe(this)},{rootMargin:"300px"});this.#n=new ResizeObserver(()=>Oe(this))}static{this.properties={display:{attribute:!1},session:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=b`
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
  `}#e;#t;#s;#n;connectedCallback(){super.connectedCallback(),this.#s.observe(this),this.#n.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,$n)),ms(this)}disconnectedCallback(){fs(this),this.#s.disconnect(),this.#n.disconnect(),super.disconnectedCallback()}render(){return p`<canvas aria-hidden="true"></canvas>`}updated(t){t.has("scheme")&&(this.#t=null),Oe(this)}paint(){let t=this.renderRoot.querySelector("canvas"),{clientWidth:s,clientHeight:n}=this,{display:r,session:i,leg:a}=this;if(t===null||r===null||i===null||a===null||s===0)return;let l=Math.min(devicePixelRatio,2);(t.width!==Math.round(s*l)||t.height!==Math.round(n*l))&&(t.width=Math.round(s*l),t.height=Math.round(n*l)),this.#e??=t.getContext("2d");let d=this.#e;d.setTransform(l,0,0,l,0,0),this.#t??=An(this);let h=r.now(),c=this.to??h,u=this.from??c-oe,f=Math.min(this.until??1/0,h),_=i.unknown(a);r.lostAt!==null&&_.push({from:r.lostAt,to:f}),us(d,a,r.model.labels,{from:u,to:c,width:s,height:n,scale:l,until:f,unknown:_},this.#t)}};function An(o){let e=getComputedStyle(o),t=s=>e.getPropertyValue(s).trim();return{speech:t("--speech"),hatch:t("--hatch"),lost:t("--lost"),cursor:t("--accent")}}A("es-lane",rt);var at=b`
  .leg {
    display: grid;
    gap: 5px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-height: 1.5em;
    white-space: nowrap;
  }
  .role {
    font-size: 0.72em;
    letter-spacing: 0.06em;
    text-transform: uppercase;
    color: var(--muted);
    font-weight: 600;
    min-width: 6em;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    font-weight: 650;
    font-size: 1.02em;
    min-width: 0;
    white-space: normal;
    overflow-wrap: anywhere;
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
  .note {
    font-size: 0.85em;
    color: var(--muted);
    padding: 6px 10px;
    border: 1px dashed var(--line-strong);
    border-radius: 6px;
  }
`,it=class extends y{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(t=>{this.#e=t.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#n=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[B,at,ls,b`
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
        grid-template-columns: minmax(0, 1fr);
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
      article.stale .leg {
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:t,session:s}=this;if(s===null||t===null)return g;let{texts:n}=t,r=s.endedAt!==null,i=Pe(t,s),a=!r&&(t.isStale||i!==""),l=a&&st(s)===0?0:Ce(s),d=[r?"ended":`need${l}`,a?"stale":""];return p`<article part="tile" class=${d.join(" ")} aria-label=${O(s)}>
      <header part="header">
        ${this.#s(t,s)}
        <span class="when muted number">
          ${r?n.t("ended",{reason:n.word(s.endReason)}):R(t.now()-s.startedAt)}
        </span>
      </header>
      ${Object.entries(s.alerts).map(([h,c])=>cs(t,h,c))}
      ${ae(s,h=>t.showsRole(h)).map(h=>lt(t,s,h))}
      <div class="axis" aria-hidden="true"><span>${n.t("minutes_ago")}</span><span>${n.t("now")}</span></div>
      ${a?p`<p class="note">${i||n.t("stale",{time:ie(ct(s),n.code)})}</p>`:g}
    </article>`}#s(t,s){let n=t.addressOf(s),r=t.texts.t("open_session",{id:O(s)});return n!==null?p`<a href=${n} aria-label=${r} title=${s.id}>${O(s)}</a>`:p`<button aria-label=${r} title=${s.id} @click=${this.#n}>${O(s)}</button>`}#n};function lt(o,e,t){return p`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${t.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${Tn(o.texts,e,t)}</span>
      ${Mn(t,o)}
    </div>
    ${t.analysed?p`<es-lane part="ribbon" .display=${o} .session=${e} .leg=${t} .until=${e.endedAt} .scheme=${o.scheme}></es-lane>`:g}
  </section>`}function O(o){return En(o.id,o.sourceId)}function En(o,e){let t=/^[0-9a-f-]{32,36}$/.test(o)?o.slice(0,8):o;return e?`${e} · ${t}`:t}function Tn(o,e,t){let s=ae(e,n=>n===t.role);return s.length===1?o.word(t.role):`${o.word(t.role)} ${s.indexOf(t)+1}`}function Mn(o,e){let{texts:t}=e;if(!o.analysed)return p`<span class="state quiet" part="state">${t.t("not_analysed")}</span>`;if(o.paused)return p`<span class="state quiet" part="state">${t.t("hatch_paused")}</span>`;if(o.state==="none"){let s=o.speaking?o.current.abstained?"unsure":"speaking":"silent";return p`<span class="state quiet" part="state">${t.t(s)}</span>`}return p`<span class="state" part="state">${H(o.state)} ${t.word(o.state)}</span>
    <span class="percent number">${Math.round(o.probability*100)} %</span>
    ${o.since===null?g:p`<span class="since number">${t.t("since",{time:R(e.now()-o.since)})}</span>`}`}function ct(o){return Math.max(o.startedAt,...[...o.legs.values()].map(e=>e.heardAt))}function Pe(o,e){let{texts:t,model:s}=o;if(e.endedAt!==null)return"";let n=s.sourceOf(e);return n!==void 0&&["lost","stopped"].includes(n.state)?t.t("source_away",{source:s.nameOf(n)}):Cn(e,o.clock())?t.t("stale",{time:ie(ct(e),t.code)}):""}function Cn(o,e){let t=[...o.legs.values()].some(s=>s.speaking&&s.analysed);return o.endedAt===null&&t&&e-ct(o)>re}A("es-tile",it);var _s={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas, oder rufen Sie an: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",sessions_one:"{count} Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",speaking:"spricht",silent:"still",source_away:"kein Ton von {source}",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",hatch_unknown:"nicht bekannt",unsure:"unsicher",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",overlap_many:"mehrere zugleich",talk_nobody:"niemand",talk_others:"andere oder niemand",silence:"niemand sprach",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_values_here:"keine Werte an dieser Stelle",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",no_speech:"niemand sprach",music_or_tone:"Musik oder ein Ton",overload:"der Dienst war überlastet",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",node_lost:"der Rechner ging verloren",source:"Quelle",state:"Zustand",detail:"Einzelheiten",reported:"Letzte Meldung",ago:"vor {time}",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",lost_events_one:"{count} Ereignis auf dem Weg hierher verloren",overloaded:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {count} Stimmen ausgesetzt.",overloaded_one:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {count} Stimme ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Wer spricht, bekommt hier Hinweise, wenn in der Konfiguration unter [coach] ein Ziel steht, und die Rolle dessen, der spricht:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"zu viel {more}, zu wenig {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",announce_more_one:"{text} und {count} weiterer Alarm",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"in Ordnung",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",listening:"Was zuhört",listening_off:"In der Konfiguration nicht eingeschaltet: {tables}.",kind_microphone:"Mikrofon dieses Dienstes",kind_demo:"Aufnahme zur Vorführung",kind_rtp:"Anrufe über RTP",kind_siprec:"Aufzeichnungs-Clients (SIPREC)",kind_stream:"Anrufe über {dialect}",kind_audiosocket:"Anrufe über {dialect}",kind_browser:"Mikrofone von Browsern",open_sessions:"{count} Gespräche jetzt",open_sessions_one:"{count} Gespräch jetzt",open_connections:"{count} Verbindungen",open_connections_one:"{count} Verbindung",came_sessions:"{count} Gespräche seit dem Start",came_sessions_one:"{count} Gespräch seit dem Start",came_packets:"{count} Pakete seit dem Start, und kein Gespräch",came_packets_one:"{count} Paket seit dem Start, und kein Gespräch",came_connections:"{count} Verbindungen seit dem Start, und kein Gespräch",came_connections_one:"{count} Verbindung seit dem Start, und kein Gespräch",came_nothing:"Seit dem Start kam nichts",turned_away:"Abgewiesen",bad_origin:"Seite nicht in websocket.origins",unauthorized:"Token oder Signatur fehlt oder ist falsch",forbidden:"Token erlaubt kein Senden von Ton",address_not_allowed:"Adresse nicht in allowed",bad_request:"nicht verstanden",too_many_requests:"zu viele Anfragen",too_many_streams:"zu viele Ströme",over_load:"kein Platz auf diesem Rechner",stream_unavailable:"startet oder hält an",stream_connected:"schon verbunden",over_capacity:"zu viele Stimmen",over_host_quota:"zu viele Stimmen eines Rechners",over_host_rate:"zu viele neue Stimmen eines Rechners zugleich",over_port_quota:"zu viele Stimmen eines Ports",over_rate:"zu viele neue Stimmen zugleich",history:"Verlauf",history_of_none:"Kein Dienst hinter diesem Gateway führt einen Verlauf. Ihre Konfigurationen schalten ihn ein:",history_without:"Nicht enthalten, da sie nicht antworten: {daemons}",history_none:"Dieser Dienst führt keinen Verlauf. Die Konfiguration schaltet ihn ein:",history_no_match:"Kein Gespräch passt zu dem, was gesucht wird.",history_empty:"Nichts gefunden. Was von nun an gesagt wird, steht später hier.",from:"Von",until:"Bis",any_alert:"irgendein Alarm",session_id:"Gespräch",find:"Suchen",loading:"Lädt",more:"Mehr",export_as:"Datei",export:"Exportieren",goes_on:"noch kein Ende",nobody_spoke:"niemand sprach",back_history:"Zurück zum Verlauf",from_history:"Aus dem Verlauf",whole_session:"Ganzes Gespräch",forget:"Vergessen",forget_title:"Dieses Gespräch vergessen?",forget_what:"Alles, was von {id} aufbewahrt ist, wird gelöscht: für alle und für immer.",left_open:"der Dienst endete vorher",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var dt={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something, or make a call: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",sessions_one:"{count} session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",source_away:"no audio from {source}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",hatch_unknown:"not known",unsure:"unsure",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",overlap_many:"several at once",talk_nobody:"nobody",talk_others:"others, or nobody",silence:"nobody spoke",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_values_here:"no values at this moment",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",no_speech:"nobody spoke",music_or_tone:"music or a tone",overload:"the daemon was overloaded",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",node_lost:"the machine was lost",source:"Source",state:"State",detail:"Detail",reported:"Last report",ago:"{time} ago",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",lost_events_one:"{count} event lost on its way here",overloaded:"The daemon is overloaded: results every {hop} s, {count} legs suspended.",overloaded_one:"The daemon is overloaded: results every {hop} s, {count} leg suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Who speaks gets a cue here, where the configuration has a target in [coach], and the role of who speaks:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"too much {more}, too little {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",announce_more_one:"{text}, and {count} more alert",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"works",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",listening:"What listens",listening_off:"Not switched on in the configuration: {tables}.",kind_microphone:"Microphone of this daemon",kind_demo:"Demonstration recording",kind_rtp:"Calls over RTP",kind_siprec:"Recording clients (SIPREC)",kind_stream:"Calls over {dialect}",kind_audiosocket:"Calls over {dialect}",kind_browser:"Microphones of browsers",open_sessions:"{count} sessions now",open_sessions_one:"{count} session now",open_connections:"{count} connections",open_connections_one:"{count} connection",came_sessions:"{count} sessions since the start",came_sessions_one:"{count} session since the start",came_packets:"{count} packets came since the start, and no session",came_packets_one:"{count} packet came since the start, and no session",came_connections:"{count} connections since the start, and no session",came_connections_one:"{count} connection since the start, and no session",came_nothing:"Nothing came since the start",turned_away:"Turned away",bad_origin:"page not in websocket.origins",unauthorized:"token or signature missing or wrong",forbidden:"token not for streaming",address_not_allowed:"address not in allowed",bad_request:"not understood",too_many_requests:"too many requests",too_many_streams:"too many streams",over_load:"no room on this machine",stream_unavailable:"starting or stopping",stream_connected:"streamed already",over_capacity:"too many legs",over_host_quota:"too many legs of a host",over_host_rate:"too many new legs of a host at once",over_port_quota:"too many legs of a port",over_rate:"too many new legs at once",history:"History",history_of_none:"No daemon behind this gateway keeps a history. Their configurations can switch one on:",history_without:"Not included, since they do not answer: {daemons}",history_none:"This daemon keeps no history. Its configuration can switch one on:",history_no_match:"No session matches what is looked for.",history_empty:"Nothing is found. What is said from now on will be.",from:"From",until:"Until",any_alert:"any alert",session_id:"Session",find:"Find",loading:"Loading",more:"More",export_as:"File",export:"Export",goes_on:"no end yet",nobody_spoke:"nobody spoke",back_history:"Back to the history",from_history:"From the history",whole_session:"Whole session",forget:"Forget",forget_title:"Forget this session?",forget_what:"All that is kept of {id} is deleted, for everybody and for good.",left_open:"the daemon ended before it",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var vs={en:dt,de:_s},Le=class{constructor(e){this.code=e;this.#e=vs[e]??dt,this.#t=new Intl.PluralRules(e)}#e;#t;t(e,t={}){let s=`${e}_one`;return(typeof t.count=="number"&&this.#t.select(t.count)==="one"&&s in this.#e?this.#e[s]:this.#e[e]).replace(/\{(\w+)\}/g,(i,a)=>String(t[a]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function ht(...o){let e=o.map(t=>(t??"").slice(0,2).toLowerCase());return new Le(e.find(t=>Object.hasOwn(vs,t))??"en")}var gr=new Le("en");var bs=`/* The colours: of the page, and of each embedded element, whose host page may set those that begin with --emotion-. */

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
`;function ws(o,e){if(e==="dark"||e==="light")return e==="dark";let t=getComputedStyle(o).colorScheme.split(" ");return t.includes("dark")?!t.includes("light")||matchMedia("(prefers-color-scheme: dark)").matches:!1}var ys=b`
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
`;async function De(o,e,t,s){let{getTicket:n}=o;try{return n===null?await Xe(e,t):await n(s)}catch(r){if(o.getTicket!==n)return null;if(n===null)throw r;o.dispatchEvent(new CustomEvent("emotion-error",{detail:{error:r},bubbles:!0,composed:!0}));let i=r?.status;if(i===401||i===403)throw new E(i,r instanceof Error?r.message:"");return null}}var On=5e3,Pn=2,ut=["customer","agent","unknown","mixed"],S=class extends y{constructor(){super(...arguments);this.url="";this.roles="";this.theme="auto";this.quiet=!1;this.getTicket=null;this.feed=null;this.texts=ht("en");this.scheme="light";this.announcement="";this.#e=null;this.#t="";this.#s=0;this.#h=()=>this.#l();this.#u=()=>this.requestUpdate();this.#m=()=>{let t=this.#e?.refusal?.message??null;this.tell("emotion-status",{status:this.status,reason:t})};this.#f=t=>{let s=t.detail;if(s.type==="org.emotionstreamer.state.v1"){let{session_id:n,leg_id:r,role:i,state:a,probability:l}=s.data;if(!this.shows(n,i))return;this.tell("emotion-state",{session_id:n,leg_id:r,role:i,state:a,probability:l}),a!=="none"&&$(a).need>=Pn&&this.announce(this.#p("announce",i,n,{state:this.texts.word(a)}))}else if(s.type==="org.emotionstreamer.alert.v1"){let{session_id:n,role:r,rule:i,status:a}=s.data;if(!this.shows(n,r))return;this.tell("emotion-alert",s.data),a==="raised"&&this.announce(this.#p("announce_alert",r,n,{rule:i}))}}}static{this.properties={url:{},roles:{},theme:{},quiet:{type:Boolean},getTicket:{attribute:!1},feed:{attribute:!1}}}static{this.styles=[he(bs),B,ys]}#e;#t;#s;#n;get status(){return this.#e?.status??"connecting"}get paused(){return this.#e?.isPaused??!1}get model(){return this.#e?.model??Ln}get isStale(){return this.#e?.isStale??!1}get lostAt(){return this.#e?.lostAt??null}clock(){return this.#e?.clock()??Date.now()}now(){return this.#e?.now()??Date.now()}showsRole(t){let s=this.roleNames();return s.length===0||s.includes(t)}addressOf(t){return null}pause(){this.paused||this.#e?.togglePause()}resume(){this.paused&&this.#e?.togglePause()}reconnect(){this.#e?.reconnect()}connectedCallback(){super.connectedCallback(),this.#l()}disconnectedCallback(){super.disconnectedCallback(),setTimeout(()=>this.isConnected||this.#d())}knowsWhat(){return this.#o()===void 0}streamOptions(){let t=this.roleNames();return t.length>0?{roles:t}:{}}roleNames(){return this.#r().filter(t=>ut.includes(t))}#r(){return(this.roles||"").split(/[\s,]+/).filter(Boolean)}#o(){return this.#r().find(t=>!ut.includes(t))}tell(t,s,n=!1){return this.dispatchEvent(new CustomEvent(t,{detail:s,bubbles:!0,composed:!0,cancelable:n}))}announce(t){let s=performance.now();this.quiet||s-this.#s<On||(this.#s=s,this.announcement=t)}willUpdate(t){this.texts=ht(this.closest("[lang]")?.lang,document.documentElement.lang,navigator.language),this.scheme=ws(this,this.theme)?"dark":"light",["url","roles","feed","session","callReference"].some(s=>t.has(s))&&this.#l(),t.has("getTicket")&&(this.status==="refused"||this.status==="lost")&&this.reconnect()}render(){let{texts:t,status:s}=this,n=this.paused?"resume":"pause";return p`<div class="palette ${this.scheme}" part="base" lang=${t.code}>
      <div class="bar" part="bar">
        <span class="status ${s}" part="status" role="status"><i aria-hidden="true"></i>${t.t(s)}</span>
        <span class="grow"></span>
        <button part="pause" aria-label=${t.t(n)} title=${t.t(n)} @click=${()=>this.#e?.togglePause()}>
          <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true" fill="currentColor"><path d=${Dn[n]} /></svg>
        </button>
      </div>
      ${this.#i()}
      <div class=${this.isStale?"stale":""}>${this.content()}</div>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${this.announcement}</div>
    </div>`}#i(){let{texts:t}=this,s=i=>p`<p class="message" part="message" role="alert">${i}</p>`,n=this.#o();if(n!==void 0)return s(t.t("wrong_role",{role:n,roles:ut.join(" ")}));if(this.#e===null)return this.#a()===null?s(t.t("no_address")):g;if(this.#e.refusal!==null)return s(t.t("refused_element",{reason:this.#e.refusal.message}));let{lostAt:r}=this;return r!==null&&this.clock()-r>re/5?s(t.t("lost_element",{time:ie(r,t.code)})):this.paused?p`<p class="bar" part="message">${t.t("paused_element")}</p>`:g}#a(){let t=this.url||(import.meta.url?.endsWith("/elements.js")?import.meta.url:""),s=t===""?null:In(t);return s!==null&&/^(https?|wss?):$/.test(s.protocol)?s.origin.replace(/^ws/,"http")+Un(s):null}#l(){clearTimeout(this.#n),Nn()?this.#n=setTimeout(()=>this.isConnected&&this.#c()):document.addEventListener("DOMContentLoaded",this.#h,{once:!0})}#h;#c(){let t=this.#a(),s=this.streamOptions();if(!this.knowsWhat()){this.#d();return}let n=JSON.stringify([t,s]);if(this.feed===null?n===this.#t:this.feed===this.#e)return;if(this.#d(),this.feed===null&&t===null){this.requestUpdate();return}let r={getTicket:i=>De(this,t,s,i)};this.#e=this.feed??new K(t,{...s,...r}),this.#t=this.feed===null?n:"",this.#e.addEventListener("change",this.#u),this.#e.addEventListener("status",this.#m),this.#e.addEventListener("event",this.#f),this.#e.retain(),this.requestUpdate()}#d(){this.#e!==null&&(this.#e.removeEventListener("change",this.#u),this.#e.removeEventListener("status",this.#m),this.#e.removeEventListener("event",this.#f),this.#e.release(),this.#e=null,this.#t="")}#u;#m;#f;shows(t,s){return s===null||this.showsRole(s)}#p(t,s,n,r){return this.texts.t(s===null?"announce_alert_session":t,{role:s===null?"":this.texts.word(s),id:n,...r})}},Ln=new F,Dn={resume:"M7 4v16l13-8Z",pause:"M6 4h4v16H6ZM14 4h4v16h-4Z"};function Nn(){let[o]=performance.getEntriesByType("navigation");return document.readyState==="complete"||(o?.domContentLoadedEventStart??1)>0}function In(o){try{return new URL(o,document.baseURI)}catch{return null}}function Un({pathname:o}){return o.endsWith("/elements.js")?"":o}var Ne=class extends S{constructor(){super(...arguments);this.session="";this.limit=0}static{this.properties={session:{},limit:{type:Number}}}static{this.styles=[...S.styles,b`
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
    `]}streamOptions(){let t={...super.streamOptions(),view:"alerts"};return this.session?{...t,sessions:[this.session]}:t}shows(t,s){return(!this.session||t===this.session)&&super.shows(t,s)}content(){let t=this.#e();return t.length===0?p`<p class="empty" part="empty">${this.texts.t("no_alert")}</p>`:p`<ul part="list" aria-label=${this.texts.t("alerts")}>
      ${Se(t,([s])=>s.id,([s,n])=>this.#t(s,n))}
    </ul>`}#e(){let s=[...this.model.sessions.values()].flatMap(n=>ss(n,this.clock()-et).map(r=>[r,n])).filter(([n])=>this.shows(n.session_id,n.role));return s.sort(([n],[r])=>ks(n)-ks(r)||r.raised_at.localeCompare(n.raised_at)||n.id.localeCompare(r.id)),this.limit>0?s.slice(0,this.limit):s}#t(t,s){let{texts:n}=this,r=t.clearedAt===null,i=(t.clearedAt??this.now())-Date.parse(t.raised_at);return p`<li part=${r?"alert open":"alert cleared"} class=${r?t.acknowledged?"acknowledged":"":"cleared"}>
      ${V}
      <span class="rule" part="rule">${t.rule}</span>
      <span class="when number">${R(i)}</span>
      <span class="about" part="about">${[t.role===null?"":n.word(t.role),this.#s(t),this.#n(t)].filter(Boolean).join(" · ")}</span>
      <span class="actions">
        <button part="select" @click=${()=>this.#r(s)}>${O(s)}</button>
        ${r&&!t.acknowledged?p`<button part="acknowledge" @click=${()=>this.#o(t)}>${n.t("acknowledge")}</button>`:g}
      </span>
    </li>`}#s({kind:t,labels:s,probability:n,threshold:r}){let i=l=>l===null?"–":`${Math.round(l*100)} %`,a={labels:s.map(l=>this.texts.word(l)).join(" + "),probability:i(n),threshold:i(r)};return t==="silence"?this.texts.t("alert_silence"):this.texts.t(t==="rising"?"alert_rising":"alert_above",a)}#n({clearedAt:t,reason:s,acknowledged:n,acknowledged_by:r}){return t!==null?this.texts.t("cleared",{reason:this.texts.word(s??"unknown")}):n?r===null?this.texts.t("acknowledged"):this.texts.t("acknowledged_by",{who:r}):""}#r(t){this.tell("emotion-select",{session_id:t.id,call_reference:t.callReference})}#o({id:t,session_id:s,leg_id:n,rule:r}){this.tell("emotion-acknowledge",{alert_id:t,session_id:s,leg_id:n,rule:r})}};function ks(o){return o.clearedAt!==null?2:o.acknowledged?1:0}var pt=class extends q{constructor(e){if(super(e),e.type!==ye.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return k}update(e,[t]){let{style:s}=e.element;for(let[n,r]of Object.entries(t))s.setProperty(n,r);return k}},xs=ke(pt);var jn=180,zn=4,Ie=class extends S{constructor(){super(...arguments);this.session="";this.callReference="";this.details=!1}static{this.properties={session:{},callReference:{attribute:"call-reference"},details:{type:Boolean}}}static{this.styles=[...S.styles,at,b`
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
    `]}knowsWhat(){return super.knowsWhat()&&!!(this.session||this.callReference)}streamOptions(){let t={...super.streamOptions(),recentS:jn};return this.session?{...t,view:"session",sessions:[this.session]}:{...t,view:"wall"}}shows(t,s){return t===(this.session||this.#e()?.id)&&super.shows(t,s)}content(){let{texts:t}=this,s=this.#e();if(s===void 0)return p`<p class="empty" part="empty">${t.t("waiting_session")}</p>`;let n=ae(s,i=>this.showsRole(i)),r=s.endedAt!==null;return p`<article part="session" aria-label=${O(s)}>
      <header part="header">
        <h2 title=${s.id}>${O(s)}</h2>
        <span class="muted number">
          ${r?t.t("ended",{reason:t.word(s.endReason)}):R(this.now()-s.startedAt)}
        </span>
      </header>
      ${Object.values(s.alerts).map(({acknowledged:i,rule:a})=>p`<p class="alert" part="alert">${V} ${t.t(i?"alert_acknowledged":"alert_open",{rule:a})}</p>`)}
      ${Pe(this,s)?p`<p class="note">${Pe(this,s)}</p>`:g}
      ${n.map(i=>p`${lt(this,s,i)} ${this.details&&i.analysed?this.#t(i):g}`)}
    </article>`}#e(){let{sessions:t}=this.model;return this.session?t.get(this.session):this.callReference?[...t.values()].sort((n,r)=>r.startedAt-n.startedAt).find(n=>n.callReference===this.callReference):void 0}#t(t){let s=[...t.current.posterior].sort((n,r)=>r.probability-n.probability).slice(0,zn);return p`<ul part="shares" aria-label=${`${this.texts.t("probabilities")}: ${this.texts.word(t.role)}`}>
      ${s.map(({name:n,probability:r})=>p`<li>
          <span>${H(n)} ${this.texts.word(n)}</span>
          <span class="share"><i ${xs({width:`${r*100}%`,background:$(n).colour})}></i></span>
          <span class="number">${Math.round(r*100)} %</span>
        </li>`)}
    </ul>`}};var mt=class extends y{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[B,b`
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
    `]}render(){if(this.display===null)return g;let{model:t,texts:s}=this.display;return p`<div role="group" aria-label=${s.t("legend")}>
        ${[...t.labels].sort(we).map(n=>p`<span>${H(n)} ${s.word(n)}</span>`)}
        ${hs.map(n=>p`<span><canvas width="52" height="32" data-kind=${n} aria-hidden="true"></canvas>${s.t(`hatch_${n}`)}</span>`)}
      </div>
      <p>${s.t("events_say")}</p>`}updated(){let t=getComputedStyle(this);for(let s of this.renderRoot.querySelectorAll("canvas")){let n=s.dataset.kind,r=t.getPropertyValue(n==="lost"?"--lost":"--hatch").trim();if(s.dataset.colour===r)continue;s.dataset.colour=r;let i=s.getContext("2d");i.setTransform(2,0,0,2,0,0),i.clearRect(0,0,26,16),i.fillStyle=nt(i,n,r),i.fillRect(0,0,26,16)}}};A("es-legend",mt);var Hn=180,Vn="tile, header, leg, role, state, ribbon, alert",Ue=class extends S{constructor(){super(...arguments);this.state="";this.sort="need";this.limit=0;this.legend=!1;this.#e=new Me}static{this.properties={state:{},sort:{},limit:{type:Number},legend:{type:Boolean}}}static{this.styles=[...S.styles,b`
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
    `]}#e;streamOptions(){return{...super.streamOptions(),view:"wall",recentS:Hn}}content(){let{texts:t,scheme:s,model:n}=this,r=as.find(c=>c===this.sort)??"need",i=this.roleNames(),a={role:i.length===1?i[0]:"",state:this.state||"",sort:r},l=this.#e.sorted(n.sessions.values(),a),d=this.limit>0?l.slice(0,this.limit):l,h=p`<p class="empty" part="empty">${t.t(n.sessions.size>0?"no_match":"nobody")}</p>`;return p`${d.length===0?h:g}
      <div class="grid" part="grid">
        ${Se(d,c=>c.id,c=>p`<es-tile exportparts=${Vn} .display=${this} .session=${c} .stamp=${this.#t(c)} @choose=${()=>this.#s(c)}></es-tile>`)}
      </div>
      ${this.legend?p`<es-legend .display=${this} .stamp=${`${n.labels.length} ${t.code} ${s}`}></es-legend>`:g}`}#t(t){return`${t.version} ${Math.floor(this.now()/1e3)} ${this.isStale} ${this.texts.code} ${this.scheme}`}#s(t){this.tell("emotion-select",{session_id:t.id,call_reference:t.callReference})}};var Ss="emotion-streamer";function $s(o){return{...o,protocol:Ss,version:1}}function As(o){let e=o;if(typeof e!="object"||e?.protocol!==Ss)return null;if(e.version!==1)throw new TypeError(`version: expected 1, got ${String(e.version)}`);if(typeof e.type!="string")throw new TypeError("type: expected a word");return e}var ft=class extends EventTarget{constructor(t,s={}){super();this.iframe=t;this.options=s;this.#e=new URL(t.src).origin,addEventListener("message",this.#o),t.addEventListener("load",this.#n),t.contentDocument?.URL!=="about:blank"&&this.#n()}#e;#t=[];set(t){this.#s({type:"set",attributes:t})}reconnect(){this.#s({type:"reconnect"})}pause(){this.#s({type:"pause"})}resume(){this.#s({type:"resume"})}close(){removeEventListener("message",this.#o),this.iframe.removeEventListener("load",this.#n)}#s(t){this.#t===null?this.#r(t):this.#t.push(t)}#n=()=>this.#r({type:"hello"});#r(t){this.iframe.contentWindow?.postMessage($s(t),this.#e)}#o=t=>{if(!(t.source!==this.iframe.contentWindow||t.origin!==this.#e))try{let s=As(t.data);if(s===null)return;s.type==="ready"&&this.#i(),s.type==="ticket"?this.#a(s.id,s.wanted??{}):this.dispatchEvent(new CustomEvent(s.type,{detail:s.detail}))}catch(s){this.dispatchEvent(new CustomEvent("error",{detail:{message:String(s)}}))}};#i(){let t=this.#t??[];this.#t=null;for(let s of t)this.#r(s)}async#a(t,s){try{this.#r({type:"ticket",id:t,ticket:await this.options.getTicket?.(s)??null})}catch(n){let{status:r,message:i}=n;this.#r({type:"ticket",id:t,ticket:null,status:r??null,message:String(i)})}}};var Bn=180,gt=class extends K{constructor(e,{getTicket:t=null,...s}={}){let n=new URL(e,document.baseURI).href,r=Object.assign(new EventTarget,{getTicket:t});super(n,{recentS:Bn,...s,getTicket:i=>De(r,n,s,i)}),r.addEventListener("emotion-error",({type:i,detail:a})=>this.dispatchEvent(new CustomEvent(i,{detail:a})))}};A("emotion-session",Ie);A("emotion-wall",Ue);A("emotion-alerts",Ne);export{Ne as EmotionAlertsElement,gt as EmotionFeed,ft as EmotionFrame,Ie as EmotionSessionElement,Ue as EmotionWallElement};
