var Js=globalThis,Qs=Js.ShadowRoot&&(Js.ShadyCSS===void 0||Js.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,wi=Symbol(),fl=new WeakMap,ks=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==wi)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Qs&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=fl.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&fl.set(t,e))}return e}toString(){return this.cssText}},Xs=s=>new ks(typeof s=="string"?s:s+"",void 0,wi),re=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,o,i)=>n+(l=>{if(l._$cssResult$===!0)return l.cssText;if(typeof l=="number")return l;throw Error("Value passed to 'css' function must be a 'css' function result: "+l+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+s[i+1],s[0]);return new ks(t,s,wi)},ml=(s,e)=>{if(Qs)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=Js.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,s.appendChild(n)}},vi=Qs?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Xs(t)})(s):s;var{is:ju,defineProperty:Wu,getOwnPropertyDescriptor:Fu,getOwnPropertyNames:Bu,getOwnPropertySymbols:Gu,getPrototypeOf:qu}=Object,eo=globalThis,gl=eo.trustedTypes,Ku=gl?gl.emptyScript:"",Yu=eo.reactiveElementPolyfillSupport,Ss=(s,e)=>s,_i={toAttribute(s,e){switch(e){case Boolean:s=s?Ku:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},wl=(s,e)=>!ju(s,e),bl={attribute:!0,type:String,converter:_i,reflect:!1,useDefault:!1,hasChanged:wl};Symbol.metadata??=Symbol("metadata"),eo.litPropertyMetadata??=new WeakMap;var Gt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=bl){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&Wu(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:i}=Fu(this.prototype,e)??{get(){return this[t]},set(l){this[t]=l}};return{get:o,set(l){let c=o?.call(this);i?.call(this,l),this.requestUpdate(e,c,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??bl}static _$Ei(){if(this.hasOwnProperty(Ss("elementProperties")))return;let e=qu(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Ss("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ss("properties"))){let t=this.properties,n=[...Bu(t),...Gu(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(vi(o))}else e!==void 0&&t.push(vi(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ml(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:_i).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),l=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:_i;this._$Em=o;let c=l.fromAttribute(t,i.type);this[o]=c??this._$Ej?.get(o)??c,this._$Em=null}}requestUpdate(e,t,n,o=!1,i){if(e!==void 0){let l=this.constructor;if(o===!1&&(i=this[e]),n??=l.getPropertyOptions(e),!((n.hasChanged??wl)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(l._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:i},l){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,l??t??this[e]),i!==!0||l!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:l}=i,c=this[o];l!==!0||this._$AL.has(o)||c===void 0||this.C(o,void 0,i,c)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Gt.elementStyles=[],Gt.shadowRootOptions={mode:"open"},Gt[Ss("elementProperties")]=new Map,Gt[Ss("finalized")]=new Map,Yu?.({ReactiveElement:Gt}),(eo.reactiveElementVersions??=[]).push("2.1.2");var xi=globalThis,vl=s=>s,to=xi.trustedTypes,_l=to?to.createPolicy("lit-html",{createHTML:s=>s}):void 0,ki="$lit$",qt=`lit$${Math.random().toFixed(9).slice(2)}$`,Si="?"+qt,Zu=`<${Si}>`,xn=document,As=()=>xn.createComment(""),Es=s=>s===null||typeof s!="object"&&typeof s!="function",$i=Array.isArray,Al=s=>$i(s)||typeof s?.[Symbol.iterator]=="function",yi=`[ 	
\f\r]`,$s=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,yl=/-->/g,xl=/>/g,_n=RegExp(`>|${yi}(?:([^\\s"'>=/]+)(${yi}*=${yi}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),kl=/'/g,Sl=/"/g,El=/^(?:script|style|textarea|title)$/i,Ai=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),_=Ai(1),Ts=Ai(2),zf=Ai(3),yt=Symbol.for("lit-noChange"),T=Symbol.for("lit-nothing"),$l=new WeakMap,yn=xn.createTreeWalker(xn,129);function Ml(s,e){if(!$i(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return _l!==void 0?_l.createHTML(e):e}var Tl=(s,e)=>{let t=s.length-1,n=[],o,i=e===2?"<svg>":e===3?"<math>":"",l=$s;for(let c=0;c<t;c++){let u=s[c],p,w,f=-1,g=0;for(;g<u.length&&(l.lastIndex=g,w=l.exec(u),w!==null);)g=l.lastIndex,l===$s?w[1]==="!--"?l=yl:w[1]!==void 0?l=xl:w[2]!==void 0?(El.test(w[2])&&(o=RegExp("</"+w[2],"g")),l=_n):w[3]!==void 0&&(l=_n):l===_n?w[0]===">"?(l=o??$s,f=-1):w[1]===void 0?f=-2:(f=l.lastIndex-w[2].length,p=w[1],l=w[3]===void 0?_n:w[3]==='"'?Sl:kl):l===Sl||l===kl?l=_n:l===yl||l===xl?l=$s:(l=_n,o=void 0);let k=l===_n&&s[c+1].startsWith("/>")?" ":"";i+=l===$s?u+Zu:f>=0?(n.push(p),u.slice(0,f)+ki+u.slice(f)+qt+k):u+qt+(f===-2?c:k)}return[Ml(s,i+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Ms=class s{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let i=0,l=0,c=e.length-1,u=this.parts,[p,w]=Tl(e,t);if(this.el=s.createElement(p,n),yn.currentNode=this.el.content,t===2||t===3){let f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(o=yn.nextNode())!==null&&u.length<c;){if(o.nodeType===1){if(o.hasAttributes())for(let f of o.getAttributeNames())if(f.endsWith(ki)){let g=w[l++],k=o.getAttribute(f).split(qt),E=/([.?@])?(.*)/.exec(g);u.push({type:1,index:i,name:E[2],strings:k,ctor:E[1]==="."?so:E[1]==="?"?oo:E[1]==="@"?io:Sn}),o.removeAttribute(f)}else f.startsWith(qt)&&(u.push({type:6,index:i}),o.removeAttribute(f));if(El.test(o.tagName)){let f=o.textContent.split(qt),g=f.length-1;if(g>0){o.textContent=to?to.emptyScript:"";for(let k=0;k<g;k++)o.append(f[k],As()),yn.nextNode(),u.push({type:2,index:++i});o.append(f[g],As())}}}else if(o.nodeType===8)if(o.data===Si)u.push({type:2,index:i});else{let f=-1;for(;(f=o.data.indexOf(qt,f+1))!==-1;)u.push({type:7,index:i}),f+=qt.length-1}i++}}static createElement(e,t){let n=xn.createElement("template");return n.innerHTML=e,n}};function kn(s,e,t=s,n){if(e===yt)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,i=Es(e)?void 0:e._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(s),o._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=kn(s,o._$AS(s,e.values),o,n)),e}var no=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??xn).importNode(t,!0);yn.currentNode=o;let i=yn.nextNode(),l=0,c=0,u=n[0];for(;u!==void 0;){if(l===u.index){let p;u.type===2?p=new Jn(i,i.nextSibling,this,e):u.type===1?p=new u.ctor(i,u.name,u.strings,this,e):u.type===6&&(p=new ro(i,this,e)),this._$AV.push(p),u=n[++c]}l!==u?.index&&(i=yn.nextNode(),l++)}return yn.currentNode=xn,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Jn=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=T,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=kn(this,e,t),Es(e)?e===T||e==null||e===""?(this._$AH!==T&&this._$AR(),this._$AH=T):e!==this._$AH&&e!==yt&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Al(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==T&&Es(this._$AH)?this._$AA.nextSibling.data=e:this.T(xn.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Ms.createElement(Ml(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let i=new no(o,this),l=i.u(this.options);i.p(t),this.T(l),this._$AH=i}}_$AC(e){let t=$l.get(e.strings);return t===void 0&&$l.set(e.strings,t=new Ms(e)),t}k(e){$i(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let i of e)o===t.length?t.push(n=new s(this.O(As()),this.O(As()),this,this.options)):n=t[o],n._$AI(i),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=vl(e).nextSibling;vl(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},Sn=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,i){this.type=1,this._$AH=T,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=T}_$AI(e,t=this,n,o){let i=this.strings,l=!1;if(i===void 0)e=kn(this,e,t,0),l=!Es(e)||e!==this._$AH&&e!==yt,l&&(this._$AH=e);else{let c=e,u,p;for(e=i[0],u=0;u<i.length-1;u++)p=kn(this,c[n+u],t,u),p===yt&&(p=this._$AH[u]),l||=!Es(p)||p!==this._$AH[u],p===T?e=T:e!==T&&(e+=(p??"")+i[u+1]),this._$AH[u]=p}l&&!o&&this.j(e)}j(e){e===T?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},so=class extends Sn{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===T?void 0:e}},oo=class extends Sn{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==T)}},io=class extends Sn{constructor(e,t,n,o,i){super(e,t,n,o,i),this.type=5}_$AI(e,t=this){if((e=kn(this,e,t,0)??T)===yt)return;let n=this._$AH,o=e===T&&n!==T||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==T&&(n===T||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ro=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){kn(this,e)}},Ll={M:ki,P:qt,A:Si,C:1,L:Tl,R:no,D:Al,V:kn,I:Jn,H:Sn,N:oo,U:io,B:so,F:ro},Ju=xi.litHtmlPolyfillSupport;Ju?.(Ms,Jn),(xi.litHtmlVersions??=[]).push("3.3.3");var Pl=(s,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let i=t?.renderBefore??null;n._$litPart$=o=new Jn(e.insertBefore(As(),i),i,void 0,t??{})}return o._$AI(s),o};var Ei=globalThis,Ce=class extends Gt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Pl(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return yt}};Ce._$litElement$=!0,Ce.finalized=!0,Ei.litElementHydrateSupport?.({LitElement:Ce});var Qu=Ei.litElementPolyfillSupport;Qu?.({LitElement:Ce});(Ei.litElementVersions??=[]).push("4.2.2");function _e(s){let e=Math.max(0,Math.floor(s/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]===0?t.slice(1):t).map((o,i)=>i===0?String(o):String(o).padStart(2,"0")).join(":")}function nn(s,e){return new Date(s).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var Cl={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas, oder rufen Sie an: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",sessions_one:"{count} Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",speaking:"spricht",silent:"still",source_away:"kein Ton von {source}",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",hatch_unknown:"nicht bekannt",unsure:"unsicher",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",talk_nobody:"niemand",silence:"niemand sprach",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",no_speech:"niemand sprach",music_or_tone:"Musik oder ein Ton",overload:"der Dienst war überlastet",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",node_lost:"der Rechner ging verloren",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",lost_events_one:"{count} Ereignis auf dem Weg hierher verloren",overloaded:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {count} Stimmen ausgesetzt.",overloaded_one:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {count} Stimme ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Geben Sie dem Dienst ein Ziel, [coach] in seiner Konfiguration, und sprechen Sie:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"mehr {more}, weniger {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",announce_more_one:"{text} und {count} weiterer Alarm",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"in Ordnung",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",listening:"Was zuhört",listening_off:"In der Konfiguration nicht eingeschaltet: {tables}.",kind_microphone:"Mikrofon dieses Dienstes",kind_demo:"Aufnahme zur Vorführung",kind_rtp:"Anrufe über RTP",kind_siprec:"Aufzeichnungs-Clients (SIPREC)",kind_stream:"Anrufe als Strom von {dialect}",kind_audiosocket:"Anrufe als Strom von {dialect}",kind_browser:"Mikrofone von Browsern",open_sessions:"{count} Gespräche jetzt",open_sessions_one:"{count} Gespräch jetzt",open_connections:"{count} Verbindungen",open_connections_one:"{count} Verbindung",came_sessions:"{count} Gespräche seit dem Start",came_sessions_one:"{count} Gespräch seit dem Start",came_packets:"{count} Pakete seit dem Start, und kein Gespräch",came_packets_one:"{count} Paket seit dem Start, und kein Gespräch",came_connections:"{count} Verbindungen seit dem Start, und kein Gespräch",came_connections_one:"{count} Verbindung seit dem Start, und kein Gespräch",came_nothing:"Seit dem Start kam nichts",turned_away:"Abgewiesen",bad_origin:"Seite nicht in websocket.origins",unauthorized:"Token oder Signatur fehlt oder ist falsch",forbidden:"Token nicht zum Senden von Ton",bad_request:"nicht verstanden",too_many_requests:"zu viele Anfragen",too_many_streams:"zu viele Ströme",over_load:"kein Platz auf diesem Rechner",stream_unavailable:"startet oder hält an",stream_connected:"schon verbunden",over_capacity:"zu viele Stimmen",over_host_quota:"zu viele Stimmen eines Rechners",over_host_rate:"zu viele neue Stimmen eines Rechners zugleich",over_port_quota:"zu viele Stimmen eines Ports",over_rate:"zu viele neue Stimmen zugleich",history:"Verlauf",history_of_none:"Kein Dienst hinter diesem Gateway führt einen Verlauf. Ihre Konfigurationen schalten ihn ein:",history_without:"Nicht enthalten, da sie nicht antworten: {daemons}",history_none:"Dieser Dienst führt keinen Verlauf. Die Konfiguration schaltet ihn ein:",history_empty:"Nichts gefunden. Was von nun an gesagt wird, steht später hier.",from:"Von",until:"Bis",any_alert:"irgendein Alarm",session_id:"Gespräch",find:"Suchen",loading:"Lädt",more:"Mehr",export_as:"Datei",export:"Exportieren",goes_on:"geht weiter oder hat kein Ende",nobody_spoke:"niemand sprach",back_history:"Zurück zum Verlauf",from_history:"Aus dem Verlauf",whole_session:"Ganzes Gespräch",forget:"Vergessen",forget_title:"Dieses Gespräch vergessen?",forget_what:"Alles, was von {id} aufbewahrt ist, wird gelöscht: für alle und für immer.",left_open:"der Dienst endete vorher",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var Mi={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something, or make a call: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",sessions_one:"{count} session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",source_away:"no audio from {source}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",hatch_unknown:"not known",unsure:"unsure",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",talk_nobody:"nobody",silence:"nobody spoke",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",no_speech:"nobody spoke",music_or_tone:"music or a tone",overload:"the daemon was overloaded",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",node_lost:"the machine was lost",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",lost_events_one:"{count} event lost on its way here",overloaded:"The daemon is overloaded: results every {hop} s, {count} legs suspended.",overloaded_one:"The daemon is overloaded: results every {hop} s, {count} leg suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Give the daemon a target, [coach] in its configuration, and speak:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"more {more}, less {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",announce_more_one:"{text}, and {count} more alert",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"works",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",listening:"What listens",listening_off:"Not switched on in the configuration: {tables}.",kind_microphone:"Microphone of this daemon",kind_demo:"Demonstration recording",kind_rtp:"Calls over RTP",kind_siprec:"Recording clients (SIPREC)",kind_stream:"Calls streamed as {dialect}",kind_audiosocket:"Calls streamed as {dialect}",kind_browser:"Microphones of browsers",open_sessions:"{count} sessions now",open_sessions_one:"{count} session now",open_connections:"{count} connections",open_connections_one:"{count} connection",came_sessions:"{count} sessions since the start",came_sessions_one:"{count} session since the start",came_packets:"{count} packets came since the start, and no session",came_packets_one:"{count} packet came since the start, and no session",came_connections:"{count} connections since the start, and no session",came_connections_one:"{count} connection since the start, and no session",came_nothing:"Nothing came since the start",turned_away:"Turned away",bad_origin:"page not in websocket.origins",unauthorized:"token or signature missing or wrong",forbidden:"token not for streaming",bad_request:"not understood",too_many_requests:"too many requests",too_many_streams:"too many streams",over_load:"no room on this machine",stream_unavailable:"starting or stopping",stream_connected:"streamed already",over_capacity:"too many legs",over_host_quota:"too many legs of a host",over_host_rate:"too many new legs of a host at once",over_port_quota:"too many legs of a port",over_rate:"too many new legs at once",history:"History",history_of_none:"No daemon behind this gateway keeps a history. Their configurations can switch one on:",history_without:"Not included, since they do not answer: {daemons}",history_none:"This daemon keeps no history. Its configuration can switch one on:",history_empty:"Nothing is found. What is said from now on will be.",from:"From",until:"Until",any_alert:"any alert",session_id:"Session",find:"Find",loading:"Loading",more:"More",export_as:"File",export:"Export",goes_on:"goes on, or has no end",nobody_spoke:"nobody spoke",back_history:"Back to the history",from_history:"From the history",whole_session:"Whole session",forget:"Forget",forget_title:"Forget this session?",forget_what:"All that is kept of {id} is deleted, for everybody and for good.",left_open:"the daemon ended before it",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var ao={en:Mi,de:Cl},lo=class{constructor(e){this.code=e;this.#e=ao[e]??Mi,this.#t=new Intl.PluralRules(e)}#e;#t;t(e,t={}){let n=`${e}_one`;return(typeof t.count=="number"&&this.#t.select(t.count)==="one"&&n in this.#e?this.#e[n]:this.#e[e]).replace(/\{(\w+)\}/g,(l,c)=>String(t[c]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function Ti(...s){let e=s.map(t=>(t??"").slice(0,2).toLowerCase());return new lo(e.find(t=>Object.hasOwn(ao,t))??"en")}var Li=new lo("en");function Rl(s){Li=s,document.documentElement.lang=s.code}var b=(s,e)=>Li.t(s,e),X=s=>Li.word(s);var Il={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},Nl=Object.keys(Il),co="M3 3H21V21H3Z",Dl=[{colour:"#7a5195",shape:co,pattern:"falling",need:1},{colour:"#4c9f70",shape:co,pattern:"dots",need:1},{colour:"#b5651d",shape:co,pattern:"cross",need:1},{colour:"#5b7db1",shape:co,pattern:"rows",need:1}],Pi=new Map,Ol=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function xt(s){let e=Il[s]??Pi.get(s);if(e!==void 0)return e;let t=Dl[Pi.size%Dl.length];return Pi.set(s,t),t}function uo(s,e){return zl(s)-zl(e)||s.localeCompare(e)}function zl(s){let e=Ol.indexOf(s);return e<0?Ol.length:e}var Ul=["need","newest","name"],Xu=2e3,ho=class{#e=[];#t=0;#n="";sorted(e,t){let n=[...e].filter(c=>td(c,t)),o=`${t.sort} ${t.role} ${t.state}`,i=performance.now();(o!==this.#n||this.#e.length===0||i-this.#t>Xu)&&(this.#n=o,this.#t=i,this.#e=n.sort(ed[t.sort]).map(c=>c.id));let l=new Map(this.#e.map((c,u)=>[c,u]));return n.sort((c,u)=>(l.get(c.id)??1/0)-(l.get(u.id)??1/0)||c.startedAt-u.startedAt)}},Ci=["customer","agent"];function fo(s,e){let t=({role:n})=>Ci.includes(n)?Ci.indexOf(n):Ci.length;return[...s.legs.values()].filter(({role:n})=>e(n)).sort((n,o)=>t(n)-t(o)||n.id.localeCompare(o.id))}function Ls(s){return Object.values(s.alerts).filter(e=>!e.acknowledged).length}function po(s){return s.endedAt!==null?0:Ls(s)>0?4:Math.max(0,...[...s.legs.values()].map(e=>e.state==="none"?0:xt(e.state).need))}var ed={need:(s,e)=>+(s.endedAt!==null)-+(e.endedAt!==null)||po(e)-po(s)||Hl(s)-Hl(e)||s.id.localeCompare(e.id),newest:(s,e)=>e.startedAt-s.startedAt,name:(s,e)=>s.id.localeCompare(e.id)};function Hl(s){return Math.min(s.startedAt,...[...s.legs.values()].map(e=>e.since??1/0))}function td(s,e){return[...s.legs.values()].filter(n=>e.role===""||n.role===e.role).some(n=>e.state===""||n.state===e.state)}var Vl=["coach","history","health"],nd=["from","to","alert","find"];function Ri(s){let[e="",t=""]=s.replace(/^#/,"").split("?"),n=new URLSearchParams(t),[,o="",i=""]=e.split("/"),l=n.get("t");return{view:o==="s"&&i?"session":Vl.find(c=>c===o)??"wall",sessionId:o==="s"?decodeURIComponent(i):"",t:l!==null&&/^\d+$/.test(l)?Number(l):null,role:n.get("role")??"",state:n.get("state")??"",sort:Ul.find(c=>c===n.get("sort"))??"need",from:n.get("from")??"",to:n.get("to")??"",alert:n.get("alert")??"",find:n.get("find")??""}}function rt(s){let e=new URLSearchParams;if(s.role&&e.set("role",s.role),s.state&&e.set("state",s.state),s.sort&&s.sort!=="need"&&e.set("sort",s.sort),s.view==="history")for(let i of nd)s[i]&&e.set(i,s[i]);s.view==="session"&&s.t!=null&&e.set("t",String(Math.round(s.t)));let t=Vl.find(i=>i===s.view),n=s.view==="session"?`/s/${encodeURIComponent(s.sessionId??"")}`:t===void 0?"/":`/${t}`,o=e.toString();return`#${n}${o?`?${o}`:""}`}var mo=()=>({nodes:{},sources:{},sessions:{},overload:null}),sd=()=>({sources:{},overload:null}),od=s=>({node:s,source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),jl=s=>({role:s,analysed:!0,paused:!1,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),Wl=({posterior:s,dimensions:e,abstained:t,reason:n})=>({posterior:s,dimensions:e,abstained:t,reason:n}),Fl={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":s=>({...Wl(s),speaking:!1}),"emotion.v1":Wl,"state.v1":({state:s,probability:e,since_ms:t})=>({state:s,probability:e,since_ms:t})},id=({leg_id:s,role:e,rule:t,kind:n,labels:o,threshold:i,probability:l,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:w})=>({leg_id:s,role:e,rule:t,kind:n,labels:o,threshold:i,probability:l,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:w}),Di=(s,e,t)=>({...s,sessions:{...s.sessions,[e]:t}}),Qn=s=>(s.source??"").replace(/^\/emotion-streamer\//,"");function Bl(s,e,t){let n=Object.hasOwn(s.nodes,e)?s.nodes[e]:sd();return{...s,nodes:{...s.nodes,[e]:{...n,...t(n)}}}}function rd(s,e,{source_id:t,state:n,detail:o}){let i={state:n,detail:o};return{...Bl(s,e,({sources:c})=>({sources:{...c,[t]:i}})),sources:{...s.sources,[t]:i}}}function ld(s,e,t){let n=t.active?t:null,o=Bl(s,e,()=>({overload:n})),i=Object.keys(o.nodes).sort().map(l=>o.nodes[l].overload);return{...o,overload:n??i.find(l=>l!==null)??null}}function Gl(s,e){let t=e.type.replace("org.emotionstreamer.",""),n=e.data??{};if(t==="gap.v1")return n.reason==="resume_expired"?mo():s;if(t==="overload.v1")return ld(s,Qn(e),n);if(t==="source.health.v1")return rd(s,Qn(e),n);if(t==="session.ended.v1"){let{[n.session_id]:l,...c}=s.sessions;return{...s,sessions:c}}let o=s.sessions[n.session_id]??od(Qn(e));if(t==="session.started.v1"||t==="session.changed.v1"){let l={...o.legs};for(let{leg_id:c,role:u,analysed:p,paused:w}of n.legs)l[c]={...l[c]??jl(u),role:u,analysed:p,paused:w};return Di(s,n.session_id,{node:o.node,source_id:n.source_id,call_reference:n.call_reference??null,started_at:t==="session.started.v1"?e.time:o.started_at,legs:l,alerts:o.alerts})}if(t==="alert.v1"){let{[n.alert_id]:l,...c}=o.alerts,u=n.status==="cleared"?c:{...o.alerts,[n.alert_id]:id(n)};return Di(s,n.session_id,{...o,alerts:u})}if(!Object.hasOwn(Fl,t))return s;let i={...o.legs[n.leg_id]??jl(n.role),role:n.role,...Fl[t](n)};return Di(s,n.session_id,{...o,legs:{...o.legs,[n.leg_id]:i}})}var ql=500,ad=15e3,cd=1e4,ud=[408,425,429],dd=8e3,hd=1e4,sn=class extends Error{constructor(e,t){super(`the daemon refuses: ${e} ${t}`.trim()),this.status=e}};function Kl(s,e={}){return new Oi(s,e)}var Oi=class{#e;#t;#n=mo();#o=new Set;#i=null;#s=0;#l=null;#a=0;#c=()=>{};constructor(e,{queueEvents:t=1e3,quietMs:n=dd,WebSocket:o=globalThis.WebSocket,...i}){if(!o)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(t>=1))throw new RangeError(`queueEvents: expected at least 1, got ${t}`);this.#e=new URL(e),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:t,quietMs:n,WebSocket:o,...i}}get state(){return this.#n}get skewMs(){return this.#a}reconnect(){this.#c()}async*[Symbol.asyncIterator](){let{onLag:e,signal:t}=this.#t,n={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},o=()=>{n.stopped=!0,n.endWait(),n.socket&&md(n.socket),n.wake()};if(!t?.aborted){t?.addEventListener("abort",o),this.#c=()=>n.endWait(),this.#r(n).catch(i=>{n.failure=i,n.wake()});try{for(;;){for(;n.queue.length===0;){if(n.failure)throw n.failure;if(n.stopped)return;await new Promise(c=>n.wake=c)}let{lost:i}=n;n.lost=0;let l=n.queue.shift();i&&e?.(i),yield l}}finally{t?.removeEventListener("abort",o),o()}}}async#r(e){let{onStatus:t}=this.#t,n=ql;for(;!e.stopped;){t?.("connecting");let o=performance.now(),i=await this.#u();if(i&&(this.#a=Date.parse(i.issued_at)-Date.now()),i&&!e.stopped&&await this.#d(e,i,o)&&(n=ql),e.stopped)return;t?.("lost"),await new Promise(l=>{let c=setTimeout(l,n*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(c),l())}),n=Math.min(2*n,ad)}}async#u(){let{getTicket:e}=this.#t;return e?fd(await e(Yl(this.#t))):pd(this.#e,this.#t)}#d(e,t,n){let{WebSocket:o,sessions:i,roles:l,types:c,sources:u,view:p,recentS:w,onCaughtUp:f}=this.#t,g=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);g.protocol=g.protocol.replace("http","ws");for(let[E,S]of Object.entries({session:i,role:l,type:c,source:u}))for(let C of S??[])g.searchParams.append(E,C);p&&g.searchParams.set("view",p),f&&g.searchParams.set("caught_up","1"),w&&g.searchParams.set("recent_s",w);let k=this.#l===null?this.#i:null;return k!==null&&g.searchParams.set("resume_from",k),new Promise((E,S)=>{let C=!1,N=e.socket=new o(g.href,["cloudevents.json",`ticket.${t.ticket}`]),A=()=>{H.stop(),N===e.socket&&(e.socket=null),N.close(),E(C)},H=gd(this.#e,this.#t.quietMs,A);N.onopen=()=>{this.#s=Date.parse(t.issued_at)+performance.now()-n,k===null&&(this.#n=mo(),this.#l=this.#s),this.#t.onStatus?.("open",k!==null)},N.onmessage=({data:L})=>{C=!0,H.heard();try{N===e.socket&&!this.#h(JSON.parse(L),e)&&A()}catch(K){S(K),A()}},N.onclose=A})}#h(e,t){if(e.type.endsWith(".caught_up.v1"))return this.#t.onCaughtUp?.(),!0;let n=e.type.endsWith(".gap.v1")?e.data.reason:null;if(n==="subscriber_slow"&&this.#l===null&&this.#i!==null)return!1;if(n==="resume_expired"?this.#l=this.#s:this.#l!==null&&Date.parse(e.time)>this.#l&&(this.#l=null),this.#i=e.id,this.#n=Gl(this.#n,e),!this.#o.has(e.id)){this.#o.add(e.id),this.#o.size>cd&&this.#o.delete(this.#o.values().next().value);let{types:o}=this.#t;if(o?.length&&!o.includes(e.type.replace("org.emotionstreamer.","")))return n!=="subscriber_slow";t.queue.push(e)>this.#t.queueEvents&&(t.queue.shift(),t.lost++),t.wake()}return n!=="subscriber_slow"}};async function pd(s,e={}){let{token:t}=e,n=typeof t=="function"?await t():t;try{let o=await fetch(new URL("/api/ticket",s),{method:"POST",signal:AbortSignal.timeout(hd),headers:n?{Authorization:`Bearer ${n}`}:{},body:JSON.stringify(Yl(e))});if(o.ok)return await o.json();if(o.status<500&&!ud.includes(o.status))throw new sn(o.status,(await o.text()).trim())}catch(o){if(o instanceof sn)throw o}return null}var Yl=({sessions:s,roles:e,types:t,sources:n,view:o})=>({sessions:s,roles:e,types:t,sources:n,views:o&&[o]});function fd(s){if(s&&!(typeof s.ticket=="string"&&Date.parse(s.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return s}function md(s){s.readyState===s.CONNECTING?s.onopen=()=>s.close():s.close()}function gd(s,e,t){let n=performance.now(),o=()=>performance.now()-n>=e,i=setInterval(()=>{if(!o())return;let l={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",s),l).catch(()=>o()&&t())},e/2);return{heard:()=>n=performance.now(),stop:()=>clearInterval(i)}}var go=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,t){e.type==="org.emotionstreamer.advice.v1"?this.cues.set(Zl(e.data),bd(e.data,t)):e.type==="org.emotionstreamer.coach.report.v1"?this.#t(e.data,t):e.type==="org.emotionstreamer.session.ended.v1"&&this.#e(e.data.session_id)}keep(e){for(let[t,n]of this.cues)Object.hasOwn(e,n.sessionId)||this.cues.delete(t)}hasTakeOf(e){return this.takes.some(t=>t.sessionId===e)}#e(e){for(let[t,n]of this.cues)n.sessionId===e&&this.cues.delete(t)}#t(e,t){let n=Zl(e);this.cues.delete(n),!this.takes.some(o=>o.id===n&&o.at===t)&&(this.takes.unshift(wd(n,e,t)),this.takes.length=Math.min(this.takes.length,30))}};function Jl(s,e){return Object.values(Xl(s,e)).reduce((t,n)=>t+Math.abs(n),0)/2}function Ql(s,e){return Object.entries(Xl(s,e)).sort(([n,o],[i,l])=>l-o||n.localeCompare(i))[0]?.[0]??""}function Xl(s,e){let t={};for(let{name:n,share:o}of e)t[n]=o;for(let{name:n,share:o}of s)t[n]=(t[n]??0)-o;return t}function Zl({session_id:s,leg_id:e}){return`${s} ${e}`}function bd({session_id:s,role:e,cue:t,label:n,heard:o,target:i},l){return{sessionId:s,role:e,cue:t,label:n,heard:o,target:i,at:l}}function wd(s,e,t){return{id:s,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance,onTargetShare:e.on_target_share,mixtures:e.mixtures,stretches:e.stretches,at:t}}var ea={speaking:!1,state:"none",probability:0},bo=class{constructor(e,t){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.pauses=[];this.keptFrom=-1/0;this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let n={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:t,analysed:!0,paused:!1,...ea,...n}}get role(){return this.current.role}get analysed(){return this.current.analysed}get paused(){return this.current.paused}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}describe({codec:e,paused:t},n){this.codec=e,this.origin??=n;let o=this.pauses.at(-1),i=o!==void 0&&o.to===null;t&&!i?this.pauses.push({from:n,to:null}):!t&&i&&(o.to=n)}startUtterance({utterance_id:e,start_ms:t},n){let o=this.utterances.at(-1);o?.id!==e&&(o!==void 0&&(o.to??=t),this.origin=n-t,this.utterances.push({id:e,from:t,to:null}))}endUtterance({utterance_id:e,audio:{start_ms:t,end_ms:n}},o){this.origin=o-n;let i=this.utterances.at(-1);i?.id===e?(i.from=t,i.to=n):this.utterances.push({id:e,from:t,to:n})}addResult(e,t,n){let{audio:o,model:i}=e;this.origin=t-o.end_ms,"latency_ms"in e&&(this.latencyMs=e.latency_ms.audio_end_to_publish??this.latencyMs,this.inferenceMs=e.latency_ms.inference),this.model=`${i.name} ${i.version} (${i.precision})`,this.quality=o.quality;let l=this.utterances.at(-1),c=this.pieces.at(-1),u=l?.id===e.utterance_id?l.from:o.start_ms,p=c!==void 0&&c.to>u?c.to:u;p>=o.end_ms||this.pieces.push({from:p,to:o.end_ms,shares:e.abstained?[]:vd(e,n),valence:e.abstained?null:e.dimensions?.valence??null,reason:e.abstained?e.reason??"unknown":null})}lose(e,t,n){if(this.origin===null||e===0)return;let o=n-this.origin;this.gaps.push({from:o-e,to:o,reason:t})}end(e){let t=this.utterances.at(-1);t!==void 0&&this.origin!==null&&(t.to??=e-this.origin);let n=this.pauses.at(-1);n!==void 0&&(n.to??=e),this.current={...this.current,...ea}}forget(e){if(this.origin===null||e<=this.keptFrom)return;let t=e-this.origin,n=[this.pieces,this.utterances,this.gaps].map(i=>Xn(i,({to:l})=>(l??1/0)<t));Xn(this.pauses,({to:i})=>(i??1/0)<e)+Math.max(...n)>0&&(this.keptFrom=e)}};function Xn(s,e){let t=0;for(;t<s.length&&e(s[t]);)t++;return t>0&&s.splice(0,t),t}function vd(s,e){let t=e.map(()=>0);for(let{name:n,probability:o}of s.posterior){let i=e.indexOf(n);i<0&&(i=e.push(n)-1),t[i]=o}return t}var wo=class{constructor(e,t,n){this.id=e;this.startedAt=t;this.holes=n;this.sourceId="";this.node="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.alertLog=[];this.version=0;this.lostEvents=0;this.#e=null}#e;unknown(e){return[{from:this.startedAt,to:e.keptFrom},...this.holes].filter(({from:t,to:n})=>t<n)}take(e){if(e!==this.#e){this.#e=e,this.version++,this.node=e.node,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[t,n]of Object.entries(e.legs))this.leg(t,n.role).current=n}}leg(e,t){let n=this.legs.get(e);return n===void 0&&(n=new bo(e,t),this.legs.set(e,n)),n}describe(e,t){for(let n of e)this.leg(n.leg_id,n.role).describe(n,t)}takeAlert({alert_id:e,muted:t,status:n,...o},i){let l={...o,id:e,clearedAt:n==="cleared"?i:null},c=this.alertLog.findIndex(({id:u})=>u===e);c<0?this.alertLog.push(l):this.alertLog[c]=l}end(e,t){this.endedAt=e,this.endReason=t,this.version++,this.alerts={};for(let n of this.alertLog)n.clearedAt??=e;for(let n of this.legs.values())n.end(e)}forget(e){for(let t of this.legs.values())t.forget(e);Xn(this.alertLog,({clearedAt:t})=>(t??1/0)<e)}};var $n=15*6e4,Ps=3*6e4,_d=Ps+1e4,yd=4e4,xd=6e4,es=class{constructor(e=[],t=!1){this.labels=e;this.isOfHistory=t;this.sessions=new Map;this.sources=new Map;this.hasSeveralNodes=!1;this.holes=[];this.overload=null;this.lostEvents=0;this.version=0;this.coach=new go;this.#e=new Map;this.#t=new Map;this.#n=-1/0}#e;#t;#n;known(e){return this.#t.get(e)}sync(e,t,n=!0){this.overload=e.overload,this.coach.keep(e.sessions);for(let[o,i]of Object.entries(e.sessions)){let l=this.#s(o,t);l.take(i),this.sessions.set(o,l)}n&&this.#o(e),this.hasSeveralNodes=Object.keys(e.nodes).length>1}#o(e){for(let t of this.sessions.values())t.endedAt===null&&!(t.id in e.sessions)&&this.sessions.delete(t.id);for(let[t,{node:n,id:o}]of this.sources)e.nodes[n]?.sources[o]===void 0&&this.sources.delete(t)}miss(e,t){this.holes.push({from:Math.max(this.#n,e),to:t})}apply(e){let t=Date.parse(e.time);switch(this.version++,this.coach.apply(e,t),e.type){case"org.emotionstreamer.source.health.v1":this.#c(Qn(e),e.data,t);break;case"org.emotionstreamer.gap.v1":this.#r(e.data,t);break;case"org.emotionstreamer.session.started.v1":this.#l(e.data.session_id,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.changed.v1":this.#s(e.data.session_id,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.ended.v1":this.#a(e.data.session_id,e.data.reason,t);break;case"org.emotionstreamer.alert.v1":this.#s(e.data.session_id,t).takeAlert(e.data,t);break;default:this.#u(e,t)}this.#n=Math.max(this.#n,t)}sourceOf({node:e,sourceId:t}){return this.sources.get(ta(e,t))}nameOf({node:e,id:t}){return this.hasSeveralNodes?`${e}: ${t}`:t}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e,t=""){let n=this.#i(e);for(let o of this.#t.values()){let i=Math.max(o.startedAt,...[...o.legs.values()].map(l=>l.heardAt));(this.sessions.has(o.id)?e-(o.endedAt??e)>xd:e-i>$n)&&(this.#t.delete(o.id),this.sessions.delete(o.id),this.coach.hasTakeOf(o.id)&&this.#e.set(o.id,o),this.version++),o.forget(e-(o.id===t||o.endedAt!==null?$n:n))}for(let o of this.#e.values())e-o.endedAt>$n&&this.#e.delete(o.id);Xn(this.holes,({to:o})=>o<e-$n)}#i(e){let t=0;for(let n of this.#t.values())for(let o of n.legs.values())t+=kd(o,e-Ps);return Math.min($n,Math.max(_d,yd/Math.max(1,t)*Ps))}#s(e,t){let n=this.#t.get(e);return n===void 0&&(n=new wo(e,t,this.holes),this.#t.set(e,n)),n.version++,n}#l(e,t){let n=this.#t.get(e);n!==void 0&&(n.endedAt!==null||n.startedAt<t)&&this.#t.delete(e);let o=this.#s(e,t);return o.startedAt=t,o}#a(e,t,n){let o=this.#t.get(e);o!==void 0&&(o.end(n,t),this.sessions.set(o.id,o))}#c(e,{source_id:t,state:n,detail:o},i){this.sources.set(ta(e,t),{id:t,node:e,state:n,detail:o,at:i})}#r(e,t){if(this.lostEvents+=e.lost_events,e.session_id===null)return;let n=this.#s(e.session_id,t);n.lostEvents+=e.lost_events;for(let o of e.leg_ids)n.legs.get(o)?.lose(e.lost_ms,e.reason,t)}#u(e,t){let{session_id:n,leg_id:o,role:i}=e.data;if(n===void 0||o==null)return;let l=this.#s(n,t).leg(o,i??"unknown");l.heardAt=Math.max(l.heardAt,t),e.type==="org.emotionstreamer.utterance.started.v1"?l.startUtterance(e.data,t):e.type==="org.emotionstreamer.utterance.ended.v1"?(l.endUtterance(e.data,t),this.isOfHistory&&l.addResult(e.data,t,this.labels)):e.type==="org.emotionstreamer.emotion.v1"?(l.addResult(e.data,t,this.labels),this.#d(t)):e.type==="org.emotionstreamer.state.v1"&&(l.origin=t-e.data.since_ms)}#d(e){let t=this.holes.at(-1);t!==void 0&&e<t.to&&(t.to=Math.max(t.from,e))}},ta=(s,e)=>`${s}/${e}`;function kd(s,e){let t=e-(s.origin??0),n=0,o=s.pieces.length;for(;n<o;){let i=n+o>>1;s.pieces[i].to<t?n=i+1:o=i}return s.pieces.length-n}var Sd=5e3,na=1e3,$d=1.5,Ad=300,Ed=100,Md=1e3,ts=5e3,Td=12e3;var vo=class extends EventTarget{constructor(t,n={}){super();this.url=t;this.options=n;this.model=new es;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#n=null;this.#o=[];this.#i=!1;this.#s=0;this.#l=0;this.#a=!1;this.#c=!1;this.#r=0;this.#u=0;this.#d=0;this.#h=-1/0;this.#p=()=>{let t=this.#u-performance.now();if(t>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#p),t);return}this.#i=!1,this.#s=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock(),this.#c),this.#a=this.#c,this.dispatchEvent(new Event("change"))};this.#g=()=>this.reconnect()}#e;#t;#n;#o;#i;#s;#l;#a;#c;#r;#u;#d;#h;watched(){return""}start(){this.stop();let t=new AbortController,n=(l,c=!1)=>{this.setStatus(l),l==="open"&&!c&&this.model.miss(this.#h,this.clock())},o=()=>{this.#c=!0,this.#u=0,this.changed()},i=Kl(this.url,{queueEvents:1e5,...this.options,onStatus:n,onCaughtUp:o,signal:t.signal});this.#n=t,this.#t=i,this.#o=[setInterval(()=>this.model.forget(this.clock(),this.watched()),Sd),setInterval(()=>this.changed(!1),na)],addEventListener("online",this.#g),this.#f(i,t.signal)}retain(){this.#d++===0&&this.start()}release(){--this.#d===0&&this.stop()}stop(){this.#n?.abort(),this.#n=null,this.#o.forEach(clearInterval),removeEventListener("online",this.#g)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>ts}get hasCaughtUp(){return this.#a}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#n===null?this.start():this.#t?.reconnect()}changed(t=!0){if(this.#i||this.isPaused&&!t)return;this.#i=!0;let n=performance.now(),o=Math.min(Ad,$d*this.model.sessions.size),i=Math.max(o-(n-this.#s),this.#u-n);document.hidden?setTimeout(this.#p,na):i<=0?requestAnimationFrame(this.#p):setTimeout(()=>requestAnimationFrame(this.#p),i)}setStatus(t){t==="open"?(this.lostAt=null,this.#r=this.clock(),this.#l=performance.now(),this.#c=this.#a=!1,this.#m()):(this.status==="open"&&(this.#h=this.clock()-Td),this.lostAt??=this.clock()),t!=="refused"&&(this.refusal=null),this.status=t,this.dispatchEvent(new Event("status")),this.changed()}async#f(t,n){try{for await(let o of t)this.#b(o)}catch(o){if(n.aborted)return;this.stop(),o instanceof sn||reportError(o),this.refusal=o instanceof sn?o:new sn(0,String(o)),this.setStatus("refused")}}#b(t){t.type==="org.emotionstreamer.gap.v1"&&t.data.reason==="resume_expired"&&this.model.miss(this.#h,this.clock()),this.model.apply(t),Date.parse(t.time)>this.#r?this.dispatchEvent(new CustomEvent("event",{detail:t})):this.#m(),this.changed(!1)}#m(){this.#u=Math.min(performance.now()+Ed,this.#l+Md)}#p;#g};var Ld="/browser",Pd={l16:"L16",asterisk:"Asterisk",audiosocket:"AudioSocket",twilio:"Twilio",signalwire:"SignalWire",telnyx:"Telnyx",exotel:"Exotel",plivo:"Plivo",audiohook:"Genesys AudioHook"};async function sa(s){let e=s===""?{}:{Authorization:`Bearer ${s}`};try{let t=await fetch("/api/sources",{headers:e,cache:"no-store",signal:AbortSignal.timeout(8e3)});return t.ok?(await t.json()).sources:null}catch{return null}}var oa=({kind:s,path:e})=>s==="stream"&&e===Ld,ia=({dialect:s})=>Pd[s??""]??s??"";function ra({kind:s,address:e,path:t},n){if(s!=="stream")return e??"";let o=e===null&&n.protocol==="https:"?"wss":"ws";return e===null?`${o}://${n.host}${t}`:`${e}${t}`}var la="/assets/capture.worklet-7ESDUN63.js";var Rd="/browser",aa=500,Dd=1e4,ca=48e3,Od=3,ua=2,_o=class extends EventTarget{constructor(t,n){super();this.origin=t;this.token=n;this.state="off";this.devices=[];this.deviceId="";this.lostMs=0;this.isMuted=!1;this.#e=!1;this.#t=null;this.#n=null;this.#o=null;this.#i=null;this.#s=null;this.#a=aa;this.#c="";this.#b=()=>{this.#m()};this.#p=()=>{this.#n?.state==="suspended"&&!document.hidden&&this.#n.resume()}}#e;#t;#n;#o;#i;#s;#l;#a;#c;get isWanted(){return this.#e}async start(){if(!this.#e){if(!navigator.mediaDevices?.getUserMedia)return this.#r("insecure");this.#e=!0,this.#c=crypto.randomUUID(),this.lostMs=0,navigator.mediaDevices.addEventListener("devicechange",this.#b),document.addEventListener("visibilitychange",this.#p),await this.#d()&&this.#g()}}stop(){this.#u("off")}async choose(t){this.deviceId=t,this.#e&&await this.#d()}#r(t){this.state=t,this.dispatchEvent(new Event("change"))}#u(t){this.#e=!1,clearTimeout(this.#l),navigator.mediaDevices?.removeEventListener("devicechange",this.#b),document.removeEventListener("visibilitychange",this.#p),this.#f(),this.#n?.close(),this.#n=this.#o=null,this.#s?.close(1e3),this.#s=null,this.#r(t)}async#d(){this.state!=="on"&&this.#r("asking");try{let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1},n=this.deviceId?{deviceId:{exact:this.deviceId}}:{},o=await navigator.mediaDevices.getUserMedia({audio:{...t,...n}});if(!this.#e)return o.getTracks().forEach(i=>i.stop()),!1;this.#f(),this.#t=o,await this.#h(o)}catch(t){let n={NotAllowedError:"denied",SecurityError:"denied",NotReadableError:"busy"};this.#f();let o=n[t.name]??"missing";return o==="missing"&&this.deviceId?(this.deviceId="",this.#d()):(this.#e&&this.#u(o),!1)}return await this.#m(),this.#e}async#h(t){if(this.#n===null){let o=new AudioContext;this.#n=o.sampleRate>ca?new AudioContext({sampleRate:ca}):o,this.#n!==o&&o.close(),await this.#n.audioWorklet.addModule(la),this.#o=new AudioWorkletNode(this.#n,"capture",{numberOfOutputs:0,channelCount:1,channelCountMode:"explicit"}),this.#o.port.onmessage=({data:i})=>this.#_(i),this.#n.onstatechange=this.#p}await this.#n.resume(),this.#i=this.#n.createMediaStreamSource(t),this.#i.connect(this.#o);let n=t.getAudioTracks()[0];this.isMuted=n.muted,n.onmute=n.onunmute=()=>{this.isMuted=n.muted,this.#r(this.state)},n.onended=()=>{this.#d()}}#f(){this.#i?.disconnect(),this.#i=null;for(let t of this.#t?.getTracks()??[])t.onended=null,t.stop();this.#t=null}#b;async#m(){let t=await navigator.mediaDevices.enumerateDevices();this.devices=t.filter(({kind:n})=>n==="audioinput").map(({deviceId:n,label:o})=>({id:n,name:o})),this.#r(this.state)}#p;async#g(){if(!this.#e)return;this.#r("connecting");let t=await this.#v();if(!this.#e)return;if(t===null)return this.#w();let n=new WebSocket(new URL(Rd,this.origin.replace(/^http/,"ws")),["emotion-streamer.pcm",`ticket.${t}`]);this.#s=n,n.onopen=()=>{this.#a=aa,n.send(JSON.stringify({call_id:this.#c,sampleRate:this.#n.sampleRate})),this.#r("on")},n.onclose=()=>{this.#s===n&&(this.#s=null,this.#w())}}async#v(){let t=this.token()?{Authorization:`Bearer ${this.token()}`}:{};try{let n=await fetch(new URL("/api/ticket",this.origin),{method:"POST",headers:t,body:'{"scope": "stream"}'});if(n.ok)return(await n.json()).ticket;n.status===404?this.#u("unconfigured"):(n.status===401||n.status===403)&&this.#u("refused")}catch{}return null}#w(){this.#e&&(this.#r("connecting"),this.#l=setTimeout(()=>{this.#g()},this.#a*(.5+Math.random())),this.#a=Math.min(2*this.#a,Dd))}#_(t){let n=this.#s;if(n?.readyState!==WebSocket.OPEN)return;let o=this.#n.sampleRate;n.bufferedAmount>Od*o*ua?(this.lostMs+=1e3*t.byteLength/(o*ua),this.dispatchEvent(new Event("change"))):n.send(t)}};var zd="/api/history",da=3e4,Id=1e3,Nd=20,Hd=5e3,Cs=class extends Error{constructor(t,n){super(n);this.progress=t}},yo=class{constructor(e,t,n){this.token=e;this.changed=t;this.labels=n;this.progress="ready";this.problem="";this.found=[];this.next=null;this.unanswered=[];this.#e=null;this.#t=new Map}#e;#t;look(e,t=!1){let n=ha(e);!t&&n.toString()===this.#e?.toString()||(this.#e=n,this.found=[],this.next=null,this.unanswered=[],this.#n(n))}reset(){this.#e=null,this.#t.clear(),this.progress="ready"}more(){if(this.#e===null||this.next===null||this.progress==="loading")return;let e=new URLSearchParams(this.#e);e.set("after",this.next),this.#n(e)}session(e){let t=this.#t.get(e),n=performance.now();return(t===void 0||t.progress==="failed"&&n-t.askedAt>Hd)&&(t={progress:"loading",session:null,problem:"",askedAt:n},this.#t.clear(),this.#t.set(e,t),this.#o(e,t)),t}async forget(e){try{await this.#s(`/sessions/${encodeURIComponent(e)}`,{method:"DELETE"})}catch(t){return t.message}return this.#t.delete(e),this.#e=null,""}async export(e,t){let n=ha(e);n.set("format",t);try{let o=await this.#s(`/export?${n}`,{signal:null}),i=URL.createObjectURL(await o.blob()),l=document.createElement("a");l.href=i,l.download=`emotions.${t}`,l.click(),setTimeout(()=>URL.revokeObjectURL(i),da);let c=o.headers.get("Emotion-Streamer-Unanswered");return c===null?"":b("history_without",{daemons:c})}catch(o){return o.message}}async#n(e){let t=this.#e;this.progress="loading",this.changed();try{let n=await(await this.#s(`/sessions?${e}`)).json();if(t!==this.#e)return;this.found=[...this.found,...n.sessions],this.next=n.next,this.unanswered=[...new Set([...this.unanswered,...n.unanswered??[]])].sort(),this.progress="ready",this.problem=""}catch(n){if(t!==this.#e)return;this.progress=n instanceof Cs?n.progress:"failed",this.problem=n.message}this.changed()}async#o(e,t){try{let n=await(await this.#s(`/sessions/${encodeURIComponent(e)}`)).json(),o=new es(this.labels,!0);for(let i of await this.#i(e))o.apply(i);t.session=Ud(o.known(e),n),t.progress=t.session===null?"none":"ready"}catch(n){t.progress=n instanceof Cs?n.progress:"failed",t.problem=n.message}this.changed()}async#i(e){let t=[],n=new URLSearchParams({session:e,limit:String(Id)});for(let o=0;o<Nd;o++){let i=await(await this.#s(`/events?${n}`)).json();if(t.push(...i.events),i.next===null)break;n.set("after",i.next)}return t}async#s(e,t={}){let o={headers:this.token()?{Authorization:`Bearer ${this.token()}`}:{},cache:"no-store",signal:AbortSignal.timeout(da)},i=await fetch(`${zd}${e}`,{...o,...t});if(i.ok)return i;let l=i.status===404?"none":i.status===401||i.status===403?"denied":"failed";throw new Cs(l,(await i.text()).trim())}};function ha(s){let e=new URLSearchParams;for(let t of["from","to","role","state","alert"])s[t]&&e.set(t,s[t]);return s.find&&e.set("session",s.find),e}function Ud(s,e){if(s===void 0)return null;s.startedAt=Date.parse(e.started_at),s.endedAt=Date.parse(e.ended_at??e.last_at),s.endReason=e.ended_at===null?"":e.reason??"",s.callReference=e.call_reference,s.sourceId=e.source_id??"";for(let{leg_id:t,role:n,analysed:o}of e.legs){let i=s.leg(t,n);i.current={...i.current,role:n,analysed:o}}return s}var on=class extends Error{constructor(t,n){super(n);this.status=t}},xo=class{constructor(e){this.token=e}async acknowledge(e){await this.#e("/api/alerts/acknowledge",{alert_id:e})}async mark(e){await this.#e("/api/marks",e)}async marking(){try{return await(await this.#e("/api/marks")).json()}catch{return{kept:!1,labels:[],gateway:!1}}}async#e(e,t){let n=t===void 0?{}:{"Content-Type":"application/json"};this.token()&&(n.Authorization=`Bearer ${this.token()}`);let o={headers:n,cache:"no-store",signal:AbortSignal.timeout(8e3)},l=await(t===void 0?fetch(e,o):fetch(e,{...o,method:"POST",body:JSON.stringify(t)})).catch(c=>{throw new on(0,String(c))});if(!l.ok)throw new on(l.status,(await l.text()).trim());return l}};var Vd=180,zi=5e3,jd=2,Wd=1e4,Fd=5e3,Bd=4e3,pa={kept:!1,labels:[],gateway:!1},Ii=class extends vo{constructor(){super(location.origin,{token:()=>y.token,recentS:Vd});this.health=null;this.route=Ri(location.hash);this.theme="auto";this.texts=Ti(navigator.language);this.tokenIsWrong=!1;this.announcement="";this.microphone=new _o(location.origin,()=>this.#e);this.trouble="";this.marking=pa;this.sources=null;this.supervision=new xo(()=>this.#e);this.#e="";this.#t=-zi;this.#n=[];this.#o=0;this.past=new yo(()=>this.#e,()=>this.changed(),this.model.labels);this.#i=matchMedia("(prefers-color-scheme: dark)")}#e;#t;#n;#o;#i;watched(){return this.route.sessionId}open(){this.#h(),this.#i.addEventListener("change",()=>this.#s()),addEventListener("hashchange",()=>{this.route=Ri(location.hash),this.changed()}),this.addEventListener("event",t=>this.#c(t.detail)),this.microphone.addEventListener("change",()=>this.changed()),this.#d(),this.start()}get language(){return this.texts.code}get scheme(){return`${this.theme} ${this.#i.matches}`}get token(){return this.#e}showsRole(){return!0}addressOf(t){return rt({view:"session",sessionId:t.id,t:null})}go(t){location.hash=rt({...this.route,...t})}setTheme(t){this.theme=t,t==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=t,fa("theme",t),this.#s()}setLanguage(t){this.texts=Ti(t),Rl(this.texts),fa("language",this.texts.code),this.changed()}signIn(t){this.#e=t,this.past.reset(),this.start()}setStatus(t){let n=t==="refused"&&this.refusal?.status===401;this.tokenIsWrong=n&&this.#e!=="",t==="open"&&this.#a(),super.setStatus(n?"token":t)}#s(){this.dispatchEvent(new Event("theme")),this.changed()}acknowledge(t){this.supervision.acknowledge(t).catch(n=>{let o=!(n instanceof on)||n.status===0;this.#l(this.texts.t("not_acknowledged",{reason:o?this.texts.t("no_answer_daemon"):n.message}))})}#l(t){let n=++this.#o;this.trouble=t,this.changed(),setTimeout(()=>{n===this.#o&&(this.trouble="",this.changed())},Wd)}async#a(){this.marking=await this.supervision.marking(),this.changed(),this.route.view==="health"&&this.askForSources()}async askForSources(){this.status!=="open"||this.marking===pa||this.marking.gateway||(this.sources=await sa(this.#e),this.changed())}#c(t){if(t.type==="org.emotionstreamer.alert.v1"&&t.data.status==="raised"){let{role:n,session_id:o,rule:i}=t.data,l={role:n===null?"":this.texts.word(n),id:o,rule:i};this.#n.push(this.texts.t(n===null?"announce_alert_session":"announce_alert",l));let c=Math.max(0,this.#t+zi-performance.now());this.#n.length===1&&setTimeout(()=>this.#r(),c)}else if(t.type==="org.emotionstreamer.state.v1"&&t.data.state!=="none"&&xt(t.data.state).need>=jd){let{role:n,session_id:o,state:i}=t.data;if(this.#n.length>0||performance.now()-this.#t<zi)return;this.#u(this.texts.t("announce",{role:this.texts.word(n),id:o,state:this.texts.word(i)}))}}#r(){let[t="",...n]=this.#n.splice(0).reverse();this.#u(n.length===0?t:this.texts.t("announce_more",{text:t,count:n.length}))}#u(t){this.#t=performance.now(),this.announcement=t,this.changed()}async#d(){try{let t=this.#e===""?{}:{Authorization:`Bearer ${this.#e}`},n=await fetch("/healthz",{headers:t,signal:AbortSignal.timeout(Bd),cache:"no-store"});this.health={ok:n.ok,text:(await n.text()).trim()},this.changed(),this.route.view==="health"&&this.askForSources()}catch{}setTimeout(()=>{this.#d()},Fd)}#h(){this.setLanguage(ma("language")??navigator.language);let t=ma("theme");this.setTheme(t==="light"||t==="dark"?t:"auto")}};function fa(s,e){try{localStorage.setItem(`emotion-streamer.${s}`,e)}catch{return}}function ma(s){try{return localStorage.getItem(`emotion-streamer.${s}`)}catch{return null}}var y=new Ii;var ko={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},So=s=>(...e)=>({_$litDirective$:s,values:e}),ns=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var Ni=class extends ns{constructor(e){if(super(e),e.type!==ko.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return yt}update(e,[t]){let{style:n}=e.element;for(let[o,i]of Object.entries(t))n.setProperty(o,i);return yt}},Vt=So(Ni);function ge(s,e){customElements.get(s)===void 0&&customElements.define(s,e)}function Lt(s){let{shape:e,colour:t}=xt(s);return _`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Ts`<path d=${e} fill=${t} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var $o=_`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,Me=re`
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
`;var Ze=class extends Ce{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),y.addEventListener("change",this.#e)}disconnectedCallback(){y.removeEventListener("change",this.#e),super.disconnectedCallback()}},Ao=()=>`${y.model.labels.length} ${y.language} ${y.scheme}`;var Hi=class extends Ze{static{this.styles=[Me,re`
      section {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 16px;
        align-items: center;
        padding: 14px 16px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        margin-bottom: 14px;
      }
      h2 {
        font-size: 1rem;
        margin: 0;
        font-weight: 650;
      }
      p {
        flex: 1 1 16em;
        font-size: 0.92rem;
      }
      .bad {
        border-left: 5px solid var(--need3);
      }
      .on {
        border-left: 5px solid var(--live);
      }
      label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 0.9rem;
        max-width: 100%;
      }
      select {
        max-width: 16em;
      }
    `]}render(){let{microphone:e}=y,t=!["off","asking","connecting","on"].includes(e.state);return _`<section class=${t?"bad":e.state} aria-labelledby="title">
      <h2 id="title">${b("microphone")}</h2>
      <p role="status">
        ${b(`microphone_${e.state}`)} ${e.isWanted&&e.isMuted?b("microphone_muted"):T}
        ${e.lostMs>0?b("microphone_lost",{seconds:(e.lostMs/1e3).toFixed(1)}):T}
      </p>
      ${e.isWanted&&e.devices.length>1?this.#e():T}
      <button @click=${this.#t}>${b(e.isWanted?"microphone_stop":"microphone_start")}</button>
    </section>`}#e(){let{devices:e,deviceId:t}=y.microphone;return _`<label>
      ${b("microphone_device")}
      <select @change=${n=>{y.microphone.choose(n.target.value)}}>
        ${e.map(({id:n,name:o},i)=>_`<option value=${n} ?selected=${n===t}>${o||`${b("microphone")} ${i+1}`}</option>`)}
      </select>
    </label>`}#t=()=>{y.microphone.isWanted?y.microphone.stop():y.microphone.start()}};ge("es-microphone",Hi);var Gd=3,qd=.1,Kd=.9,Yd=5,Ui=class extends Ze{static{this.styles=[Me,re`
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
      }
      .intro {
        margin: 6px 0 16px;
      }
      .panel {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        padding: 18px;
        margin-bottom: 14px;
        box-shadow: var(--shadow);
      }
      h2 {
        font-size: 1.05rem;
        font-weight: 650;
      }
      h3 {
        font-size: 0.95rem;
        font-weight: 650;
        margin: 18px 0 8px;
      }
      .cue {
        display: flex;
        gap: 14px;
        align-items: center;
        font-size: clamp(1.3rem, 3.4vw, 2.2rem);
        font-weight: 650;
        line-height: 1.25;
        margin: 14px 0;
      }
      .columns {
        display: grid;
        gap: 8px 28px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      }
      ol.lead {
        margin: 10px 0 0;
        padding-left: 1.3em;
        display: grid;
        gap: 6px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 7px;
      }
      .shares li {
        display: grid;
        grid-template-columns: 8.5em 1fr 3.2em;
        gap: 10px;
        align-items: center;
        font-size: 0.92rem;
      }
      .shares span:first-child {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      .shares .number {
        text-align: right;
      }
      .bar {
        position: relative;
        height: 12px;
        border-radius: 4px;
        background: var(--lane);
      }
      .bar i {
        display: block;
        height: 100%;
        border-radius: 4px;
        box-shadow: inset 0 0 0 1px var(--outline-soft);
      }
      .bar b {
        position: absolute;
        top: -3px;
        bottom: -3px;
        width: 3px;
        margin-left: -1px;
        background: var(--outline);
      }
      .hint {
        font-size: 0.85rem;
        color: var(--muted);
        margin-top: 8px;
      }
      .wide {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-size: 0.92rem;
      }
      th,
      td {
        text-align: left;
        padding: 6px 18px 6px 0;
        font-weight: 400;
        border-bottom: 1px solid var(--line);
      }
      thead th {
        color: var(--muted);
        font-size: 0.82rem;
        font-weight: 600;
      }
      .empty {
        padding: 5vh 20px;
        text-align: center;
        background: var(--surface);
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
      }
      code {
        overflow-wrap: anywhere;
      }
    `]}render(){let{cues:e,takes:t}=y.model.coach;return _`
      <h1>${b("coach")}</h1>
      <p class="intro muted">${b("coach_intro")}</p>
      ${y.marking.gateway?T:_`<es-microphone></es-microphone>`}
      <div aria-live="polite">${[...e.values()].map(n=>this.#e(n))}</div>
      ${t.slice(0,Yd).map((n,o)=>this.#t(n,t.slice(o+1)))}
      ${e.size===0&&t.length===0?_`<div class="empty"><h2>${b("coach_nobody")}</h2><p class="muted">${b("coach_how")} <code>target = { happy = 0.6, calm = 0.4 }</code></p></div>`:T}
    `}#e(e){let t=e.cue==="begin"?b("cue_begin",{target:Vi(e.target)}):b(Xd(e.cue),{label:X(e.label??"")});return _`<section class="panel">
      <h2 class="muted">${X(e.role)}</h2>
      <p class="cue">${e.label===null?T:Lt(e.label)} <span>${t}</span></p>
      ${ga(e.heard,e.target)}
      <p class="hint">${b(e.heard.length>0?"cue_hint":"target_hint")}</p>
    </section>`}#t(e,t){return _`<section class="panel">
      <h2>${b("take_at",{time:nn(e.at,y.language)})}</h2>
      <ol class="lead">
        ${Qd(e).map(n=>_`<li>${n}</li>`)}
      </ol>
      ${e.shares.length===0?T:_`<div class="columns">
            <div>
              <h3>${b("share_of_time")}</h3>
              ${ga(e.shares,e.target)}
              <p class="hint">${b("target_hint")}</p>
            </div>
            <div>
              ${e.stretches.length===0?T:this.#n(e)} ${e.mixtures.length===0?T:Zd(e)}
            </div>
          </div>`}
      ${Jd(e,t)}
    </section>`}#n(e){return _`<h3>${b("stretches")}</h3>
      <ul>
        ${e.stretches.map(({start_ms:t,end_ms:n,more:o,less:i})=>_`<li>
            <a href=${ba(e,t)}>${b("from_to",{from:_e(t),to:_e(n)})}</a>:
            ${b("more_and_less",{more:X(i),less:X(o)})}
          </li>`)}
      </ul>`}};function Zd(s){return _`<h3>${b("mixtures")}</h3>
    <ul>
      ${s.mixtures.map(({names:e,share:t,start_ms:n})=>_`<li>${e.map(X).join(" + ")}: ${Rs(t)}, <a href=${ba(s,n)}>${_e(n)}</a></li>`)}
    </ul>`}function Jd(s,e){let t=e.filter(({shares:i})=>i.length>0);if(s.distance===null||t.length===0)return T;let n=t.map(({shares:i})=>Jl(i,s.target)),o=s.distance<Math.min(...n);return _`<h3>${b("comparison")}</h3>
    <p>${b(o?"closest":"not_closest",{now:s.distance.toFixed(2),before:n[0].toFixed(2),best:Math.min(...n).toFixed(2)})}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${b("comparison")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${b("take")}</th>
            <th scope="col">${b("distance")}</th>
          </tr>
        </thead>
        <tbody>
          ${[{at:s.at,away:s.distance},...t.map(({at:i},l)=>({at:i,away:n[l]}))].map(({at:i,away:l})=>_`<tr>
              <th scope="row">${nn(i,y.language)}</th>
              <td class="number">${l.toFixed(2)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`}function ba(s,e){let t=y.model.find(s.sessionId),n=t?.legs.get(s.legId)?.origin,o=t!==void 0&&n!=null?n-t.startedAt:0;return rt({view:"session",sessionId:s.sessionId,t:Math.max(0,e+o)})}function Qd(s){if(s.shares.length===0)return[b("coach_too_little")];let e={target:Vi(s.target),percent:Rs(s.onTargetShare??0)},t=[...s.stretches].sort((n,o)=>o.end_ms-o.start_ms-(n.end_ms-n.start_ms))[0];return[b("coach_heard",{time:_e(s.heardMs),shares:Vi(s.shares)}),t===void 0?b("coach_near",e):b("coach_away",{...e,from:_e(t.start_ms),to:_e(t.end_ms),more:X(t.less),less:X(t.more)}),(s.onTargetShare??0)>=Kd?b("coach_same"):b("coach_next",{label:X(Ql(s.shares,s.target))})]}function ga(s,e){let t=new Map(e.map(({name:l,share:c})=>[l,c])),n=new Map(s.map(({name:l,share:c})=>[l,c])),i=[...t.keys(),...s.map(({name:l})=>l).filter(l=>!t.has(l))].filter(l=>t.has(l)||(n.get(l)??0)>=.01);return _`<ul class="shares">
    ${i.map(l=>{let c=n.get(l)??0,u=t.get(l);return _`<li>
        <span>${Lt(l)} ${X(l)}</span>
        <span class="bar">
          <i ${Vt({width:`${100*c}%`,background:xt(l).colour})}></i>
          ${u===void 0?T:_`<b ${Vt({left:`${100*u}%`})}></b>`}
        </span>
        <span class="number">${s.length===0?Rs(u??0):Rs(c)}</span>
      </li>`})}
  </ul>`}function Vi(s){return s.slice(0,Gd).filter(({share:t},n)=>n===0||t>=qd).map(({name:t,share:n})=>`${X(t)} ${Rs(n)}`).join(", ")}var Rs=s=>`${Math.round(100*s)} %`,Xd=s=>s==="more"?"cue_more":s==="less"?"cue_less":"cue_on_target";ge("es-coach",Ui);function va(s,e,t,n=[]){let o={alone:new Map(s.map(l=>[l.id,0])),overlap:0,silence:0,total:0},i=e;for(let l of[...n].sort((c,u)=>c.from-u.from))wa(o,s,i,Math.min(l.from,t)),i=Math.max(i,l.to);return wa(o,s,i,t),o}function wa(s,e,t,n){if(t>=n)return;let o=[];for(let c of e)if(c.origin!==null)for(let u of c.utterances){let[p,w]=eh(u,c.origin,t,n);p<w&&o.push({at:p,leg:c.id,change:1},{at:w,leg:c.id,change:-1})}o.sort((c,u)=>c.at-u.at||c.change-u.change),s.total+=n-t;let i=new Map,l=t;for(let c of[...o,{at:n,leg:"",change:1}]){let u=[...i].filter(([,w])=>w>0).map(([w])=>w),p=c.at-l;u.length===0?s.silence+=p:u.length>1?s.overlap+=p:s.alone.set(u[0],s.alone.get(u[0])+p),i.set(c.leg,(i.get(c.leg)??0)+c.change),l=c.at}}function eh(s,e,t,n){return[Math.max(t,s.from+e),Math.min(n,s.to===null?n:s.to+e)]}var Eo=re`
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
`;function Mo(s,e,t,{details:n=!1}={}){let{texts:o}=s,{acknowledged:i,rule:l}=t,c=o.t(i?"alert_acknowledged":"alert_open",{rule:l}),u=_e(s.now()-Date.parse(t.raised_at));return _`<p class="alert ${i?"acknowledged":""}" part="alert">
    ${$o} ${c} ${n?_`<span class="why">${th(s,t)}</span>`:T}
    <span class="why number">${u}</span>
    ${i||s.acknowledge===void 0?T:_`<button aria-label=${`${o.t("acknowledge")}: ${l}`} @click=${()=>s.acknowledge(e)}>${o.t("acknowledge")}</button>`}
  </p>`}function th({texts:s},e){let t=e.role===null?"":s.word(e.role),n=e.acknowledged_by===null?"":s.t("acknowledged_by",{who:e.acknowledged_by});return[t,ji(s,e),n].filter(Boolean).join(" · ")}function ji(s,{kind:e,labels:t,probability:n,threshold:o}){if(e==="silence")return s.t("alert_silence");let i=c=>c===null?"–":`${Math.round(c*100)} %`,l={labels:t.map(c=>s.word(c)).join(" + "),probability:i(n),threshold:i(o)};return s.t(e==="rising"?"alert_rising":"alert_above",l)}var nh=34,sh=7.5,oh=220,Wi=class extends Ce{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.until=0;this.#e=new ResizeObserver(()=>this.requestUpdate())}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1}}}static{this.styles=[Me,re`
      ul {
        list-style: none;
        margin: 0 0 10px;
        padding: 0;
        display: grid;
        gap: 4px;
      }
      li {
        grid-column: 1;
        min-width: 0;
      }
      a {
        position: relative;
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 28px;
        padding: 0 6px 4px;
        border-radius: 6px;
        background: var(--raised);
        color: var(--text);
        font-size: 0.8rem;
        font-weight: 600;
        text-decoration: none;
        overflow: hidden;
      }
      a:hover span {
        text-decoration: underline;
      }
      i {
        position: absolute;
        bottom: 0;
        height: 4px;
        min-width: 3px;
        border-radius: 2px;
        background: var(--need3);
      }
      a.over {
        font-weight: 400;
      }
      svg {
        width: 1.1em;
        height: 1.1em;
        flex: none;
        color: var(--need3);
      }
      span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `]}#e;connectedCallback(){super.connectedCallback(),this.#e.observe(this)}disconnectedCallback(){this.#e.disconnect(),super.disconnectedCallback()}render(){let{session:t}=this,n=t===null?[]:this.#t(t.alertLog);return t===null||n.length===0?T:_`<ul aria-label=${b("alerts")}>
      ${n.map(({alert:o,row:i,left:l,width:c,barLeft:u,barWidth:p})=>_`<li ${Vt({"grid-row":String(i+1),"margin-left":`${l}%`,width:`${c}%`})}>
          <a
            class=${o.clearedAt===null?"":"over"}
            href=${rt({view:"session",sessionId:t.id,t:Math.max(0,Date.parse(o.raised_at)-t.startedAt)})}
            title=${this.#n(t,o)}
            aria-label=${this.#n(t,o)}
            >${$o}<span>${o.rule}</span><i ${Vt({left:`${u}%`,width:`${p}%`})}></i
          ></a>
        </li>`)}
    </ul>`}#t(t){let n=[],o=l=>Math.max(0,Math.min(100,(l-this.from)/(this.to-this.from)*100)),i=100/Math.max(1,this.clientWidth);return t.flatMap(l=>{let c=Date.parse(l.raised_at),u=l.clearedAt??this.until;if(u<this.from||c>this.to)return[];let[p,w]=[o(c),o(u)],f=Math.min(oh,nh+sh*l.rule.length)*i,g=Math.min(100,Math.max(f,w-p)),k=Math.min(p,100-g),E=n.findIndex(N=>N<=k),S=E<0?n.length:E;n[S]=k+g;let C=N=>N/g*100;return[{alert:l,row:S,left:k,width:g,barLeft:C(p-k),barWidth:C(w-p)}]})}#n(t,n){let o=w=>_e(w-t.startedAt),i=Date.parse(n.raised_at),l=n.clearedAt===null?o(i):b("from_to",{from:o(i),to:o(n.clearedAt)}),c=n.role===null?"":X(n.role),u=n.acknowledged?n.acknowledged_by===null?b("acknowledged"):b("acknowledged_by",{who:n.acknowledged_by}):"",p=n.clearedAt===null?"":b("cleared",{reason:X(n.reason??"unknown")});return[b("alert_open",{rule:n.rule}),l,c,ji(y.texts,n),u,p].filter(Boolean).join(" · ")}};ge("es-alert-axis",Wi);var _a=re`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 14px;
    align-items: center;
    margin-bottom: 16px;
  }
  h1 {
    font-size: 1.25rem;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  header .grow {
    flex: 1;
  }
  .panel {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 14px;
    padding: 16px;
    margin-bottom: 14px;
    box-shadow: var(--shadow);
  }
  .panel h2 {
    font-size: 0.95rem;
    font-weight: 650;
    margin-bottom: 10px;
  }
  .lanes {
    position: relative;
    display: grid;
    gap: 12px;
    --lane-height: 92px;
    cursor: crosshair;
    touch-action: pan-y;
    border-radius: 8px;
  }
  .lane h3 {
    display: flex;
    gap: 10px;
    align-items: center;
    font-size: 0.95rem;
    font-weight: 500;
    margin-bottom: 6px;
    min-height: 1.5rem;
  }
  .role {
    font-size: 0.74rem;
    letter-spacing: 0.06em;
    text-transform: uppercase;
    color: var(--muted);
    font-weight: 600;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    font-weight: 650;
  }
  .state.quiet {
    font-weight: 400;
    color: var(--muted);
  }
  .percent,
  .since {
    color: var(--muted);
    font-size: 0.88rem;
    font-weight: 400;
  }
  .cursor {
    position: absolute;
    inset: 0 auto 0 0;
    width: 2px;
    margin-left: -1px;
    background: var(--accent);
    pointer-events: none;
  }
  .ticks {
    display: flex;
    justify-content: space-between;
    font-size: 0.75rem;
    color: var(--muted);
    margin-top: 6px;
  }
  .columns {
    display: grid;
    gap: 14px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
  }
  .columns .panel {
    margin: 0;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 6px;
  }
  li {
    display: grid;
    grid-template-columns: 9em 1fr 3.2em;
    gap: 10px;
    align-items: center;
    font-size: 0.92rem;
  }
  li span:first-child {
    display: inline-flex;
    gap: 8px;
    align-items: center;
  }
  li .number {
    text-align: right;
  }
  .bar {
    height: 12px;
    border-radius: 4px;
    background: var(--lane);
    overflow: hidden;
  }
  .bar i {
    display: block;
    height: 100%;
    border-radius: 4px;
    box-shadow: inset 0 0 0 1px var(--outline-soft);
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 16px;
    margin-top: 12px;
    font-size: 0.88rem;
  }
  dt {
    color: var(--muted);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .talk {
    margin-bottom: 20px;
  }
  .hint {
    font-size: 0.82rem;
    color: var(--muted);
  }
  .doubt {
    padding: 8px 12px;
    margin-bottom: 14px;
    border: 1px dashed var(--line-strong);
    border-radius: 8px;
    background: var(--surface);
  }
  .id {
    margin-top: 12px;
    overflow-wrap: anywhere;
  }
  es-legend {
    margin-top: 18px;
  }
  .series {
    display: flex;
    gap: 18px;
    font-size: 0.85rem;
    color: var(--muted);
    margin-bottom: 6px;
    flex-wrap: wrap;
  }
  .series svg {
    width: 26px;
    height: 8px;
  }
  .series span {
    display: inline-flex;
    gap: 7px;
    align-items: center;
  }
  dialog {
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: 14px;
    padding: 22px;
    max-width: 460px;
    box-shadow: var(--shadow-high);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog h2 {
    font-size: 1.1rem;
    margin-bottom: 10px;
  }
  dialog p {
    margin-bottom: 12px;
    overflow-wrap: anywhere;
  }
  .choice {
    display: flex;
    gap: 10px;
    justify-content: flex-end;
    flex-wrap: wrap;
  }
  .danger {
    border-color: var(--need3);
    border-width: 2px;
  }
  .empty {
    padding: 8vh 20px;
    text-align: center;
    background: var(--surface);
    border: 1px dashed var(--line-strong);
    border-radius: 16px;
  }
`;var xa=["silent","unsure","lost","paused","unknown"],Ie=8,ih=5,rh=5e3,ya=new Map;function ka(s,e,t,n,o){s.clearRect(0,0,n.width,n.height);let i=e.origin;if(i===null||!e.analysed)return;let l=n.width*n.scale/(n.to-n.from),c=S=>Math.round((S+i-n.from)*l)/n.scale,u=(S,C,...N)=>{let A=Math.max(0,c(S)),H=Math.min(n.width,c(C));if(H<=A)return;let L=Math.max(.5,H-A);s.clearRect(A,0,L,n.height);for(let K of N)s.fillStyle=K,s.fillRect(A,0,L,n.height)},{hatch:p,lost:w,speech:f}=o,g=S=>Fi(s,S,S==="lost"?w:p),k=n.until-i;u(0,k,g("silent"));for(let{from:S,to:C}of n.unknown)u(Math.max(0,S-i),Math.min(k,C-i),g("unknown"));for(let{from:S,to:C}of e.pauses)u(S-i,Math.min(k,(C??1/0)-i),g("paused"));for(let{from:S,to:C}of e.utterances)C===null?u(S,k,f,...k-Math.max(S,lh(e))>rh?[g("unknown")]:[]):u(S,C,f,g("unsure"));let E=t.map((S,C)=>C).sort((S,C)=>uo(t[S],t[C]));for(let S of e.pieces)c(S.to)<0||c(S.from)>n.width||(S.reason===null?(u(S.from,S.to,f),ch(s,S,t,E,c(S.from),c(S.to),n.height)):u(S.from,S.to,f,g(ah(S.reason))));for(let S of e.gaps)u(S.from,S.to,f,g("lost"))}function lh(s){return s.pieces.at(-1)?.to??0}function ah(s){return s==="audio_lost"||s==="overload"?"lost":s==="paused"?"paused":"unsure"}function Fi(s,e,t){return Sa(s,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns",unknown:"rows"}[e],t)}function ch(s,e,t,n,o,i,l){let c=l,u=Math.max(.5,i-o);for(let p of n){let w=(e.shares[p]??0)*l;if(w<.5)continue;let{colour:f,pattern:g}=xt(t[p]);s.fillStyle=f,s.fillRect(o,c-w,u,w),g!=="plain"&&w>=ih&&(s.fillStyle=Sa(s,g,"rgba(0, 0, 0, 0.38)"),s.fillRect(o,c-w,u,w)),c-=w}}function Sa(s,e,t){let n=`${e} ${t}`,o=ya.get(n);return o===void 0&&(o=s.createPattern(uh(e,t),"repeat"),ya.set(n,o)),o}function uh(s,e){let t=document.createElement("canvas");t.width=t.height=Ie;let n=t.getContext("2d");return n.strokeStyle=n.fillStyle=e,n.lineWidth=1.5,n.beginPath(),(s==="rising"||s==="cross")&&To(n,[-2,2,2,-2],[0,Ie,Ie,0],[Ie-2,Ie+2,Ie+2,Ie-2]),(s==="falling"||s==="cross")&&To(n,[-2,Ie-2,2,Ie+2],[0,0,Ie,Ie],[Ie-2,-2,Ie+2,2]),s==="rows"&&To(n,[0,Ie/2,Ie,Ie/2]),s==="columns"&&To(n,[Ie/2,0,Ie/2,Ie]),n.stroke(),s==="dots"&&n.fillRect(3,3,1.6,1.6),t}function To(s,...e){for(let[t,n,o,i]of e)s.moveTo(t,n),s.lineTo(o,i)}var rn=new Map,Bi=!1;function $a(s){rn.set(s,0),Bi||(Bi=!0,Ea())}function Aa(s){rn.delete(s)}function Lo(s){rn.has(s)&&rn.set(s,0)}function Ea(){if(rn.size===0){Bi=!1;return}setTimeout(()=>requestAnimationFrame(dh),100)}function dh(s){for(let[e,t]of rn)if(!(!e.visible||t>s)&&(e.paint(),rn.delete(e),rn.set(e,s+e.everyMs),performance.now()-s>6))break;Ea()}var hh=1e3,ph=5e3,Gi=class extends Ce{constructor(){super(...arguments);this.display=null;this.session=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=hh;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(t=>{this.visible=t.at(-1).isIntersecting,this.visible&&Lo(this)},{rootMargin:"300px"});this.#o=new ResizeObserver(()=>Lo(this))}static{this.properties={display:{attribute:!1},session:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=re`
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
  `}#e;#t;#n;#o;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#o.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,ph)),$a(this)}disconnectedCallback(){Aa(this),this.#n.disconnect(),this.#o.disconnect(),super.disconnectedCallback()}render(){return _`<canvas aria-hidden="true"></canvas>`}updated(t){t.has("scheme")&&(this.#t=null),Lo(this)}paint(){let t=this.renderRoot.querySelector("canvas"),{clientWidth:n,clientHeight:o}=this,{display:i,session:l,leg:c}=this;if(t===null||i===null||l===null||c===null||n===0)return;let u=Math.min(devicePixelRatio,2);(t.width!==Math.round(n*u)||t.height!==Math.round(o*u))&&(t.width=Math.round(n*u),t.height=Math.round(o*u)),this.#e??=t.getContext("2d");let p=this.#e;p.setTransform(u,0,0,u,0,0),this.#t??=fh(this);let w=i.now(),f=this.to??w,g=this.from??f-Ps,k=Math.min(this.until??1/0,w),E=l.unknown(c);i.lostAt!==null&&E.push({from:i.lostAt,to:k}),ka(p,c,i.model.labels,{from:g,to:f,width:n,height:o,scale:u,until:k,unknown:E},this.#t)}};function fh(s){let e=getComputedStyle(s),t=n=>e.getPropertyValue(n).trim();return{speech:t("--speech"),hatch:t("--hatch"),lost:t("--lost"),cursor:t("--accent")}}ge("es-lane",Gi);var qi=class extends Ce{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Me,re`
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
    `]}render(){if(this.display===null)return T;let{model:t,texts:n}=this.display;return _`<div role="group" aria-label=${n.t("legend")}>
        ${[...t.labels].sort(uo).map(o=>_`<span>${Lt(o)} ${n.word(o)}</span>`)}
        ${xa.map(o=>_`<span><canvas width="52" height="32" data-kind=${o} aria-hidden="true"></canvas>${n.t(`hatch_${o}`)}</span>`)}
      </div>
      <p>${n.t("events_say")}</p>`}updated(){let t=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let o=n.dataset.kind,i=t.getPropertyValue(o==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===i)continue;n.dataset.colour=i;let l=n.getContext("2d");l.setTransform(2,0,0,2,0,0),l.clearRect(0,0,26,16),l.fillStyle=Fi(l,o,i),l.fillRect(0,0,26,16)}}};ge("es-legend",qi);var mh=re`
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
`,Ki=class extends Ce{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(t=>{this.#e=t.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#o=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Me,mh,Eo,re`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:t,session:n}=this;if(n===null||t===null)return T;let{texts:o}=t,i=n.endedAt!==null,l=Po(t,n),c=!i&&(t.isStale||l!==""),u=c&&Ls(n)===0?0:po(n),p=[i?"ended":`need${u}`,c?"stale":""];return _`<article part="tile" class=${p.join(" ")} aria-label=${ss(n)}>
      <header part="header">
        ${this.#n(t,n)}
        <span class="when muted number">
          ${i?o.t("ended",{reason:o.word(n.endReason)}):_e(t.now()-n.startedAt)}
        </span>
      </header>
      ${Object.entries(n.alerts).map(([w,f])=>Mo(t,w,f))}
      ${fo(n,w=>t.showsRole(w)).map(w=>gh(t,n,w))}
      <div class="axis" aria-hidden="true"><span>${o.t("minutes_ago")}</span><span>${o.t("now")}</span></div>
      ${c?_`<p class="note">${l||o.t("stale",{time:nn(Zi(n),o.code)})}</p>`:T}
    </article>`}#n(t,n){let o=t.addressOf(n),i=t.texts.t("open_session",{id:ss(n)});return o!==null?_`<a href=${o} aria-label=${i} title=${n.id}>${ss(n)}</a>`:_`<button aria-label=${i} title=${n.id} @click=${this.#o}>${ss(n)}</button>`}#o};function gh(s,e,t){return _`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${t.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${s.texts.word(t.role)}</span>
      ${Yi(t,s)}
    </div>
    ${t.analysed?_`<es-lane part="ribbon" .display=${s} .session=${e} .leg=${t} .until=${e.endedAt} .scheme=${s.scheme}></es-lane>`:T}
  </section>`}function ss(s){let e=/^[0-9a-f-]{32,36}$/.test(s.id)?s.id.slice(0,8):s.id;return s.sourceId?`${s.sourceId} · ${e}`:e}function Yi(s,e){let{texts:t}=e;if(!s.analysed)return _`<span class="state quiet" part="state">${t.t("not_analysed")}</span>`;if(s.paused)return _`<span class="state quiet" part="state">${t.t("hatch_paused")}</span>`;if(s.state==="none"){let n=s.speaking?s.current.abstained?"unsure":"speaking":"silent";return _`<span class="state quiet" part="state">${t.t(n)}</span>`}return _`<span class="state" part="state">${Lt(s.state)} ${t.word(s.state)}</span>
    <span class="percent number">${Math.round(s.probability*100)} %</span>
    ${s.since===null?T:_`<span class="since number">${t.t("since",{time:_e(e.now()-s.since)})}</span>`}`}function Zi(s){return Math.max(s.startedAt,...[...s.legs.values()].map(e=>e.heardAt))}function Po(s,e){let{texts:t,model:n}=s;if(e.endedAt!==null)return"";let o=n.sourceOf(e);return o!==void 0&&["lost","stopped"].includes(o.state)?t.t("source_away",{source:n.nameOf(o)}):bh(e,s.clock())?t.t("stale",{time:nn(Zi(e),t.code)}):""}function bh(s,e){let t=[...s.legs.values()].some(n=>n.speaking&&n.analysed);return s.endedAt===null&&t&&e-Zi(s)>ts}ge("es-tile",Ki);var wh="uplot",vh="u-hz",_h="u-vt",yh="u-title",xh="u-wrap",kh="u-under",Sh="u-over",$h="u-axis",Mn="u-off",Ah="u-select",Eh="u-cursor-x",Mh="u-cursor-y",Th="u-cursor-pt",Lh="u-legend",Ph="u-live",Ch="u-inline",Rh="u-series",Dh="u-marker",Ma="u-label",Oh="u-value",Os="width",zs="height";var Ta="bottom",os="left",Ji="right",fr="#000",La=fr+"0",Qi="mousemove",Pa="mousedown",Xi="mouseup",Ca="mouseenter",Ra="mouseleave",Da="dblclick",zh="resize",Ih="scroll",Oa="change",zo="dppxchange",mr="--",ds=typeof window<"u",or=ds?document:null,rs=ds?window:null,Nh=ds?navigator:null,de,Co;function ir(){let s=devicePixelRatio;de!=s&&(de=s,Co&&lr(Oa,Co,ir),Co=matchMedia(`(min-resolution: ${de-.001}dppx) and (max-resolution: ${de+.001}dppx)`),Tn(Oa,Co,ir),rs.dispatchEvent(new CustomEvent(zo)))}function ht(s,e){if(e!=null){let t=s.classList;!t.contains(e)&&t.add(e)}}function rr(s,e){let t=s.classList;t.contains(e)&&t.remove(e)}function Se(s,e,t){s.style[e]=t+"px"}function Pt(s,e,t,n){let o=or.createElement(s);return e!=null&&ht(o,e),t?.insertBefore(o,n),o}function kt(s,e){return Pt("div",s,e)}var za=new WeakMap;function jt(s,e,t,n,o){let i="translate("+e+"px,"+t+"px)",l=za.get(s);i!=l&&(s.style.transform=i,za.set(s,i),e<0||t<0||e>n||t>o?ht(s,Mn):rr(s,Mn))}var Ia=new WeakMap;function Na(s,e,t){let n=e+t,o=Ia.get(s);n!=o&&(Ia.set(s,n),s.style.background=e,s.style.borderColor=t)}var Ha=new WeakMap;function Ua(s,e,t,n){let o=e+""+t,i=Ha.get(s);o!=i&&(Ha.set(s,o),s.style.height=t+"px",s.style.width=e+"px",s.style.marginLeft=n?-e/2+"px":0,s.style.marginTop=n?-t/2+"px":0)}var gr={passive:!0},Hh={...gr,capture:!0};function Tn(s,e,t,n){e.addEventListener(s,t,n?Hh:gr)}function lr(s,e,t,n){e.removeEventListener(s,t,gr)}ds&&ir();function Ct(s,e,t,n){let o;t=t||0,n=n||e.length-1;let i=n<=2147483647;for(;n-t>1;)o=i?t+n>>1:pt((t+n)/2),e[o]<s?t=o:n=o;return s-e[t]<=e[n]-s?t:n}function fc(s){return(t,n,o)=>{let i=-1,l=-1;for(let c=n;c<=o;c++)if(s(t[c])){i=c;break}for(let c=o;c>=n;c--)if(s(t[c])){l=c;break}return[i,l]}}var mc=s=>s!=null,gc=s=>s!=null&&s>0,Ho=fc(mc),Uh=fc(gc);function Vh(s,e,t,n=0,o=!1){let i=o?Uh:Ho,l=o?gc:mc;[e,t]=i(s,e,t);let c=s[e],u=s[e];if(e>-1)if(n==1)c=s[e],u=s[t];else if(n==-1)c=s[t],u=s[e];else for(let p=e;p<=t;p++){let w=s[p];l(w)&&(w<c?c=w:w>u&&(u=w))}return[c??be,u??-be]}function Uo(s,e,t,n){let o=Wa(s),i=Wa(e);s==e&&(o==-1?(s*=t,e/=t):(s/=t,e*=t));let l=t==10?Kt:bc,c=o==1?pt:St,u=i==1?St:pt,p=c(l(He(s))),w=u(l(He(e))),f=ls(t,p),g=ls(t,w);return t==10&&(p<0&&(f=we(f,-p)),w<0&&(g=we(g,-w))),n||t==2?(s=f*o,e=g*i):(s=yc(s,f),e=Vo(e,g)),[s,e]}function br(s,e,t,n){let o=Uo(s,e,t,n);return s==0&&(o[0]=0),e==0&&(o[1]=0),o}var wr=.1,Va={mode:3,pad:wr},Ns={pad:0,soft:null,mode:0},jh={min:Ns,max:Ns};function Io(s,e,t,n){return jo(t)?ja(s,e,t):(Ns.pad=t,Ns.soft=n?0:null,Ns.mode=n?3:0,ja(s,e,jh))}function ce(s,e){return s??e}function Wh(s,e,t){for(e=ce(e,0),t=ce(t,s.length-1);e<=t;){if(s[e]!=null)return!0;e++}return!1}function ja(s,e,t){let n=t.min,o=t.max,i=ce(n.pad,0),l=ce(o.pad,0),c=ce(n.hard,-be),u=ce(o.hard,be),p=ce(n.soft,be),w=ce(o.soft,-be),f=ce(n.mode,0),g=ce(o.mode,0),k=e-s,E=Kt(k),S=nt(He(s),He(e)),C=Kt(S),N=He(C-E);(k<1e-24||N>10)&&(k=0,(s==0||e==0)&&(k=1e-24,f==2&&p!=be&&(i=0),g==2&&w!=-be&&(l=0)));let A=k||S||1e3,H=Kt(A),L=ls(10,pt(H)),K=A*(k==0?s==0?.1:1:i),I=we(yc(s-K,L/10),24),ee=s>=p&&(f==1||f==3&&I<=p||f==2&&I>=p)?p:be,Z=nt(c,I<ee&&s>=ee?ee:Rt(ee,I)),se=A*(k==0?e==0?.1:1:l),Y=we(Vo(e+se,L/10),24),P=e<=w&&(g==1||g==3&&Y>=w||g==2&&Y<=w)?w:-be,Q=Rt(u,Y>P&&e<=P?P:nt(P,Y));return Z==Q&&Z==0&&(Q=100),[Z,Q]}var Fh=new Intl.NumberFormat(ds?Nh.language:"en-US"),vr=s=>Fh.format(s),ft=Math,Oo=ft.PI,He=ft.abs,pt=ft.floor,Ne=ft.round,St=ft.ceil,Rt=ft.min,nt=ft.max,ls=ft.pow,Wa=ft.sign,Kt=ft.log10,bc=ft.log2,Bh=(s,e=1)=>ft.sinh(s)*e,er=(s,e=1)=>ft.asinh(s/e),be=1/0;function Fa(s){return(Kt((s^s>>31)-(s>>31))|0)+1}function ar(s,e,t){return Rt(nt(s,e),t)}function wc(s){return typeof s=="function"}function oe(s){return wc(s)?s:()=>s}var Gh=()=>{},vc=s=>s,_c=(s,e)=>e,qh=s=>null,Ba=s=>!0,Ga=(s,e)=>s==e,Kh=/\.\d*?(?=9{6,}|0{6,})/gm,Ln=s=>{if(kc(s)||an.has(s))return s;let e=`${s}`,t=e.match(Kh);if(t==null)return s;let n=t[0].length-1;if(e.indexOf("e-")!=-1){let[o,i]=e.split("e");return+`${Ln(o)}e${i}`}return we(s,n)};function An(s,e){return Ln(we(Ln(s/e))*e)}function Vo(s,e){return Ln(St(Ln(s/e))*e)}function yc(s,e){return Ln(pt(Ln(s/e))*e)}function we(s,e=0){if(kc(s))return s;let t=10**e,n=s*t*(1+Number.EPSILON);return Ne(n)/t}var an=new Map;function xc(s){return((""+s).split(".")[1]||"").length}function Us(s,e,t,n){let o=[],i=n.map(xc);for(let l=e;l<t;l++){let c=He(l),u=we(ls(s,l),c);for(let p=0;p<n.length;p++){let w=s==10?+`${n[p]}e${l}`:n[p]*u,f=(l>=0?0:c)+(l>=i[p]?0:i[p]),g=s==10?w:we(w,f);o.push(g),an.set(g,f)}}return o}var Hs={},_r=[],as=[null,null],ln=Array.isArray,kc=Number.isInteger,Yh=s=>s===void 0;function qa(s){return typeof s=="string"}function jo(s){let e=!1;if(s!=null){let t=s.constructor;e=t==null||t==Object}return e}function Zh(s){return s!=null&&typeof s=="object"}var Jh=Object.getPrototypeOf(Uint8Array),Sc="__proto__";function cs(s,e=jo){let t;if(ln(s)){let n=s.find(o=>o!=null);if(ln(n)||e(n)){t=Array(s.length);for(let o=0;o<s.length;o++)t[o]=cs(s[o],e)}else t=s.slice()}else if(s instanceof Jh)t=s.slice();else if(e(s)){t={};for(let n in s)n!=Sc&&(t[n]=cs(s[n],e))}else t=s;return t}function De(s){let e=arguments;for(let t=1;t<e.length;t++){let n=e[t];for(let o in n)o!=Sc&&(jo(s[o])?De(s[o],cs(n[o])):s[o]=cs(n[o]))}return s}var Qh=0,Xh=1,ep=2;function tp(s,e,t){for(let n=0,o,i=-1;n<e.length;n++){let l=e[n];if(l>i){for(o=l-1;o>=0&&s[o]==null;)s[o--]=null;for(o=l+1;o<t&&s[o]==null;)s[i=o++]=null}}}function np(s,e){if(ip(s)){let l=s[0].slice();for(let c=1;c<s.length;c++)l.push(...s[c].slice(1));return rp(l[0])||(l=op(l)),l}let t=new Set;for(let l=0;l<s.length;l++){let u=s[l][0],p=u.length;for(let w=0;w<p;w++)t.add(u[w])}let n=[Array.from(t).sort((l,c)=>l-c)],o=n[0].length,i=new Map;for(let l=0;l<o;l++)i.set(n[0][l],l);for(let l=0;l<s.length;l++){let c=s[l],u=c[0];for(let p=1;p<c.length;p++){let w=c[p],f=Array(o).fill(void 0),g=e?e[l][p]:Xh,k=[];for(let E=0;E<w.length;E++){let S=w[E],C=i.get(u[E]);S===null?g!=Qh&&(f[C]=S,g==ep&&k.push(C)):f[C]=S}tp(f,k,o),n.push(f)}}return n}var sp=typeof queueMicrotask>"u"?s=>Promise.resolve().then(s):queueMicrotask;function op(s){let e=s[0],t=e.length,n=Array(t);for(let i=0;i<n.length;i++)n[i]=i;n.sort((i,l)=>e[i]-e[l]);let o=[];for(let i=0;i<s.length;i++){let l=s[i],c=Array(t);for(let u=0;u<t;u++)c[u]=l[n[u]];o.push(c)}return o}function ip(s){let e=s[0][0],t=e.length;for(let n=1;n<s.length;n++){let o=s[n][0];if(o.length!=t)return!1;if(o!=e){for(let i=0;i<t;i++)if(o[i]!=e[i])return!1}}return!0}function rp(s,e=100){let t=s.length;if(t<=1)return!0;let n=0,o=t-1;for(;n<=o&&s[n]==null;)n++;for(;o>=n&&s[o]==null;)o--;if(o<=n)return!0;let i=nt(1,pt((o-n+1)/e));for(let l=s[n],c=n+i;c<=o;c+=i){let u=s[c];if(u!=null){if(u<=l)return!1;l=u}}return!0}var $c=["January","February","March","April","May","June","July","August","September","October","November","December"],Ac=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Ec(s){return s.slice(0,3)}var lp=Ac.map(Ec),ap=$c.map(Ec),cp={MMMM:$c,MMM:ap,WWWW:Ac,WWW:lp};function Ds(s){return(s<10?"0":"")+s}function up(s){return(s<10?"00":s<100?"0":"")+s}var dp={YYYY:s=>s.getFullYear(),YY:s=>(s.getFullYear()+"").slice(2),MMMM:(s,e)=>e.MMMM[s.getMonth()],MMM:(s,e)=>e.MMM[s.getMonth()],MM:s=>Ds(s.getMonth()+1),M:s=>s.getMonth()+1,DD:s=>Ds(s.getDate()),D:s=>s.getDate(),WWWW:(s,e)=>e.WWWW[s.getDay()],WWW:(s,e)=>e.WWW[s.getDay()],HH:s=>Ds(s.getHours()),H:s=>s.getHours(),h:s=>{let e=s.getHours();return e==0?12:e>12?e-12:e},AA:s=>s.getHours()>=12?"PM":"AM",aa:s=>s.getHours()>=12?"pm":"am",a:s=>s.getHours()>=12?"p":"a",mm:s=>Ds(s.getMinutes()),m:s=>s.getMinutes(),ss:s=>Ds(s.getSeconds()),s:s=>s.getSeconds(),fff:s=>up(s.getMilliseconds())};function yr(s,e){e=e||cp;let t=[],n=/\{([a-z]+)\}|[^{]+/gi,o;for(;o=n.exec(s);)t.push(o[0][0]=="{"?dp[o[1]]:o[0]);return i=>{let l="";for(let c=0;c<t.length;c++)l+=typeof t[c]=="string"?t[c]:t[c](i,e);return l}}var hp=new Intl.DateTimeFormat().resolvedOptions().timeZone;function pp(s,e){let t;return e=="UTC"||e=="Etc/UTC"?t=new Date(+s+s.getTimezoneOffset()*6e4):e==hp?t=s:(t=new Date(s.toLocaleString("en-US",{timeZone:e})),t.setMilliseconds(s.getMilliseconds())),t}var Mc=s=>s%1==0,No=[1,2,2.5,5],fp=Us(10,-32,0,No),Tc=Us(10,0,32,No),mp=Tc.filter(Mc),En=fp.concat(Tc),xr=`
`,Lc="{YYYY}",Ka=xr+Lc,Pc="{M}/{D}",Is=xr+Pc,Ro=Is+"/{YY}",Cc="{aa}",gp="{h}:{mm}",is=gp+Cc,Ya=xr+is,Za=":{ss}",pe=null;function Rc(s){let e=s*1e3,t=e*60,n=t*60,o=n*24,i=o*30,l=o*365,u=(s==1?Us(10,0,3,No).filter(Mc):Us(10,-3,0,No)).concat([e,e*5,e*10,e*15,e*30,t,t*5,t*10,t*15,t*30,n,n*2,n*3,n*4,n*6,n*8,n*12,o,o*2,o*3,o*4,o*5,o*6,o*7,o*8,o*9,o*10,o*15,i,i*2,i*3,i*4,i*6,l,l*2,l*5,l*10,l*25,l*50,l*100]),p=[[l,Lc,pe,pe,pe,pe,pe,pe,1],[o*28,"{MMM}",Ka,pe,pe,pe,pe,pe,1],[o,Pc,Ka,pe,pe,pe,pe,pe,1],[n,"{h}"+Cc,Ro,pe,Is,pe,pe,pe,1],[t,is,Ro,pe,Is,pe,pe,pe,1],[e,Za,Ro+" "+is,pe,Is+" "+is,pe,Ya,pe,1],[s,Za+".{fff}",Ro+" "+is,pe,Is+" "+is,pe,Ya,pe,1]];function w(f){return(g,k,E,S,C,N)=>{let A=[],H=C>=l,L=C>=i&&C<l,K=f(E),I=we(K*s,3),ee=tr(K.getFullYear(),H?0:K.getMonth(),L||H?1:K.getDate()),Z=we(ee*s,3);if(L||H){let se=L?C/i:0,Y=H?C/l:0,P=I==Z?I:we(tr(ee.getFullYear()+Y,ee.getMonth()+se,1)*s,3),Q=new Date(Ne(P/s)),U=Q.getFullYear(),G=Q.getMonth();for(let F=0;P<=S;F++){let ie=tr(U+Y*F,G+se*F,1),W=ie-f(we(ie*s,3));P=we((+ie+W)*s,3),P<=S&&A.push(P)}}else{let se=C>=o?o:C,Y=pt(E)-pt(I),P=Z+Y+Vo(I-Z,se);A.push(P);let Q=f(P),U=Q.getHours()+Q.getMinutes()/t+Q.getSeconds()/n,G=C/n,F=g.axes[k]._space,ie=N/F;for(;P=we(P+C,s==1?0:3),!(P>S);)if(G>1){let W=pt(we(U+G,6))%24,le=f(P).getHours()-W;le>1&&(le=-1),P-=le*n,U=(U+G)%24;let fe=A[A.length-1];we((P-fe)/C,3)*ie>=.7&&A.push(P)}else A.push(P)}return A}}return[u,p,w]}var[bp,wp,vp]=Rc(1),[_p,yp,xp]=Rc(.001);Us(2,-53,53,[1]);function Ja(s,e){return s.map(t=>t.map((n,o)=>o==0||o==8||n==null?n:e(o==1||t[8]==0?n:t[1]+n)))}function Qa(s,e){return(t,n,o,i,l)=>{let c=e.find(E=>l>=E[0])||e[e.length-1],u,p,w,f,g,k;return n.map(E=>{let S=s(E),C=S.getFullYear(),N=S.getMonth(),A=S.getDate(),H=S.getHours(),L=S.getMinutes(),K=S.getSeconds(),I=C!=u&&c[2]||N!=p&&c[3]||A!=w&&c[4]||H!=f&&c[5]||L!=g&&c[6]||K!=k&&c[7]||c[1];return u=C,p=N,w=A,f=H,g=L,k=K,I(S)})}}function kp(s,e){let t=yr(e);return(n,o,i,l,c)=>o.map(u=>t(s(u)))}function tr(s,e,t){return new Date(s,e,t)}function Xa(s,e){return e(s)}var Sp="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function ec(s,e){return(t,n,o,i)=>i==null?mr:e(s(n))}function $p(s,e){let t=s.series[e];return t.width?t.stroke(s,e):t.points.width?t.points.stroke(s,e):null}function Ap(s,e){return s.series[e].fill(s,e)}var Ep={show:!0,live:!0,isolate:!1,mount:Gh,markers:{show:!0,width:2,stroke:$p,fill:Ap,dash:"solid"},idx:null,idxs:null,values:[]};function Mp(s,e){let t=s.cursor.points,n=kt(),o=t.size(s,e);Se(n,Os,o),Se(n,zs,o);let i=o/-2;Se(n,"marginLeft",i),Se(n,"marginTop",i);let l=t.width(s,e,o);return l&&Se(n,"borderWidth",l),n}function Tp(s,e){let t=s.series[e].points;return t._fill||t._stroke}function Lp(s,e){let t=s.series[e].points;return t._stroke||t._fill}function Pp(s,e){return s.series[e].points.size}var nr=[0,0];function Cp(s,e,t){return nr[0]=e,nr[1]=t,nr}function Do(s,e,t,n=!0){return o=>{o.button==0&&(!n||o.target==e)&&t(o)}}function sr(s,e,t,n=!0){return o=>{(!n||o.target==e)&&t(o)}}var Rp={show:!0,x:!0,y:!0,lock:!1,move:Cp,points:{one:!1,show:Mp,size:Pp,width:0,stroke:Lp,fill:Tp},bind:{mousedown:Do,mouseup:Do,click:Do,dblclick:Do,mousemove:sr,mouseleave:sr,mouseenter:sr},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(s,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(s,e,t,n,o)=>n-o,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Dc={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},kr=De({},Dc,{filter:_c}),Oc=De({},kr,{size:10}),zc=De({},Dc,{show:!1}),Sr='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Ic="bold "+Sr,Nc=1.5,tc={show:!0,scale:"x",stroke:fr,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ic,side:2,grid:kr,ticks:Oc,border:zc,font:Sr,lineGap:Nc,rotate:0},Dp="Value",Op="Time",nc={show:!0,scale:"x",auto:!1,sorted:1,min:be,max:-be,idxs:[]};function zp(s,e,t,n,o){return e.map(i=>i==null?"":vr(i))}function Ip(s,e,t,n,o,i,l){let c=[],u=an.get(o)||0;t=l?t:we(Vo(t,o),u);for(let p=t;p<=n;p=we(p+o,u))c.push(Object.is(p,-0)?0:p);return c}function cr(s,e,t,n,o,i,l){let c=[],u=s.scales[s.axes[e].scale].log,p=u==10?Kt:bc,w=pt(p(t));o=ls(u,w),u==10&&(o=En[Ct(o,En)]);let f=t,g=o*u;u==10&&(g=En[Ct(g,En)]);do c.push(f),f=f+o,u==10&&!an.has(f)&&(f=we(f,an.get(o))),f>=g&&(o=f,g=o*u,u==10&&(g=En[Ct(g,En)]));while(f<=n);return c}function Np(s,e,t,n,o,i,l){let u=s.scales[s.axes[e].scale].asinh,p=n>u?cr(s,e,nt(u,t),n,o):[u],w=n>=0&&t<=0?[0]:[];return(t<-u?cr(s,e,nt(u,-n),-t,o):[u]).reverse().map(g=>-g).concat(w,p)}var Hc=/./,Hp=/[12357]/,Up=/[125]/,sc=/1/,ur=(s,e,t,n)=>s.map((o,i)=>e==4&&o==0||i%n==0&&t.test(o.toExponential()[o<0?1:0])?o:null);function Vp(s,e,t,n,o){let i=s.axes[t],l=i.scale,c=s.scales[l],u=s.valToPos,p=i._space,w=u(10,l),f=u(9,l)-w>=p?Hc:u(7,l)-w>=p?Hp:u(5,l)-w>=p?Up:sc;if(f==sc){let g=He(u(1,l)-w);if(g<p)return ur(e.slice().reverse(),c.distr,f,St(p/g)).reverse()}return ur(e,c.distr,f,1)}function jp(s,e,t,n,o){let i=s.axes[t],l=i.scale,c=i._space,u=s.valToPos,p=He(u(1,l)-u(2,l));return p<c?ur(e.slice().reverse(),3,Hc,St(c/p)).reverse():e}function Wp(s,e,t,n){return n==null?mr:e==null?"":vr(e)}var oc={show:!0,scale:"y",stroke:fr,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ic,side:3,grid:kr,ticks:Oc,border:zc,font:Sr,lineGap:Nc,rotate:0};function Fp(s,e){let t=3+(s||1)*2;return we(t*e,3)}function Bp(s,e){let{scale:t,idxs:n}=s.series[0],o=s._data[0],i=s.valToPos(o[n[0]],t,!0),l=s.valToPos(o[n[1]],t,!0),c=He(l-i),u=s.series[e],p=c/(u.points.space*de);return n[1]-n[0]<=p}var ic={scale:null,auto:!0,sorted:0,min:be,max:-be},Uc=(s,e,t,n,o)=>o,rc={show:!0,auto:!0,sorted:0,gaps:Uc,alpha:1,facets:[De({},ic,{scale:"x"}),De({},ic,{scale:"y"})]},lc={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Uc,alpha:1,points:{show:Bp,filter:null},values:null,min:be,max:-be,idxs:[],path:null,clip:null};function Gp(s,e,t,n,o){return t/10}var Vc={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},qp=De({},Vc,{time:!1,ori:1}),ac={};function jc(s,e){let t=ac[s];return t||(t={key:s,plots:[],sub(n){t.plots.push(n)},unsub(n){t.plots=t.plots.filter(o=>o!=n)},pub(n,o,i,l,c,u,p){for(let w=0;w<t.plots.length;w++)t.plots[w]!=o&&t.plots[w].pub(n,o,i,l,c,u,p)}},s!=null&&(ac[s]=t)),t}var us=1,dr=2;function Pn(s,e,t){let n=s.mode,o=s.series[e],i=n==2?s._data[e]:s._data,l=s.scales,c=s.bbox,u=i[0],p=n==2?i[1]:i[e],w=n==2?l[o.facets[0].scale]:l[s.series[0].scale],f=n==2?l[o.facets[1].scale]:l[o.scale],g=c.left,k=c.top,E=c.width,S=c.height,C=s.valToPosH,N=s.valToPosV;return w.ori==0?t(o,u,p,w,f,C,N,g,k,E,S,Fo,hs,Go,Fc,Gc):t(o,u,p,w,f,N,C,k,g,S,E,Bo,ps,Er,Bc,qc)}function $r(s,e){let t=0,n=0,o=ce(s.bands,_r);for(let i=0;i<o.length;i++){let l=o[i];l.series[0]==e?t=l.dir:l.series[1]==e&&(l.dir==1?n|=1:n|=2)}return[t,n==1?-1:n==2?1:n==3?2:0]}function Kp(s,e,t,n,o){let i=s.mode,l=s.series[e],c=i==2?l.facets[1].scale:l.scale,u=s.scales[c];return o==-1?u.min:o==1?u.max:u.distr==3?u.dir==1?u.min:u.max:0}function Yt(s,e,t,n,o,i){return Pn(s,e,(l,c,u,p,w,f,g,k,E,S,C)=>{let N=l.pxRound,A=p.dir*(p.ori==0?1:-1),H=p.ori==0?hs:ps,L,K;A==1?(L=t,K=n):(L=n,K=t);let I=N(f(c[L],p,S,k)),ee=N(g(u[L],w,C,E)),Z=N(f(c[K],p,S,k)),se=N(g(i==1?w.max:w.min,w,C,E)),Y=new Path2D(o);return H(Y,Z,se),H(Y,I,se),H(Y,I,ee),Y})}function Wo(s,e,t,n,o,i){let l=null;if(s.length>0){l=new Path2D;let c=e==0?Go:Er,u=t;for(let f=0;f<s.length;f++){let g=s[f];if(g[1]>g[0]){let k=g[0]-u;k>0&&c(l,u,n,k,n+i),u=g[1]}}let p=t+o-u,w=10;p>0&&c(l,u,n-w/2,p,n+i+w)}return l}function Yp(s,e,t){let n=s[s.length-1];n&&n[0]==e?n[1]=t:s.push([e,t])}function Ar(s,e,t,n,o,i,l){let c=[],u=s.length;for(let p=o==1?t:n;p>=t&&p<=n;p+=o)if(e[p]===null){let f=p,g=p;if(o==1)for(;++p<=n&&e[p]===null;)g=p;else for(;--p>=t&&e[p]===null;)g=p;let k=i(s[f]),E=g==f?k:i(s[g]),S=f-o;k=l<=0&&S>=0&&S<u?i(s[S]):k;let N=g+o;E=l>=0&&N>=0&&N<u?i(s[N]):E,E>=k&&c.push([k,E])}return c}function cc(s){return s==0?vc:s==1?Ne:e=>An(e,s)}function Wc(s){let e=s==0?Fo:Bo,t=s==0?(o,i,l,c,u,p)=>{o.arcTo(i,l,c,u,p)}:(o,i,l,c,u,p)=>{o.arcTo(l,i,u,c,p)},n=s==0?(o,i,l,c,u)=>{o.rect(i,l,c,u)}:(o,i,l,c,u)=>{o.rect(l,i,u,c)};return(o,i,l,c,u,p=0,w=0)=>{p==0&&w==0?n(o,i,l,c,u):(p=Rt(p,c/2,u/2),w=Rt(w,c/2,u/2),e(o,i+p,l),t(o,i+c,l,i+c,l+u,p),t(o,i+c,l+u,i,l+u,w),t(o,i,l+u,i,l,w),t(o,i,l,i+c,l,p),o.closePath())}}var Fo=(s,e,t)=>{s.moveTo(e,t)},Bo=(s,e,t)=>{s.moveTo(t,e)},hs=(s,e,t)=>{s.lineTo(e,t)},ps=(s,e,t)=>{s.lineTo(t,e)},Go=Wc(0),Er=Wc(1),Fc=(s,e,t,n,o,i)=>{s.arc(e,t,n,o,i)},Bc=(s,e,t,n,o,i)=>{s.arc(t,e,n,o,i)},Gc=(s,e,t,n,o,i,l)=>{s.bezierCurveTo(e,t,n,o,i,l)},qc=(s,e,t,n,o,i,l)=>{s.bezierCurveTo(t,e,o,n,l,i)};function Kc(s){return(e,t,n,o,i)=>Pn(e,t,(l,c,u,p,w,f,g,k,E,S,C)=>{let{pxRound:N,points:A}=l,H,L;p.ori==0?(H=Fo,L=Fc):(H=Bo,L=Bc);let K=we(A.width*de,3),I=(A.size-A.width)/2*de,ee=we(I*2,3),Z=new Path2D,se=new Path2D,{left:Y,top:P,width:Q,height:U}=e.bbox;Go(se,Y-ee,P-ee,Q+ee*2,U+ee*2);let G=F=>{if(u[F]!=null){let ie=N(f(c[F],p,S,k)),W=N(g(u[F],w,C,E));H(Z,ie+I,W),L(Z,ie,W,I,0,Oo*2)}};if(i)i.forEach(G);else for(let F=n;F<=o;F++)G(F);return{stroke:K>0?Z:null,fill:Z,clip:se,flags:us|dr}})}function Yc(s){return(e,t,n,o,i,l)=>{n!=o&&(i!=n&&l!=n&&s(e,t,n),i!=o&&l!=o&&s(e,t,o),s(e,t,l))}}var Zp=Yc(hs),Jp=Yc(ps);function Zc(s){let e=ce(s?.alignGaps,0);return(t,n,o,i)=>Pn(t,n,(l,c,u,p,w,f,g,k,E,S,C)=>{[o,i]=Ho(u,o,i);let N=l.pxRound,A=U=>N(f(U,p,S,k)),H=U=>N(g(U,w,C,E)),L,K;p.ori==0?(L=hs,K=Zp):(L=ps,K=Jp);let I=p.dir*(p.ori==0?1:-1),ee={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:us},Z=ee.stroke,se=!1;if(i-o>=S*4){let U=V=>t.posToVal(V,p.key,!0),G=null,F=null,ie,W,st,$e=A(c[I==1?o:i]),le=A(c[o]),fe=A(c[i]),te=U(I==1?le+1:fe-1);for(let V=I==1?o:i;V>=o&&V<=i;V+=I){let Oe=c[V],Ae=(I==1?Oe<te:Oe>te)?$e:A(Oe),he=u[V];Ae==$e?he!=null?(W=he,G==null?(L(Z,Ae,H(W)),ie=G=F=W):W<G?G=W:W>F&&(F=W)):he===null&&(se=!0):(G!=null&&K(Z,$e,H(G),H(F),H(ie),H(W)),he!=null?(W=he,L(Z,Ae,H(W)),G=F=ie=W):(G=F=null,he===null&&(se=!0)),$e=Ae,te=U($e+I))}G!=null&&G!=F&&st!=$e&&K(Z,$e,H(G),H(F),H(ie),H(W))}else for(let U=I==1?o:i;U>=o&&U<=i;U+=I){let G=u[U];G===null?se=!0:G!=null&&L(Z,A(c[U]),H(G))}let[P,Q]=$r(t,n);if(l.fill!=null||P!=0){let U=ee.fill=new Path2D(Z),G=l.fillTo(t,n,l.min,l.max,P),F=H(G),ie=A(c[o]),W=A(c[i]);I==-1&&([W,ie]=[ie,W]),L(U,W,F),L(U,ie,F)}if(!l.spanGaps){let U=[];se&&U.push(...Ar(c,u,o,i,I,A,e)),ee.gaps=U=l.gaps(t,n,o,i,U),ee.clip=Wo(U,p.ori,k,E,S,C)}return Q!=0&&(ee.band=Q==2?[Yt(t,n,o,i,Z,-1),Yt(t,n,o,i,Z,1)]:Yt(t,n,o,i,Z,Q)),ee})}function Qp(s){let e=ce(s.align,1),t=ce(s.ascDesc,!1),n=ce(s.alignGaps,0),o=ce(s.extend,!1);return(i,l,c,u)=>Pn(i,l,(p,w,f,g,k,E,S,C,N,A,H)=>{[c,u]=Ho(f,c,u);let L=p.pxRound,{left:K,width:I}=i.bbox,ee=le=>L(E(le,g,A,C)),Z=le=>L(S(le,k,H,N)),se=g.ori==0?hs:ps,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:us},P=Y.stroke,Q=g.dir*(g.ori==0?1:-1),U=Z(f[Q==1?c:u]),G=ee(w[Q==1?c:u]),F=G,ie=G;o&&e==-1&&(ie=K,se(P,ie,U)),se(P,G,U);for(let le=Q==1?c:u;le>=c&&le<=u;le+=Q){let fe=f[le];if(fe==null)continue;let te=ee(w[le]),V=Z(fe);e==1?se(P,te,U):se(P,F,V),se(P,te,V),U=V,F=te}let W=F;o&&e==1&&(W=K+I,se(P,W,U));let[st,$e]=$r(i,l);if(p.fill!=null||st!=0){let le=Y.fill=new Path2D(P),fe=p.fillTo(i,l,p.min,p.max,st),te=Z(fe);se(le,W,te),se(le,ie,te)}if(!p.spanGaps){let le=[];le.push(...Ar(w,f,c,u,Q,ee,n));let fe=p.width*de/2,te=t||e==1?fe:-fe,V=t||e==-1?-fe:fe;le.forEach(Oe=>{Oe[0]+=te,Oe[1]+=V}),Y.gaps=le=p.gaps(i,l,c,u,le),Y.clip=Wo(le,g.ori,C,N,A,H)}return $e!=0&&(Y.band=$e==2?[Yt(i,l,c,u,P,-1),Yt(i,l,c,u,P,1)]:Yt(i,l,c,u,P,$e)),Y})}function uc(s,e,t,n,o,i,l=be){if(s.length>1){let c=null;for(let u=0,p=1/0;u<s.length;u++)if(e[u]!==void 0){if(c!=null){let w=He(s[u]-s[c]);w<p&&(p=w,l=He(t(s[u],n,o,i)-t(s[c],n,o,i)))}c=u}}return l}function Xp(s){s=s||Hs;let e=ce(s.size,[.6,be,1]),t=s.align||0,n=s.gap||0,o=s.radius;o=o==null?[0,0]:typeof o=="number"?[o,0]:o;let i=oe(o),l=1-e[0],c=ce(e[1],be),u=ce(e[2],1),p=ce(s.disp,Hs),w=ce(s.each,k=>{}),{fill:f,stroke:g}=p;return(k,E,S,C)=>Pn(k,E,(N,A,H,L,K,I,ee,Z,se,Y,P)=>{let Q=N.pxRound,U=t,G=n*de,F=c*de,ie=u*de,W,st;L.ori==0?[W,st]=i(k,E):[st,W]=i(k,E);let $e=L.dir*(L.ori==0?1:-1),le=L.ori==0?Go:Er,fe=L.ori==0?w:(O,ve,ze,On,hn,Ot,pn)=>{w(O,ve,ze,hn,On,pn,Ot)},te=ce(k.bands,_r).find(O=>O.series[0]==E),V=te!=null?te.dir:0,Oe=N.fillTo(k,E,N.min,N.max,V),Je=Q(ee(Oe,K,P,se)),Ae,he,$t,lt=Y,Te=Q(N.width*de),Dt=!1,Wt=null,mt=null,Zt=null,Cn=null;f!=null&&(Te==0||g!=null)&&(Dt=!0,Wt=f.values(k,E,S,C),mt=new Map,new Set(Wt).forEach(O=>{O!=null&&mt.set(O,new Path2D)}),Te>0&&(Zt=g.values(k,E,S,C),Cn=new Map,new Set(Zt).forEach(O=>{O!=null&&Cn.set(O,new Path2D)})));let{x0:Rn,size:ms}=p;if(Rn!=null&&ms!=null){U=1,A=Rn.values(k,E,S,C),Rn.unit==2&&(A=A.map(ze=>k.posToVal(Z+ze*Y,L.key,!0)));let O=ms.values(k,E,S,C);ms.unit==2?he=O[0]*Y:he=I(O[0],L,Y,Z)-I(0,L,Y,Z),lt=uc(A,H,I,L,Y,Z,lt),$t=lt-he+G}else lt=uc(A,H,I,L,Y,Z,lt),$t=lt*l+G,he=lt-$t;$t<1&&($t=0),Te>=he/2&&(Te=0),$t<5&&(Q=vc);let Vs=$t>0,un=lt-$t-(Vs?Te:0);he=Q(ar(un,ie,F)),Ae=(U==0?he/2:U==$e?0:he)-U*$e*((U==0?G/2:0)+(Vs?Te/2:0));let Qe={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Dn=Dt?null:new Path2D,Ft=null;if(te!=null)Ft=k.data[te.series[1]];else{let{y0:O,y1:ve}=p;O!=null&&ve!=null&&(H=ve.values(k,E,S,C),Ft=O.values(k,E,S,C))}let dn=W*he,J=st*he;for(let O=$e==1?S:C;O>=S&&O<=C;O+=$e){let ve=H[O];if(ve==null)continue;if(Ft!=null){let ot=Ft[O]??0;if(ve-ot==0)continue;Je=ee(ot,K,P,se)}let ze=L.distr!=2||p!=null?A[O]:O,On=I(ze,L,Y,Z),hn=ee(ce(ve,Oe),K,P,se),Ot=Q(On-Ae),pn=Q(nt(hn,Je)),at=Q(Rt(hn,Je)),gt=pn-at;if(ve!=null){let ot=ve<0?J:dn,At=ve<0?dn:J;Dt?(Te>0&&Zt[O]!=null&&le(Cn.get(Zt[O]),Ot,at+pt(Te/2),he,nt(0,gt-Te),ot,At),Wt[O]!=null&&le(mt.get(Wt[O]),Ot,at+pt(Te/2),he,nt(0,gt-Te),ot,At)):le(Dn,Ot,at+pt(Te/2),he,nt(0,gt-Te),ot,At),fe(k,E,O,Ot-Te/2,at,he+Te,gt)}}return Te>0?Qe.stroke=Dt?Cn:Dn:Dt||(Qe._fill=N.width==0?N._fill:N._stroke??N._fill,Qe.width=0),Qe.fill=Dt?mt:Dn,Qe})}function ef(s,e){let t=ce(e?.alignGaps,0);return(n,o,i,l)=>Pn(n,o,(c,u,p,w,f,g,k,E,S,C,N)=>{[i,l]=Ho(p,i,l);let A=c.pxRound,H=W=>A(g(W,w,C,E)),L=W=>A(k(W,f,N,S)),K,I,ee;w.ori==0?(K=Fo,ee=hs,I=Gc):(K=Bo,ee=ps,I=qc);let Z=w.dir*(w.ori==0?1:-1),se=H(u[Z==1?i:l]),Y=se,P=[],Q=[];for(let W=Z==1?i:l;W>=i&&W<=l;W+=Z)if(p[W]!=null){let $e=u[W],le=H($e);P.push(Y=le),Q.push(L(p[W]))}let U={stroke:s(P,Q,K,ee,I,A),fill:null,clip:null,band:null,gaps:null,flags:us},G=U.stroke,[F,ie]=$r(n,o);if(c.fill!=null||F!=0){let W=U.fill=new Path2D(G),st=c.fillTo(n,o,c.min,c.max,F),$e=L(st);ee(W,Y,$e),ee(W,se,$e)}if(!c.spanGaps){let W=[];W.push(...Ar(u,p,i,l,Z,H,t)),U.gaps=W=c.gaps(n,o,i,l,W),U.clip=Wo(W,w.ori,E,S,C,N)}return ie!=0&&(U.band=ie==2?[Yt(n,o,i,l,G,-1),Yt(n,o,i,l,G,1)]:Yt(n,o,i,l,G,ie)),U})}function tf(s){return ef(nf,s)}function nf(s,e,t,n,o,i){let l=s.length;if(l<2)return null;let c=new Path2D;if(t(c,s[0],e[0]),l==2)n(c,s[1],e[1]);else{let u=Array(l),p=Array(l-1),w=Array(l-1),f=Array(l-1);for(let g=0;g<l-1;g++)w[g]=e[g+1]-e[g],f[g]=s[g+1]-s[g],p[g]=w[g]/f[g];u[0]=p[0];for(let g=1;g<l-1;g++)p[g]===0||p[g-1]===0||p[g-1]>0!=p[g]>0?u[g]=0:(u[g]=3*(f[g-1]+f[g])/((2*f[g]+f[g-1])/p[g-1]+(f[g]+2*f[g-1])/p[g]),isFinite(u[g])||(u[g]=0));u[l-1]=p[l-2];for(let g=0;g<l-1;g++)o(c,s[g]+f[g]/3,e[g]+u[g]*f[g]/3,s[g+1]-f[g]/3,e[g+1]-u[g+1]*f[g]/3,s[g+1],e[g+1])}return c}var hr=new Set;function dc(){for(let s of hr)s.syncRect(!0)}ds&&(Tn(zh,rs,dc),Tn(Ih,rs,dc,!0),Tn(zo,rs,()=>{Ge.pxRatio=de}));var sf=Zc(),of=Kc();function hc(s,e,t,n){return(n?[s[0],s[1]].concat(s.slice(2)):[s[0]].concat(s.slice(1))).map((i,l)=>pr(i,l,e,t))}function rf(s,e){return s.map((t,n)=>n==0?{}:De({},e,t))}function pr(s,e,t,n){return De({},e==0?t:n,s)}function Jc(s,e,t){return e==null?as:[e,t]}var lf=Jc;function af(s,e,t){return e==null?as:Io(e,t,wr,!0)}function Qc(s,e,t,n){return e==null?as:Uo(e,t,s.scales[n].log,!1)}var cf=Qc;function Xc(s,e,t,n){return e==null?as:br(e,t,s.scales[n].log,!1)}var uf=Xc;function df(s,e,t,n,o){let i=nt(Fa(s),Fa(e)),l=e-s,c=Ct(o/n*l,t);do{let u=t[c],p=n*u/l;if(p>=o&&i+(u<5?an.get(u):0)<=17)return[u,p]}while(++c<t.length);return[0,0]}function pc(s){let e,t;return s=s.replace(/(\d+)px/,(n,o)=>(e=Ne((t=+o)*de))+"px"),[s,e,t]}function hf(s){s.show&&[s.font,s.labelFont].forEach(e=>{let t=we(e[2]*de,1);e[0]=e[0].replace(/[0-9.]+px/,t+"px"),e[1]=t})}function Ge(s,e,t){let n={mode:ce(s.mode,1)},o=n.mode;function i(r,a,d,h){let m=a.valToPct(r);return h+d*(a.dir==-1?1-m:m)}function l(r,a,d,h){let m=a.valToPct(r);return h+d*(a.dir==-1?m:1-m)}function c(r,a,d,h){return a.ori==0?i(r,a,d,h):l(r,a,d,h)}n.valToPosH=i,n.valToPosV=l;let u=!1;n.status=0;let p=n.root=kt(wh);if(s.id!=null&&(p.id=s.id),ht(p,s.class),s.title){let r=kt(yh,p);r.textContent=s.title}let w=Pt("canvas"),f=n.ctx=w.getContext("2d"),g=kt(xh,p);Tn("click",g,r=>{r.target===E&&(ye!=Gn||Ee!=qn)&&Ke.click(n,r)},!0);let k=n.under=kt(kh,g);g.appendChild(w);let E=n.over=kt(Sh,g);s=cs(s);let S=+ce(s.pxAlign,1),C=cc(S);(s.plugins||[]).forEach(r=>{r.opts&&(s=r.opts(n,s)||s)});let N=s.ms||.001,A=n.series=o==1?hc(s.series||[],nc,lc,!1):rf(s.series||[null],rc),H=n.axes=hc(s.axes||[],tc,oc,!0),L=n.scales={},K=n.bands=s.bands||[];K.forEach(r=>{r.fill=oe(r.fill||null),r.dir=ce(r.dir,-1)});let I=o==2?A[1].facets[0].scale:A[0].scale,ee={axes:Eu,series:xu},Z=(s.drawOrder||["axes","series"]).map(r=>ee[r]);function se(r){let a=r.distr==3?d=>Kt(d>0?d:r.clamp(n,d,r.min,r.max,r.key)):r.distr==4?d=>er(d,r.asinh):r.distr==100?d=>r.fwd(d):d=>d;return d=>{let h=a(d),{_min:m,_max:v}=r,x=v-m;return(h-m)/x}}function Y(r){let a=L[r];if(a==null){let d=(s.scales||Hs)[r]||Hs;if(d.from!=null){Y(d.from);let h=De({},L[d.from],d,{key:r});h.valToPct=se(h),L[r]=h}else{a=L[r]=De({},r==I?Vc:qp,d),a.key=r;let h=a.time,m=a.range,v=ln(m);if((r!=I||o==2&&!h)&&(v&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?Va:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?Va:{mode:1,hard:m[1],soft:m[1]}},v=!1),!v&&jo(m))){let x=m;m=($,M,R)=>M==null?as:Io(M,R,x)}a.range=oe(m||(h?lf:r==I?a.distr==3?cf:a.distr==4?uf:Jc:a.distr==3?Qc:a.distr==4?Xc:af)),a.auto=oe(v?!1:a.auto),a.clamp=oe(a.clamp||Gp),a._min=a._max=null,a.valToPct=se(a)}}}Y("x"),Y("y"),o==1&&A.forEach(r=>{Y(r.scale)}),H.forEach(r=>{Y(r.scale)});for(let r in s.scales)Y(r);let P=L[I],Q=P.distr,U,G;P.ori==0?(ht(p,vh),U=i,G=l):(ht(p,_h),U=l,G=i);let F={};for(let r in L){let a=L[r];(a.min!=null||a.max!=null)&&(F[r]={min:a.min,max:a.max},a.min=a.max=null)}let ie=s.tzDate||(r=>new Date(Ne(r/N))),W=s.fmtDate||yr,st=N==1?vp(ie):xp(ie),$e=Qa(ie,Ja(N==1?wp:yp,W)),le=ec(ie,Xa(Sp,W)),fe=[],te=n.legend=De({},Ep,s.legend),V=n.cursor=De({},Rp,{drag:{y:o==2}},s.cursor),Oe=te.show,Je=V.show,Ae=te.markers;te.idxs=fe,Ae.width=oe(Ae.width),Ae.dash=oe(Ae.dash),Ae.stroke=oe(Ae.stroke),Ae.fill=oe(Ae.fill);let he,$t,lt,Te=[],Dt=[],Wt,mt=!1,Zt={};if(te.live){let r=A[1]?A[1].values:null;mt=r!=null,Wt=mt?r(n,1,0):{_:0};for(let a in Wt)Zt[a]=mr}if(Oe)if(he=Pt("table",Lh,p),lt=Pt("tbody",null,he),te.mount(n,he),mt){$t=Pt("thead",null,he,lt);let r=Pt("tr",null,$t);Pt("th",null,r);for(var Cn in Wt)Pt("th",Ma,r).textContent=Cn}else ht(he,Ch),te.live&&ht(he,Ph);let Rn={show:!0},ms={show:!1};function Vs(r,a){if(a==0&&(mt||!te.live||o==2))return as;let d=[],h=Pt("tr",Rh,lt,lt.childNodes[a]);ht(h,r.class),r.show||ht(h,Mn);let m=Pt("th",null,h);if(Ae.show){let $=kt(Dh,m);if(a>0){let M=Ae.width(n,a);M&&($.style.border=M+"px "+Ae.dash(n,a)+" "+Ae.stroke(n,a)),$.style.background=Ae.fill(n,a)}}let v=kt(Ma,m);r.label instanceof HTMLElement?v.appendChild(r.label):v.textContent=r.label,a>0&&(Ae.show||(v.style.color=r.width>0?Ae.stroke(n,a):Ae.fill(n,a)),Qe("click",m,$=>{if(V._lock)return;mn($);let M=A.indexOf(r);if(($.ctrlKey||$.metaKey)!=te.isolate){let R=A.some((D,z)=>z>0&&z!=M&&D.show);A.forEach((D,z)=>{z>0&&It(z,R?z==M?Rn:ms:Rn,!0,Re.setSeries)})}else It(M,{show:!r.show},!0,Re.setSeries)},!1),In&&Qe(Ca,m,$=>{V._lock||(mn($),It(A.indexOf(r),Yn,!0,Re.setSeries))},!1));for(var x in Wt){let $=Pt("td",Oh,h);$.textContent="--",d.push($)}return[h,d]}let un=new Map;function Qe(r,a,d,h=!0){let m=un.get(a)||{},v=V.bind[r](n,a,d,h);v&&(Tn(r,a,m[r]=v),un.set(a,m))}function Dn(r,a,d){let h=un.get(a)||{};for(let m in h)(r==null||m==r)&&(lr(m,a,h[m]),delete h[m]);r==null&&un.delete(a)}let Ft=0,dn=0,J=0,O=0,ve=0,ze=0,On=ve,hn=ze,Ot=J,pn=O,at=0,gt=0,ot=0,At=0;n.bbox={};let Yo=!1,js=!1,zn=!1,fn=!1,Ws=!1,bt=!1;function Zo(r,a,d){(d||r!=n.width||a!=n.height)&&Nr(r,a),jn(!1),zn=!0,js=!0,Wn()}function Nr(r,a){n.width=Ft=J=r,n.height=dn=O=a,ve=ze=0,mu(),gu();let d=n.bbox;at=d.left=An(ve*de,.5),gt=d.top=An(ze*de,.5),ot=d.width=An(J*de,.5),At=d.height=An(O*de,.5)}let hu=3;function pu(){let r=!1,a=0;for(;!r;){a++;let d=$u(a),h=Au(a);r=a==hu||d&&h,r||(Nr(n.width,n.height),js=!0)}}function fu({width:r,height:a}){Zo(r,a)}n.setSize=fu;function mu(){let r=!1,a=!1,d=!1,h=!1;H.forEach((m,v)=>{if(m.show&&m._show){let{side:x,_size:$}=m,M=x%2,R=m.label!=null?m.labelSize:0,D=$+R;D>0&&(M?(J-=D,x==3?(ve+=D,h=!0):d=!0):(O-=D,x==0?(ze+=D,r=!0):a=!0))}}),gn[0]=r,gn[1]=d,gn[2]=a,gn[3]=h,J-=Jt[1]+Jt[3],ve+=Jt[3],O-=Jt[2]+Jt[0],ze+=Jt[0]}function gu(){let r=ve+J,a=ze+O,d=ve,h=ze;function m(v,x){switch(v){case 1:return r+=x,r-x;case 2:return a+=x,a-x;case 3:return d-=x,d+x;case 0:return h-=x,h+x}}H.forEach((v,x)=>{if(v.show&&v._show){let $=v.side;v._pos=m($,v._size),v.label!=null&&(v._lpos=m($,v.labelSize))}})}if(V.dataIdx==null){let r=V.hover,a=r.skip=new Set(r.skip??[]);a.add(void 0);let d=r.prox=oe(r.prox),h=r.bias??=0;V.dataIdx=(m,v,x,$)=>{if(v==0)return x;let M=x,R=d(m,v,x,$)??be,D=R>=0&&R<be,z=P.ori==0?J:O,q=V.left,ue=e[0],ae=e[v];if(a.has(ae[x])){M=null;let ne=null,B=null,j;if(h==0||h==-1)for(j=x;ne==null&&j-- >0;)a.has(ae[j])||(ne=j);if(h==0||h==1)for(j=x;B==null&&j++<ae.length;)a.has(ae[j])||(B=j);if(ne!=null||B!=null)if(D){let ke=ne==null?-1/0:U(ue[ne],P,z,0),Le=B==null?1/0:U(ue[B],P,z,0),Be=q-ke,me=Le-q;Be<=me?Be<=R&&(M=ne):me<=R&&(M=B)}else M=B==null?ne:ne==null?B:x-ne<=B-x?ne:B}else D&&He(q-U(ue[x],P,z,0))>R&&(M=null);return M}}let mn=r=>{V.event=r};V.idxs=fe,V._lock=!1;let Ye=V.points;Ye.show=oe(Ye.show),Ye.size=oe(Ye.size),Ye.stroke=oe(Ye.stroke),Ye.width=oe(Ye.width),Ye.fill=oe(Ye.fill);let zt=n.focus=De({},s.focus||{alpha:.3},V.focus),In=zt.prox>=0,Nn=In&&Ye.one,wt=[],Hn=[],Un=[];function Hr(r,a){let d=Ye.show(n,a);if(d instanceof HTMLElement)return ht(d,Th),ht(d,r.class),jt(d,-10,-10,J,O),E.insertBefore(d,wt[a]),d}function Ur(r,a){if(o==1||a>0){let d=o==1&&L[r.scale].time,h=r.value;r.value=d?qa(h)?ec(ie,Xa(h,W)):h||le:h||Wp,r.label=r.label||(d?Op:Dp)}if(Nn||a>0){r.width=r.width==null?1:r.width,r.paths=r.paths||sf||qh,r.fillTo=oe(r.fillTo||Kp),r.pxAlign=+ce(r.pxAlign,S),r.pxRound=cc(r.pxAlign),r.stroke=oe(r.stroke||null),r.fill=oe(r.fill||null),r._stroke=r._fill=r._paths=r._focus=null;let d=Fp(nt(1,r.width),1),h=r.points=De({},{size:d,width:nt(1,d*.2),stroke:r.stroke,space:d*2,paths:of,_stroke:null,_fill:null},r.points);h.show=oe(h.show),h.filter=oe(h.filter),h.fill=oe(h.fill),h.stroke=oe(h.stroke),h.paths=oe(h.paths),h.pxAlign=r.pxAlign}if(Oe){let d=Vs(r,a);Te.splice(a,0,d[0]),Dt.splice(a,0,d[1]),te.values.push(null)}if(Je){fe.splice(a,0,null);let d=null;Nn?a==0&&(d=Hr(r,a)):a>0&&(d=Hr(r,a)),wt.splice(a,0,d),Hn.splice(a,0,0),Un.splice(a,0,0)}Fe("addSeries",a)}function bu(r,a){a=a??A.length,r=o==1?pr(r,a,nc,lc):pr(r,a,{},rc),A.splice(a,0,r),Ur(A[a],a)}n.addSeries=bu;function wu(r){if(A.splice(r,1),Oe){te.values.splice(r,1),Dt.splice(r,1);let a=Te.splice(r,1)[0];Dn(null,a.firstChild),a.remove()}Je&&(fe.splice(r,1),wt.splice(r,1)[0].remove(),Hn.splice(r,1),Un.splice(r,1)),Fe("delSeries",r)}n.delSeries=wu;let gn=[!1,!1,!1,!1];function vu(r,a){if(r._show=r.show,r.show){let d=r.side%2,h=L[r.scale];h==null&&(r.scale=d?A[1].scale:I,h=L[r.scale]);let m=h.time;r.size=oe(r.size),r.space=oe(r.space),r.rotate=oe(r.rotate),ln(r.incrs)&&r.incrs.forEach(x=>{!an.has(x)&&an.set(x,xc(x))}),r.incrs=oe(r.incrs||(h.distr==2?mp:m?N==1?bp:_p:En)),r.splits=oe(r.splits||(m&&h.distr==1?st:h.distr==3?cr:h.distr==4?Np:Ip)),r.stroke=oe(r.stroke),r.grid.stroke=oe(r.grid.stroke),r.ticks.stroke=oe(r.ticks.stroke),r.border.stroke=oe(r.border.stroke);let v=r.values;r.values=ln(v)&&!ln(v[0])?oe(v):m?ln(v)?Qa(ie,Ja(v,W)):qa(v)?kp(ie,v):v||$e:v||zp,r.filter=oe(r.filter||(h.distr>=3&&h.log==10?Vp:h.distr==3&&h.log==2?jp:_c)),r.font=pc(r.font),r.labelFont=pc(r.labelFont),r._size=r.size(n,null,a,0),r._space=r._rotate=r._incrs=r._found=r._splits=r._values=null,r._size>0&&(gn[a]=!0,r._el=kt($h,g))}}function gs(r,a,d,h){let[m,v,x,$]=d,M=a%2,R=0;return M==0&&($||v)&&(R=a==0&&!m||a==2&&!x?Ne(tc.size/3):0),M==1&&(m||x)&&(R=a==1&&!v||a==3&&!$?Ne(oc.size/2):0),R}let Vr=n.padding=(s.padding||[gs,gs,gs,gs]).map(r=>oe(ce(r,gs))),Jt=n._padding=Vr.map((r,a)=>r(n,a,gn,0)),qe,Ue=null,Ve=null,Fs=o==1?A[0].idxs:null,Et=null,bs=!1;function jr(r,a){if(e=r??[],n.data=n._data=e,o==2){qe=0;for(let d=1;d<A.length;d++)qe+=e[d][0].length}else{e.length==0&&(n.data=n._data=e=[[]]),Et=e[0],qe=Et.length;let d=e;if(Q==2){d=e.slice();let h=d[0]=Array(qe);for(let m=0;m<qe;m++)h[m]=m}n._data=e=d}if(jn(!0),Fe("setData"),Q==2&&(zn=!0),a!==!1){let d=P;d.auto(n,bs)?Jo():Xt(I,d.min,d.max),fn=fn||V.left>=0,bt=!0,Wn()}}n.setData=jr;function Jo(){bs=!0;let r,a;o==1&&(qe>0?(Ue=Fs[0]=0,Ve=Fs[1]=qe-1,r=e[0][Ue],a=e[0][Ve],Q==2?(r=Ue,a=Ve):r==a&&(Q==3?[r,a]=Uo(r,r,P.log,!1):Q==4?[r,a]=br(r,r,P.log,!1):P.time?a=r+Ne(86400/N):[r,a]=Io(r,a,wr,!0))):(Ue=Fs[0]=r=null,Ve=Fs[1]=a=null)),Xt(I,r,a)}let Bs,Vn,Qo,Xo,ei,ti,ni,si,oi,it;function Wr(r,a,d,h,m,v){r??=La,d??=_r,h??="butt",m??=La,v??="round",r!=Bs&&(f.strokeStyle=Bs=r),m!=Vn&&(f.fillStyle=Vn=m),a!=Qo&&(f.lineWidth=Qo=a),v!=ei&&(f.lineJoin=ei=v),h!=ti&&(f.lineCap=ti=h),d!=Xo&&f.setLineDash(Xo=d)}function Fr(r,a,d,h){a!=Vn&&(f.fillStyle=Vn=a),r!=ni&&(f.font=ni=r),d!=si&&(f.textAlign=si=d),h!=oi&&(f.textBaseline=oi=h)}function ii(r,a,d,h,m=0){if(h.length>0&&r.auto(n,bs)&&(a==null||a.min==null)){let v=ce(Ue,0),x=ce(Ve,h.length-1),$=d.min==null?Vh(h,v,x,m,r.distr==3):[d.min,d.max];r.min=Rt(r.min,d.min=$[0]),r.max=nt(r.max,d.max=$[1])}}let Br={min:null,max:null};function _u(){for(let h in L){let m=L[h];F[h]==null&&(m.min==null||F[I]!=null&&m.auto(n,bs))&&(F[h]=Br)}for(let h in L){let m=L[h];F[h]==null&&m.from!=null&&F[m.from]!=null&&(F[h]=Br)}F[I]!=null&&jn(!0);let r={};for(let h in F){let m=F[h];if(m!=null){let v=r[h]=cs(L[h],Zh);if(m.min!=null)De(v,m);else if(h!=I||o==2)if(qe==0&&v.from==null){let x=v.range(n,null,null,h);v.min=x[0],v.max=x[1]}else v.min=be,v.max=-be}}if(qe>0){A.forEach((h,m)=>{if(o==1){let v=h.scale,x=F[v];if(x==null)return;let $=r[v];if(m==0){let M=$.range(n,$.min,$.max,v);$.min=M[0],$.max=M[1],Ue=Ct($.min,e[0]),Ve=Ct($.max,e[0]),Ve-Ue>1&&(e[0][Ue]<$.min&&Ue++,e[0][Ve]>$.max&&Ve--),h.min=Et[Ue],h.max=Et[Ve]}else h.show&&h.auto&&ii($,x,h,e[m],h.sorted);h.idxs[0]=Ue,h.idxs[1]=Ve}else if(m>0&&h.show&&h.auto){let[v,x]=h.facets,$=v.scale,M=x.scale,[R,D]=e[m],z=r[$],q=r[M];z!=null&&ii(z,F[$],v,R,v.sorted),q!=null&&ii(q,F[M],x,D,x.sorted),h.min=x.min,h.max=x.max}});for(let h in r){let m=r[h],v=F[h];if(m.from==null&&(v==null||v.min==null)){let x=m.range(n,m.min==be?null:m.min,m.max==-be?null:m.max,h);m.min=x[0],m.max=x[1]}}}for(let h in r){let m=r[h];if(m.from!=null){let v=r[m.from];if(v.min==null)m.min=m.max=null;else{let x=m.range(n,v.min,v.max,h);m.min=x[0],m.max=x[1]}}}let a={},d=!1;for(let h in r){let m=r[h],v=L[h];if(v.min!=m.min||v.max!=m.max){v.min=m.min,v.max=m.max;let x=v.distr;v._min=x==3?Kt(v.min):x==4?er(v.min,v.asinh):x==100?v.fwd(v.min):v.min,v._max=x==3?Kt(v.max):x==4?er(v.max,v.asinh):x==100?v.fwd(v.max):v.max,a[h]=d=!0}}if(d){A.forEach((h,m)=>{o==2?m>0&&a.y&&(h._paths=null):a[h.scale]&&(h._paths=null)});for(let h in a)zn=!0,Fe("setScale",h);Je&&V.left>=0&&(fn=bt=!0)}for(let h in F)F[h]=null}function yu(r){let a=ar(Ue-1,0,qe-1),d=ar(Ve+1,0,qe-1);for(;r[a]==null&&a>0;)a--;for(;r[d]==null&&d<qe-1;)d++;return[a,d]}function xu(){if(qe>0){let r=A.some(a=>a._focus)&&it!=zt.alpha;r&&(f.globalAlpha=it=zt.alpha),A.forEach((a,d)=>{if(d>0&&a.show&&(Gr(d,!1),Gr(d,!0),a._paths==null)){let h=it;it!=a.alpha&&(f.globalAlpha=it=a.alpha);let m=o==2?[0,e[d][0].length-1]:yu(e[d]);a._paths=a.paths(n,d,m[0],m[1]),it!=h&&(f.globalAlpha=it=h)}}),A.forEach((a,d)=>{if(d>0&&a.show){let h=it;it!=a.alpha&&(f.globalAlpha=it=a.alpha),a._paths!=null&&qr(d,!1);{let m=a._paths!=null?a._paths.gaps:null,v=a.points.show(n,d,Ue,Ve,m),x=a.points.filter(n,d,v,m);(v||x)&&(a.points._paths=a.points.paths(n,d,Ue,Ve,x),qr(d,!0))}it!=h&&(f.globalAlpha=it=h),Fe("drawSeries",d)}}),r&&(f.globalAlpha=it=1)}}function Gr(r,a){let d=a?A[r].points:A[r];d._stroke=d.stroke(n,r),d._fill=d.fill(n,r)}function qr(r,a){let d=a?A[r].points:A[r],{stroke:h,fill:m,clip:v,flags:x,_stroke:$=d._stroke,_fill:M=d._fill,_width:R=d.width}=d._paths;R=we(R*de,3);let D=null,z=R%2/2;a&&M==null&&(M=R>0?"#fff":$);let q=d.pxAlign==1&&z>0;if(q&&f.translate(z,z),!a){let ue=at-R/2,ae=gt-R/2,ne=ot+R,B=At+R;D=new Path2D,D.rect(ue,ae,ne,B)}a?ri($,R,d.dash,d.cap,M,h,m,x,v):ku(r,$,R,d.dash,d.cap,M,h,m,x,D,v),q&&f.translate(-z,-z)}function ku(r,a,d,h,m,v,x,$,M,R,D){let z=!1;M!=0&&K.forEach((q,ue)=>{if(q.series[0]==r){let ae=A[q.series[1]],ne=e[q.series[1]],B=(ae._paths||Hs).band;ln(B)&&(B=q.dir==1?B[0]:B[1]);let j,ke=null;ae.show&&B&&Wh(ne,Ue,Ve)?(ke=q.fill(n,ue)||v,j=ae._paths.clip):B=null,ri(a,d,h,m,ke,x,$,M,R,D,j,B),z=!0}}),z||ri(a,d,h,m,v,x,$,M,R,D)}let Kr=us|dr;function ri(r,a,d,h,m,v,x,$,M,R,D,z){Wr(r,a,d,h,m),(M||R||z)&&(f.save(),M&&f.clip(M),R&&f.clip(R)),z?($&Kr)==Kr?(f.clip(z),D&&f.clip(D),qs(m,x),Gs(r,v,a)):$&dr?(qs(m,x),f.clip(z),Gs(r,v,a)):$&us&&(f.save(),f.clip(z),D&&f.clip(D),qs(m,x),f.restore(),Gs(r,v,a)):(qs(m,x),Gs(r,v,a)),(M||R||z)&&f.restore()}function Gs(r,a,d){d>0&&(a instanceof Map?a.forEach((h,m)=>{f.strokeStyle=Bs=m,f.stroke(h)}):a!=null&&r&&f.stroke(a))}function qs(r,a){a instanceof Map?a.forEach((d,h)=>{f.fillStyle=Vn=h,f.fill(d)}):a!=null&&r&&f.fill(a)}function Su(r,a,d,h){let m=H[r],v;if(h<=0)v=[0,0];else{let x=m._space=m.space(n,r,a,d,h),$=m._incrs=m.incrs(n,r,a,d,h,x);v=df(a,d,$,h,x)}return m._found=v}function li(r,a,d,h,m,v,x,$,M,R){let D=x%2/2;S==1&&f.translate(D,D),Wr($,x,M,R,$),f.beginPath();let z,q,ue,ae,ne=m+(h==0||h==3?-v:v);d==0?(q=m,ae=ne):(z=m,ue=ne);for(let B=0;B<r.length;B++)a[B]!=null&&(d==0?z=ue=r[B]:q=ae=r[B],f.moveTo(z,q),f.lineTo(ue,ae));f.stroke(),S==1&&f.translate(-D,-D)}function $u(r){let a=!0;return H.forEach((d,h)=>{if(!d.show)return;let m=L[d.scale];if(m.min==null){d._show&&(a=!1,d._show=!1,jn(!1));return}else d._show||(a=!1,d._show=!0,jn(!1));let v=d.side,x=v%2,{min:$,max:M}=m,[R,D]=Su(h,$,M,x==0?J:O);if(D==0)return;let z=m.distr==2,q=d._splits=d.splits(n,h,$,M,R,D,z),ue=m.distr==2?q.map(j=>Et[j]):q,ae=m.distr==2?Et[q[1]]-Et[q[0]]:R,ne=d._values=d.values(n,d.filter(n,ue,h,D,ae),h,D,ae);d._rotate=v==2?d.rotate(n,ne,h,D):0;let B=d._size;d._size=St(d.size(n,ne,h,r)),B!=null&&d._size!=B&&(a=!1)}),a}function Au(r){let a=!0;return Vr.forEach((d,h)=>{let m=d(n,h,gn,r);m!=Jt[h]&&(a=!1),Jt[h]=m}),a}function Eu(){for(let r=0;r<H.length;r++){let a=H[r];if(!a.show||!a._show)continue;let d=a.side,h=d%2,m,v,x=a.stroke(n,r),$=d==0||d==3?-1:1,[M,R]=a._found;if(a.label!=null){let et=a.labelGap*$,dt=Ne((a._lpos+et)*de);Fr(a.labelFont[0],x,"center",d==2?"top":Ta),f.save(),h==1?(m=v=0,f.translate(dt,Ne(gt+At/2)),f.rotate((d==3?-Oo:Oo)/2)):(m=Ne(at+ot/2),v=dt);let vn=wc(a.label)?a.label(n,r,M,R):a.label;f.fillText(vn,m,v),f.restore()}if(R==0)continue;let D=L[a.scale],z=h==0?ot:At,q=h==0?at:gt,ue=a._splits,ae=D.distr==2?ue.map(et=>Et[et]):ue,ne=D.distr==2?Et[ue[1]]-Et[ue[0]]:M,B=a.ticks,j=a.border,ke=B.show?B.size:0,Le=Ne(ke*de),Be=Ne((a.alignTo==2?a._size-ke-a.gap:a.gap)*de),me=a._rotate*-Oo/180,Pe=C(a._pos*de),ct=(Le+Be)*$,Xe=Pe+ct;v=h==0?Xe:0,m=h==1?Xe:0;let vt=a.font[0],Mt=a.align==1?os:a.align==2?Ji:me>0?os:me<0?Ji:h==0?"center":d==3?Ji:os,Ht=me||h==1?"middle":d==2?"top":Ta;Fr(vt,x,Mt,Ht);let ut=a.font[1]*a.lineGap,_t=ue.map(et=>C(c(et,D,z,q))),Tt=a._values;for(let et=0;et<Tt.length;et++){let dt=Tt[et];if(dt!=null){h==0?m=_t[et]:v=_t[et],dt=""+dt;let vn=dt.indexOf(`
`)==-1?[dt]:dt.split(/\n/gm);for(let tt=0;tt<vn.length;tt++){let pl=vn[tt];me?(f.save(),f.translate(m,v+tt*ut),f.rotate(me),f.fillText(pl,0,0),f.restore()):f.fillText(pl,m,v+tt*ut)}}}B.show&&li(_t,B.filter(n,ae,r,R,ne),h,d,Pe,Le,we(B.width*de,3),B.stroke(n,r),B.dash,B.cap);let Ut=a.grid;Ut.show&&li(_t,Ut.filter(n,ae,r,R,ne),h,h==0?2:1,h==0?gt:at,h==0?At:ot,we(Ut.width*de,3),Ut.stroke(n,r),Ut.dash,Ut.cap),j.show&&li([Pe],[1],h==0?1:0,h==0?1:2,h==1?gt:at,h==1?At:ot,we(j.width*de,3),j.stroke(n,r),j.dash,j.cap)}Fe("drawAxes")}function jn(r){A.forEach((a,d)=>{d>0&&(a._paths=null,r&&(o==1?(a.min=null,a.max=null):a.facets.forEach(h=>{h.min=null,h.max=null})))})}let Ks=!1,ai=!1,ws=[];function Mu(){ai=!1;for(let r=0;r<ws.length;r++)Fe(...ws[r]);ws.length=0}function Wn(){Ks||(sp(Yr),Ks=!0)}function Tu(r,a=!1){Ks=!0,ai=a,r(n),Yr(),a&&ws.length>0&&queueMicrotask(Mu)}n.batch=Tu;function Yr(){if(Yo&&(_u(),Yo=!1),zn&&(pu(),zn=!1),js){if(Se(k,os,ve),Se(k,"top",ze),Se(k,Os,J),Se(k,zs,O),Se(E,os,ve),Se(E,"top",ze),Se(E,Os,J),Se(E,zs,O),Se(g,Os,Ft),Se(g,zs,dn),w.width=Ne(Ft*de),w.height=Ne(dn*de),H.forEach(({_el:r,_show:a,_size:d,_pos:h,side:m})=>{if(r!=null)if(a){let v=m===3||m===0?d:0,x=m%2==1;Se(r,x?"left":"top",h-v),Se(r,x?"width":"height",d),Se(r,x?"top":"left",x?ze:ve),Se(r,x?"height":"width",x?O:J),rr(r,Mn)}else ht(r,Mn)}),Bs=Vn=Qo=ei=ti=ni=si=oi=Xo=null,it=1,ys(!0),ve!=On||ze!=hn||J!=Ot||O!=pn){jn(!1);let r=J/Ot,a=O/pn;if(Je&&!fn&&V.left>=0){V.left*=r,V.top*=a,Fn&&jt(Fn,Ne(V.left),0,J,O),Bn&&jt(Bn,0,Ne(V.top),J,O);for(let d=0;d<wt.length;d++){let h=wt[d];h!=null&&(Hn[d]*=r,Un[d]*=a,jt(h,St(Hn[d]),St(Un[d]),J,O))}}if(xe.show&&!Ws&&xe.left>=0&&xe.width>0){xe.left*=r,xe.width*=r,xe.top*=a,xe.height*=a;for(let d in fi)Se(Kn,d,xe[d])}On=ve,hn=ze,Ot=J,pn=O}Fe("setSize"),js=!1}Ft>0&&dn>0&&(f.clearRect(0,0,w.width,w.height),Fe("drawClear"),Z.forEach(r=>r()),Fe("draw")),xe.show&&Ws&&(Ys(xe),Ws=!1),Je&&fn&&(wn(null,!0,!1),fn=!1),te.show&&te.live&&bt&&(hi(),bt=!1),u||(u=!0,n.status=1,Fe("ready")),bs=!1,Ks=!1}n.redraw=(r,a)=>{zn=a||!1,r!==!1?Xt(I,P.min,P.max):Wn()};function ci(r,a){let d=L[r];if(d.from==null){if(qe==0){let h=d.range(n,a.min,a.max,r);a.min=h[0],a.max=h[1]}if(a.min>a.max){let h=a.min;a.min=a.max,a.max=h}if(qe>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;r==I&&d.distr==2&&qe>0&&(a.min=Ct(a.min,e[0]),a.max=Ct(a.max,e[0]),a.min==a.max&&a.max++),F[r]=a,Yo=!0,Wn()}}n.setScale=ci;let ui,di,Fn,Bn,Zr,Jr,Gn,qn,Qr,Xr,ye,Ee,Qt=!1,Ke=V.drag,je=Ke.x,We=Ke.y;Je&&(V.x&&(ui=kt(Eh,E)),V.y&&(di=kt(Mh,E)),P.ori==0?(Fn=ui,Bn=di):(Fn=di,Bn=ui),ye=V.left,Ee=V.top);let xe=n.select=De({show:!0,over:!0,left:0,width:0,top:0,height:0},s.select),Kn=xe.show?kt(Ah,xe.over?E:k):null;function Ys(r,a){if(xe.show){for(let d in r)xe[d]=r[d],d in fi&&Se(Kn,d,r[d]);a!==!1&&Fe("setSelect")}}n.setSelect=Ys;function Lu(r){if(A[r].show)Oe&&rr(Te[r],Mn);else if(Oe&&ht(Te[r],Mn),Je){let d=Nn?wt[0]:wt[r];d!=null&&jt(d,-10,-10,J,O)}}function Xt(r,a,d){ci(r,{min:a,max:d})}function It(r,a,d,h){a.focus!=null&&Ou(r),a.show!=null&&A.forEach((m,v)=>{v>0&&(r==v||r==null)&&(m.show=a.show,Lu(v),o==2?(Xt(m.facets[0].scale,null,null),Xt(m.facets[1].scale,null,null)):Xt(m.scale,null,null),Wn())}),d!==!1&&Fe("setSeries",r,a),h&&xs("setSeries",n,r,a)}n.setSeries=It;function Pu(r,a){De(K[r],a)}function Cu(r,a){r.fill=oe(r.fill||null),r.dir=ce(r.dir,-1),a=a??K.length,K.splice(a,0,r)}function Ru(r){r==null?K.length=0:K.splice(r,1)}n.addBand=Cu,n.setBand=Pu,n.delBand=Ru;function Du(r,a){A[r].alpha=a,Je&&wt[r]!=null&&(wt[r].style.opacity=a),Oe&&Te[r]&&(Te[r].style.opacity=a)}let Bt,en,bn,Yn={focus:!0};function Ou(r){if(r!=bn){let a=r==null,d=zt.alpha!=1;A.forEach((h,m)=>{if(o==1||m>0){let v=a||m==0||m==r;h._focus=a?null:v,d&&Du(m,v?1:zt.alpha)}}),bn=r,d&&Wn()}}Oe&&In&&Qe(Ra,he,r=>{V._lock||(mn(r),bn!=null&&It(null,Yn,!0,Re.setSeries))});function Nt(r,a,d){let h=L[a];d&&(r=r/de-(h.ori==1?ze:ve));let m=J;h.ori==1&&(m=O,r=m-r),h.dir==-1&&(r=m-r);let v=h._min,x=h._max,$=r/m,M=v+(x-v)*$,R=h.distr;return R==3?ls(10,M):R==4?Bh(M,h.asinh):R==100?h.bwd(M):M}function zu(r,a){let d=Nt(r,I,a);return Ct(d,e[0],Ue,Ve)}n.valToIdx=r=>Ct(r,e[0]),n.posToIdx=zu,n.posToVal=Nt,n.valToPos=(r,a,d)=>L[a].ori==0?i(r,L[a],d?ot:J,d?at:0):l(r,L[a],d?At:O,d?gt:0),n.setCursor=(r,a,d)=>{ye=r.left,Ee=r.top,wn(null,a,d)};function el(r,a){Se(Kn,os,xe.left=r),Se(Kn,Os,xe.width=a)}function tl(r,a){Se(Kn,"top",xe.top=r),Se(Kn,zs,xe.height=a)}let vs=P.ori==0?el:tl,_s=P.ori==1?el:tl;function Iu(){if(Oe&&te.live)for(let r=o==2?1:0;r<A.length;r++){if(r==0&&mt)continue;let a=te.values[r],d=0;for(let h in a)Dt[r][d++].firstChild.nodeValue=a[h]}}function hi(r,a){if(r!=null&&(r.idxs?r.idxs.forEach((d,h)=>{fe[h]=d}):Yh(r.idx)||fe.fill(r.idx),te.idx=fe[0]),Oe&&te.live){for(let d=0;d<A.length;d++)(d>0||o==1&&!mt)&&Nu(d,fe[d]);Iu()}bt=!1,a!==!1&&Fe("setLegend")}n.setLegend=hi;function Nu(r,a){let d=A[r],h=r==0&&Q==2?Et:e[r],m;mt?m=d.values(n,r,a)??Zt:(m=d.value(n,a==null?null:h[a],r,a),m=m==null?Zt:{_:m}),te.values[r]=m}function wn(r,a,d){Qr=ye,Xr=Ee,[ye,Ee]=V.move(n,ye,Ee),V.left=ye,V.top=Ee,Je&&(Fn&&jt(Fn,Ne(ye),0,J,O),Bn&&jt(Bn,0,Ne(Ee),J,O));let h,m=Ue>Ve;Bt=be,en=null;let v=P.ori==0?J:O,x=P.ori==1?J:O;if(ye<0||qe==0||m){h=V.idx=null;for(let $=0;$<A.length;$++){let M=wt[$];M!=null&&jt(M,-10,-10,J,O)}In&&It(null,Yn,!0,r==null&&Re.setSeries),te.live&&(fe.fill(h),bt=!0)}else{let $,M,R;o==1&&($=P.ori==0?ye:Ee,M=Nt($,I),h=V.idx=Ct(M,e[0],Ue,Ve),R=U(e[0][h],P,v,0));let D=-10,z=-10,q=0,ue=0,ae=!0,ne="",B="";for(let j=o==2?1:0;j<A.length;j++){let ke=A[j],Le=fe[j],Be=Le==null?null:o==1?e[j][Le]:e[j][1][Le],me=V.dataIdx(n,j,h,M),Pe=me==null?null:o==1?e[j][me]:e[j][1][me];if(bt=bt||Pe!=Be||me!=Le,fe[j]=me,j>0&&ke.show){let ct=me==null?-10:me==h?R:U(o==1?e[0][me]:e[j][0][me],P,v,0),Xe=Pe==null?-10:G(Pe,o==1?L[ke.scale]:L[ke.facets[1].scale],x,0);if(In&&Pe!=null){let vt=P.ori==1?ye:Ee,Mt=He(zt.dist(n,j,me,Xe,vt));if(Mt<Bt){let Ht=zt.bias;if(Ht!=0){let ut=Nt(vt,ke.scale),_t=Pe>=0?1:-1,Tt=ut>=0?1:-1;Tt==_t&&(Tt==1?Ht==1?Pe>=ut:Pe<=ut:Ht==1?Pe<=ut:Pe>=ut)&&(Bt=Mt,en=j)}else Bt=Mt,en=j}}if(bt||Nn){let vt,Mt;P.ori==0?(vt=ct,Mt=Xe):(vt=Xe,Mt=ct);let Ht,ut,_t,Tt,Ut,et,dt=!0,vn=Ye.bbox;if(vn!=null){dt=!1;let tt=vn(n,j);_t=tt.left,Tt=tt.top,Ht=tt.width,ut=tt.height}else _t=vt,Tt=Mt,Ht=ut=Ye.size(n,j);if(et=Ye.fill(n,j),Ut=Ye.stroke(n,j),Nn)j==en&&Bt<=zt.prox&&(D=_t,z=Tt,q=Ht,ue=ut,ae=dt,ne=et,B=Ut);else{let tt=wt[j];tt!=null&&(Hn[j]=_t,Un[j]=Tt,Ua(tt,Ht,ut,dt),Na(tt,et,Ut),jt(tt,St(_t),St(Tt),J,O))}}}}if(Nn){let j=zt.prox,ke=bn==null?Bt<=j:Bt>j||en!=bn;if(bt||ke){let Le=wt[0];Le!=null&&(Hn[0]=D,Un[0]=z,Ua(Le,q,ue,ae),Na(Le,ne,B),jt(Le,St(D),St(z),J,O))}}}if(xe.show&&Qt)if(r!=null){let[$,M]=Re.scales,[R,D]=Re.match,[z,q]=r.cursor.sync.scales,ue=r.cursor.drag;if(je=ue._x,We=ue._y,je||We){let{left:ae,top:ne,width:B,height:j}=r.select,ke=r.scales[z].ori,Le=r.posToVal,Be,me,Pe,ct,Xe,vt=$!=null&&R($,z),Mt=M!=null&&D(M,q);vt&&je?(ke==0?(Be=ae,me=B):(Be=ne,me=j),Pe=L[$],ct=U(Le(Be,z),Pe,v,0),Xe=U(Le(Be+me,z),Pe,v,0),vs(Rt(ct,Xe),He(Xe-ct))):vs(0,v),Mt&&We?(ke==1?(Be=ae,me=B):(Be=ne,me=j),Pe=L[M],ct=G(Le(Be,q),Pe,x,0),Xe=G(Le(Be+me,q),Pe,x,0),_s(Rt(ct,Xe),He(Xe-ct))):_s(0,x)}else mi()}else{let $=He(Qr-Zr),M=He(Xr-Jr);if(P.ori==1){let q=$;$=M,M=q}je=Ke.x&&$>=Ke.dist,We=Ke.y&&M>=Ke.dist;let R=Ke.uni;R!=null?je&&We&&(je=$>=R,We=M>=R,!je&&!We&&(M>$?We=!0:je=!0)):Ke.x&&Ke.y&&(je||We)&&(je=We=!0);let D,z;je&&(P.ori==0?(D=Gn,z=ye):(D=qn,z=Ee),vs(Rt(D,z),He(z-D)),We||_s(0,x)),We&&(P.ori==1?(D=Gn,z=ye):(D=qn,z=Ee),_s(Rt(D,z),He(z-D)),je||vs(0,v)),!je&&!We&&(vs(0,0),_s(0,0))}if(Ke._x=je,Ke._y=We,r==null){if(d){if(hl!=null){let[$,M]=Re.scales;Re.values[0]=$!=null?Nt(P.ori==0?ye:Ee,$):null,Re.values[1]=M!=null?Nt(P.ori==1?ye:Ee,M):null}xs(Qi,n,ye,Ee,J,O,h)}if(In){let $=d&&Re.setSeries,M=zt.prox;bn==null?Bt<=M&&It(en,Yn,!0,$):Bt>M?It(null,Yn,!0,$):en!=bn&&It(en,Yn,!0,$)}}bt&&(te.idx=h,hi()),a!==!1&&Fe("setCursor")}let tn=null;Object.defineProperty(n,"rect",{get(){return tn==null&&ys(!1),tn}});function ys(r=!1){r?tn=null:(tn=E.getBoundingClientRect(),Fe("syncRect",tn))}function nl(r,a,d,h,m,v,x){V._lock||Qt&&r!=null&&r.movementX==0&&r.movementY==0||(pi(r,a,d,h,m,v,x,!1,r!=null),r!=null?wn(null,!0,!0):wn(a,!0,!1))}function pi(r,a,d,h,m,v,x,$,M){if(tn==null&&ys(!1),mn(r),r!=null)d=r.clientX-tn.left,h=r.clientY-tn.top;else{if(d<0||h<0){ye=-10,Ee=-10;return}let[R,D]=Re.scales,z=a.cursor.sync,[q,ue]=z.values,[ae,ne]=z.scales,[B,j]=Re.match,ke=a.axes[0].side%2==1,Le=P.ori==0?J:O,Be=P.ori==1?J:O,me=ke?v:m,Pe=ke?m:v,ct=ke?h:d,Xe=ke?d:h;if(ae!=null?d=B(R,ae)?c(q,L[R],Le,0):-10:d=Le*(ct/me),ne!=null?h=j(D,ne)?c(ue,L[D],Be,0):-10:h=Be*(Xe/Pe),P.ori==1){let vt=d;d=h,h=vt}}M&&(a==null||a.cursor.event.type==Qi)&&((d<=1||d>=J-1)&&(d=An(d,J)),(h<=1||h>=O-1)&&(h=An(h,O))),$?(Zr=d,Jr=h,[Gn,qn]=V.move(n,d,h)):(ye=d,Ee=h)}let fi={width:0,height:0,left:0,top:0};function mi(){Ys(fi,!1)}let sl,ol,il,rl;function ll(r,a,d,h,m,v,x){Qt=!0,je=We=Ke._x=Ke._y=!1,pi(r,a,d,h,m,v,x,!0,!1),r!=null&&(Qe(Xi,or,al,!1),xs(Pa,n,Gn,qn,J,O,null));let{left:$,top:M,width:R,height:D}=xe;sl=$,ol=M,il=R,rl=D}function al(r,a,d,h,m,v,x){Qt=Ke._x=Ke._y=!1,pi(r,a,d,h,m,v,x,!1,!0);let{left:$,top:M,width:R,height:D}=xe,z=R>0||D>0,q=sl!=$||ol!=M||il!=R||rl!=D;if(z&&q&&Ys(xe),Ke.setScale&&z&&q){let ue=$,ae=R,ne=M,B=D;if(P.ori==1&&(ue=M,ae=D,ne=$,B=R),je&&Xt(I,Nt(ue,I),Nt(ue+ae,I)),We)for(let j in L){let ke=L[j];j!=I&&ke.from==null&&ke.min!=be&&Xt(j,Nt(ne+B,j),Nt(ne,j))}mi()}else V.lock&&(V._lock=!V._lock,wn(a,!0,r!=null));r!=null&&(Dn(Xi,or),xs(Xi,n,ye,Ee,J,O,null))}function Hu(r,a,d,h,m,v,x){if(V._lock)return;mn(r);let $=Qt;if(Qt){let M=!0,R=!0,D=10,z,q;P.ori==0?(z=je,q=We):(z=We,q=je),z&&q&&(M=ye<=D||ye>=J-D,R=Ee<=D||Ee>=O-D),z&&M&&(ye=ye<Gn?0:J),q&&R&&(Ee=Ee<qn?0:O),wn(null,!0,!0),Qt=!1}ye=-10,Ee=-10,fe.fill(null),wn(null,!0,!0),$&&(Qt=$)}function cl(r,a,d,h,m,v,x){V._lock||(mn(r),Jo(),mi(),r!=null&&xs(Da,n,ye,Ee,J,O,null))}function ul(){H.forEach(hf),Zo(n.width,n.height,!0)}Tn(zo,rs,ul);let Zn={};Zn.mousedown=ll,Zn.mousemove=nl,Zn.mouseup=al,Zn.dblclick=cl,Zn.setSeries=(r,a,d,h)=>{let m=Re.match[2];d=m(n,a,d),d!=-1&&It(d,h,!0,!1)},Je&&(Qe(Pa,E,ll),Qe(Qi,E,nl),Qe(Ca,E,r=>{mn(r),ys(!1)}),Qe(Ra,E,Hu),Qe(Da,E,cl),hr.add(n),n.syncRect=ys);let Zs=n.hooks=s.hooks||{};function Fe(r,a,d){ai?ws.push([r,a,d]):r in Zs&&Zs[r].forEach(h=>{h.call(null,n,a,d)})}(s.plugins||[]).forEach(r=>{for(let a in r.hooks)Zs[a]=(Zs[a]||[]).concat(r.hooks[a])});let dl=(r,a,d)=>d,Re=De({key:null,setSeries:!1,filters:{pub:Ba,sub:Ba},scales:[I,A[1]?A[1].scale:null],match:[Ga,Ga,dl],values:[null,null]},V.sync);Re.match.length==2&&Re.match.push(dl),V.sync=Re;let hl=Re.key,gi=jc(hl);function xs(r,a,d,h,m,v,x){Re.filters.pub(r,a,d,h,m,v,x)&&gi.pub(r,a,d,h,m,v,x)}gi.sub(n);function Uu(r,a,d,h,m,v,x){Re.filters.sub(r,a,d,h,m,v,x)&&Zn[r](null,a,d,h,m,v,x)}n.pub=Uu;function Vu(){gi.unsub(n),hr.delete(n),un.clear(),lr(zo,rs,ul),p.remove(),he?.remove(),Fe("destroy")}n.destroy=Vu;function bi(){Fe("init",s,e),jr(e||s.data,!1),F[I]?ci(I,F[I]):Jo(),Ws=xe.show&&(xe.width>0||xe.height>0),fn=bt=!0,Zo(s.width,s.height)}return A.forEach(Ur),H.forEach(vu),t?t instanceof HTMLElement?(t.appendChild(p),bi()):t(n,bi):bi(),n}Ge.assign=De;Ge.fmtNum=vr;Ge.rangeNum=Io;Ge.rangeLog=Uo;Ge.rangeAsinh=br;Ge.orient=Pn;Ge.pxRatio=de;Ge.join=np;Ge.fmtDate=yr,Ge.tzDate=pp;Ge.sync=jc;{Ge.addGap=Yp,Ge.clipGaps=Wo;let s=Ge.paths={points:Kc};s.linear=Zc,s.stepped=Qp,s.bars=Xp,s.spline=tf}var eu='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var Mr=150,tu=[[],[6,4],[2,3],[10,3,2,3]],ff=1e3,mf=7e3,gf=2500,Tr=class extends Ce{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#o=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:Mr}));this.#i=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Xs(eu),re`
      :host {
        display: block;
        min-height: ${Mr}px;
      }
    `]}#e;#t;#n;#o;#i;connectedCallback(){super.connectedCallback(),this.#o.observe(this),y.addEventListener("theme",this.#i)}disconnectedCallback(){this.#o.disconnect(),y.removeEventListener("theme",this.#i),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return _`<div aria-hidden="true"></div>`}updated(){let t=this.session;if(t===null||this.clientWidth===0)return;let n=[...t.legs.values()].filter(l=>l.analysed),o=[y.language,...n.map(l=>`${l.id} ${l.role}`)].join(" "),i=performance.now();o===this.#t&&i-this.#n<ff||(this.#n=i,o!==this.#t?(this.#t=o,this.#e?.destroy(),this.#e=new Ge(this.#s(n),nu(t,n),this.renderRoot.querySelector("div"))):this.#e.setData(nu(t,n),!1),this.#e.setScale("x",{min:(this.from-t.startedAt)/1e3,max:(this.to-t.startedAt)/1e3}))}#s(t){let n=getComputedStyle(this),o=l=>n.getPropertyValue(l).trim(),i={stroke:o("--muted"),grid:{stroke:o("--line"),width:1},ticks:{stroke:o("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:Mr,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...i,values:(l,c)=>c.map(u=>_e(u*1e3))},{...i,size:44,splits:[-1,0,1]}],series:[{},...t.map((l,c)=>({label:X(l.role),stroke:o(c===0?"--accent":"--second"),width:2,dash:tu[c%tu.length],points:{show:!1},spanGaps:!1}))]}}};function nu(s,e){let t=e.map(i=>{let l=w=>(w+(i.origin??0)-s.startedAt)/1e3,c=[],u=[],p=-1/0;for(let{from:w,to:f,valence:g}of i.pieces)g!==null&&(w-p>mf&&c.length>0&&(c.push(l(p+1)),u.push(null)),f-w>gf&&(c.push(l(w)),u.push(g)),c.push(l(f)),u.push(g),p=f);return[c,u]});if(t.filter(([i])=>i.length>0).length===0)return[[],...e.map(()=>[])];let o=[2];return Ge.join(t,t.map(()=>[1,...o]))}ge("es-valence",Tr);var Lr=class extends Ce{constructor(){super(...arguments);this.sessionId="";this.leg=null;this.piece=null;this.language="";this.#e="open";this.#t="";this.#n="";this.#l=()=>{let t=this.renderRoot.querySelector("#correct")?.value??"";this.#a("wrong",t||null)}}static{this.properties={sessionId:{attribute:!1},leg:{attribute:!1},piece:{attribute:!1},language:{attribute:!1}}}static{this.styles=[Me,re`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        margin-top: 12px;
        font-size: 0.9rem;
        min-height: 36px;
      }
      .failed {
        color: var(--need3);
      }
      label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
    `]}#e;#t;#n;willUpdate(){let t=`${this.sessionId} ${this.leg?.id} ${this.piece?.from} ${this.piece?.to}`;t!==this.#n&&this.#e!=="sending"&&(this.#n=t,this.#e="open")}render(){let t=this.#c();if(t===null)return T;let n=b("mark_question",{label:X(t.label)});return _`<div class="row" role="group" aria-label=${n}>
      <span class="muted">${n}</span>
      ${this.#e==="choosing"?this.#i(t.label):this.#o()}
      <span role="status" class=${this.#e==="failed"?"failed":"muted"}>${this.#s()}</span>
    </div>`}#o(){return this.#e==="kept"?T:_`<button ?disabled=${this.#e==="sending"} @click=${()=>this.#a("right",null)}>${b("mark_right")}</button>
      <button ?disabled=${this.#e==="sending"} @click=${()=>this.#r("choosing")}>${b("mark_wrong")}</button>`}#i(t){return _`<label>
        ${b("mark_correct")}
        <select id="correct">
          <option value="">${b("mark_unknown")}</option>
          ${y.marking.labels.filter(n=>n!==t).map(n=>_`<option value=${n}>${X(n)}</option>`)}
        </select>
      </label>
      <button @click=${this.#l}>${b("mark_keep")}</button>
      <button @click=${()=>this.#r("open")}>${b("cancel")}</button>`}#s(){return this.#e==="kept"?b("mark_kept"):this.#e==="failed"?b("mark_failed",{reason:this.#t}):""}#l;async#a(t,n){let{leg:o,piece:i}=this,l=this.#c();if(o===null||i===null||l===null)return;let c=Math.max(0,Math.round(i.from));this.#r("sending");try{await y.supervision.mark({session_id:this.sessionId,leg_id:o.id,role:o.role,start_ms:c,end_ms:Math.max(c,Math.round(i.to)),...l,verdict:t,correct:n}),this.#r("kept")}catch(u){this.#t=u instanceof on&&u.status!==0?u.message:b("no_answer_daemon"),this.#r("failed")}}#c(){let t=this.piece?.shares??[];if(t.length===0)return null;let n=t.indexOf(Math.max(...t));return{label:y.model.labels[n],probability:t[n]}}#r(t){this.#e=t,this.requestUpdate()}};ge("es-verdict",Lr);var bf=6e4,wf=1e3,su=10,ou=6,Pr=class extends Ze{static{this.styles=[Me,Eo,_a]}#e=!1;#t="";render(){let e=y.model.find(y.route.sessionId),t=e===void 0&&y.hasCaughtUp?y.past.session(y.route.sessionId):null,n=e??t?.session??null;if(n===null){let p=t===null||t.progress==="loading"?b("loading"):t.progress==="failed"?t.problem:b("no_session");return _`<header>${this.#o()}</header>
        <div class="empty"><p role="status">${p}</p></div>`}let o=n.endedAt??Math.min(y.now(),y.lostAt??1/0),i=t===null?Math.max(n.startedAt,o-$n):n.startedAt,l=Math.max(o,i+bf),c=y.route.t===null?null:n.startedAt+y.route.t,u=fo(n,()=>!0);return _`
      <header>
        ${this.#o()}
        <h1>${ss(n)}</h1>
        <span class="muted number">${_e(o-n.startedAt)}</span>
        ${t===null?T:_`<span class="muted number">${new Date(n.startedAt).toLocaleString(y.language,{dateStyle:"medium",timeStyle:"short"})}</span>`}
        ${n.endedAt===null||n.endReason===""?T:_`<span class="muted">${b("ended",{reason:X(n.endReason)})}</span>`}
        <span class="grow"></span>
        ${t===null?T:this.#i(n)}
        ${c===null?_`<span class="muted">${b(t===null?"live":"from_history")}</span>`:_`<span class="number">${b("at_moment",{time:_e(y.route.t)})}</span>
              <button @click=${this.#f}>${this.#e?b("copied"):b("copy_link")}</button>
              <button @click=${()=>this.#h(null)}>${b(t===null?"live":"whole_session")}</button>`}
      </header>
      ${Po(y,n)?_`<p class="doubt">${Po(y,n)}</p>`:T}
      ${this.#n(n)}
      <section class="panel">
        <es-alert-axis .session=${n} .stamp=${`${n.version} ${y.language}`} .from=${i} .to=${l} .until=${o}></es-alert-axis>
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${b("timeline")}
          aria-valuemin=${Math.round((i-n.startedAt)/1e3)}
          aria-valuemax=${Math.round((o-n.startedAt)/1e3)}
          aria-valuenow=${Math.round(((c??o)-n.startedAt)/1e3)}
          aria-valuetext=${c===null?b("live"):_e(y.route.t)}
          @click=${p=>this.#u(p,n,i,l,o)}
          @keydown=${p=>this.#d(p,n,i,o)}
        >
          ${u.map(p=>_`<div class="lane">
              <h3><span class="role">${X(p.role)}</span>${t===null||!p.analysed?Yi(p,y):T}</h3>
              <es-lane .display=${y} .scheme=${y.scheme} .session=${n} .leg=${p} .from=${i} .to=${l} .until=${o}></es-lane>
            </div>`)}
          ${c===null?T:_`<div class="cursor" ${Vt({left:`${vf(c,i,l)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:ou},(p,w)=>_`<span>${_e(i-n.startedAt+(l-i)*w/(ou-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${u.filter(p=>p.analysed).map(p=>this.#a(n,p,c,t!==null))}
        <div class="panel">
          ${this.#r(n,u,i,o)}
          <h2>${b("valence")}</h2>
          <div class="series">${u.filter(p=>p.analysed).map((p,w)=>yf(p,w))}</div>
          <es-valence .session=${n} .stamp=${`${n.version} ${Math.round(l)}`} .from=${i} .to=${l}></es-valence>
          <p class="hint">${b("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${y} .stamp=${Ao()}></es-legend>
      <p class="hint id">${n.id}</p>
    `}#n(e){let t=Object.entries(e.alerts);return t.length===0?T:_`<section class="panel" aria-label=${b("alerts")}>${t.map(([n,o])=>Mo(y,n,o,{details:!0}))}</section>`}#o(){let e=y.model.find(y.route.sessionId)===void 0;return _`<a href=${rt({...y.route,view:e?"history":"wall"})}>← ${b(e?"back_history":"back")}</a>`}#i(e){return _`<button @click=${()=>this.#s?.showModal()}>${b("forget")}</button>
      <dialog aria-labelledby="forget-title">
        <h2 id="forget-title">${b("forget_title")}</h2>
        <p>${b("forget_what",{id:e.id})}</p>
        ${this.#t?_`<p role="alert" class="refused">${this.#t}</p>`:T}
        <div class="choice">
          <button autofocus @click=${()=>this.#s?.close()}>${b("cancel")}</button>
          <button class="danger" @click=${()=>this.#l(e.id)}>${b("forget")}</button>
        </div>
      </dialog>`}get#s(){return this.renderRoot.querySelector("dialog")}async#l(e){this.#t=await y.past.forget(e),this.#t===""&&(this.#s?.close(),y.go({view:"history"})),this.requestUpdate()}#a(e,t,n,o){let i=_f(t,n),l=i===void 0?[]:i.shares.map((c,u)=>({label:y.model.labels[u],share:c}));return l.sort((c,u)=>u.share-c.share),_`<div class="panel">
      <h2>${b("probabilities")}: ${X(t.role)}</h2>
      ${l.length===0?_`<p class="muted">${i===void 0?b(o?"nobody_spoke":"no_values"):b("no_answer",{reason:X(i.reason??"unknown")})}</p>`:T}
      <ul>
        ${l.map(({label:c,share:u})=>_`<li>
            <span>${Lt(c)} ${X(c)}</span>
            <span class="bar"><i ${Vt({width:`${u*100}%`,background:xt(c).colour})}></i></span>
            <span class="number">${Math.round(u*100)} %</span>
          </li>`)}
      </ul>
      ${this.#c(e,t,i,n)}
      <dl>
        <dt>${b("model")}</dt>
        <dd>${t.model||"–"}</dd>
        ${o?T:_`<dt>${b("latency")}</dt>
              <dd class="number">${t.latencyMs===null?"–":`${t.latencyMs} ms`} (${b("inference")} ${t.inferenceMs??"–"} ms)</dd>`}
        <dt>${b("codec")}</dt>
        <dd>${t.codec||"–"}</dd>
        <dt>${b("quality")}</dt>
        <dd>${t.quality?X(t.quality):"–"}</dd>
      </dl>
    </div>`}#c(e,t,n,o){return y.marking.kept?o===null?_`<p class="hint">${b("mark_hint")}</p>`:_`<es-verdict .sessionId=${e.id} .leg=${t} .piece=${n??null} .language=${y.language}></es-verdict>`:T}#r(e,t,n,o){let i=va(t,n,o,t.flatMap(c=>e.unknown(c))),l=[...t.map(c=>[X(c.role),i.alone.get(c.id)]),...t.length>1?[[b("overlap"),i.overlap]]:[],[b("talk_nobody"),i.silence]];return _`<h2>${b("talk")}</h2>
      <ul class="talk">
        ${l.map(([c,u])=>{let p=i.total===0?0:u/i.total;return _`<li>
            <span>${c}</span>
            <span class="bar"><i ${Vt({width:`${p*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(p*100)} %</span>
          </li>`})}
      </ul>`}#u(e,t,n,o,i){let l=e.currentTarget.getBoundingClientRect(),c=n+(e.clientX-l.left)/l.width*(o-n);this.#h(Math.min(c,i)-t.startedAt)}#d(e,t,n,o){let l={ArrowLeft:-1,ArrowRight:1,PageDown:-su,PageUp:su}[e.key],c=y.route.t??o-t.startedAt;if(l!==void 0)this.#h(Math.max(n,Math.min(o,t.startedAt+c+l*wf))-t.startedAt);else if(e.key==="Home")this.#h(n-t.startedAt);else if(e.key==="End")this.#h(null);else return;e.preventDefault()}#h(e){this.#e=!1,y.go({t:e})}#f=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function vf(s,e,t){return Math.max(0,Math.min(100,(s-e)/(t-e)*100))}function _f(s,e){if(e===null)return s.pieces.findLast(n=>n.reason===null)??s.pieces.at(-1);let t=e-(s.origin??0);return s.pieces.find(n=>n.from<=t&&t<n.to)}function yf(s,e){return _`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${X(s.role)}
  </span>`}ge("es-detail",Pr);var xf=[{table:"[microphone]",is:({kind:s})=>s==="microphone"},{table:"[rtp]",is:({kind:s})=>s==="rtp"},{table:"[siprec]",is:({kind:s})=>s==="siprec"},{table:"[[streams]]",is:({kind:s})=>s==="stream"||s==="audiosocket"}],Cr=class extends Ce{static{this.properties={sources:{attribute:!1},language:{attribute:!1}}}static{this.styles=[Me,re`
      h2 {
        font-size: 1.05rem;
        font-weight: 650;
        margin-bottom: 10px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      }
      li {
        display: grid;
        gap: 6px;
        align-content: start;
        padding: 14px 16px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        overflow-wrap: anywhere;
        font-size: 0.95rem;
      }
      h3 {
        font-size: 1rem;
        font-weight: 650;
      }
      .off {
        margin: 10px 0 18px;
        font-size: 0.92rem;
      }
    `]}render(){let e=xf.filter(({is:t})=>!this.sources.some(t)).map(({table:t})=>t);return _`<h2 id="title">${b("listening")}</h2>
      <ul aria-labelledby="title">
        ${this.sources.map(kf)}
      </ul>
      <p class="off muted">${e.length===0?T:b("listening_off",{tables:e.join(", ")})}</p>`}};function kf(s){let e=ra(s,new URL(location.href)),t=Object.entries(s.refused).sort(([,n],[,o])=>o-n);return _`<li>
    <h3>${oa(s)?b("kind_browser"):b(`kind_${s.kind}`,{dialect:ia(s)})}</h3>
    <p class="muted">${s.source_id}${e===""?T:_` · <span class="number">${e}</span>`}</p>
    <p>${Sf(s)}</p>
    <p class="came">${$f(s)}</p>
    ${t.length===0?T:_`<p class="refused">${b("turned_away")}: ${t.map(([n,o])=>`${Af(s,n)} (${o})`).join(", ")}</p>`}
  </li>`}function Sf({open_sessions:s,open_connections:e}){let t=b("open_sessions",{count:s});return e===null?t:`${t}, ${b("open_connections",{count:e})}`}function $f({kind:s,sessions:e,connections:t,received:n}){return e>0?b("came_sessions",{count:e}):s==="rtp"&&n!==null&&n>0?b("came_packets",{count:n}):t!==null&&t>0?b("came_connections",{count:t}):b("came_nothing")}var Af=({kind:s},e)=>s==="siprec"?`SIP ${e}`:X(e);ge("es-listeners",Cr);var Rr=class extends Ze{static{this.styles=[Me,re`
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
        margin-bottom: 16px;
      }
      .note {
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-left: 5px solid var(--live);
        border-radius: 10px;
        background: var(--surface);
        margin-bottom: 14px;
        overflow-wrap: anywhere;
      }
      .note.bad {
        border-left-color: var(--need3);
      }
      ul {
        margin: 0 0 18px;
        padding-left: 1.4em;
        overflow-wrap: anywhere;
      }
      .wide {
        margin-bottom: 14px;
        overflow-x: auto;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: 0.95rem;
      }
      th,
      td {
        text-align: left;
        padding: 10px 16px;
        border-bottom: 1px solid var(--line);
        vertical-align: top;
      }
      tr:last-child td {
        border-bottom: 0;
      }
      th {
        color: var(--muted);
        font-weight: 600;
        font-size: 0.82rem;
      }
      td.detail {
        overflow-wrap: anywhere;
      }
    `]}connectedCallback(){super.connectedCallback(),y.askForSources()}render(){let{health:e,model:t}=y,n=[...t.sources.values()];return _`<h1>${b("health")}</h1>
      ${e===null?T:_`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${b(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(o=>_`<li>${o}</li>`)}
            </ul>`}
      ${t.overload===null?T:_`<p class="note bad">! ${b("overloaded",{hop:t.overload.hop_ms/1e3,count:t.overload.suspended_legs})}</p>`}
      ${t.lostEvents===0?T:_`<p class="note bad">! ${b("lost_events",{count:t.lostEvents})}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${b("health")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${b("source")}</th>
              <th scope="col">${b("state")}</th>
              <th scope="col">${b("since_column")}</th>
              <th scope="col">${b("detail")}</th>
            </tr>
          </thead>
          <tbody>
            ${n.length===0?_`<tr><td colspan="4">${b("no_source")}</td></tr>`:T}
            ${n.map(o=>_`<tr>
                <td>${t.nameOf(o)}</td>
                <td>${X(`state_${o.state}`)}</td>
                <td class="number">${_e(y.now()-o.at)}</td>
                <td class="detail">${o.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      ${y.sources===null?T:_`<es-listeners .sources=${y.sources} .language=${y.language}></es-listeners>`}
      ${y.marking.gateway?T:_`<es-microphone></es-microphone>`}`}};ge("es-health",Rr);var Ef={csv:"CSV",jsonl:"JSON Lines",parquet:"Parquet"},Dr="*",Or=class extends Ze{static{this.styles=[Me,re`
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
        margin-bottom: 14px;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 165px), 1fr));
        gap: 10px 14px;
        align-items: end;
        padding: 16px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        margin-bottom: 14px;
      }
      label {
        display: grid;
        gap: 4px;
        font-size: 0.82rem;
        color: var(--muted);
        min-width: 0;
      }
      label input,
      label select {
        color: var(--text);
        width: 100%;
        min-width: 0;
      }
      .go {
        background: var(--accent);
        border-color: var(--accent);
        color: var(--on-accent);
        font-weight: 650;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 14px;
        align-items: end;
        margin-bottom: 12px;
      }
      .tools p {
        margin-right: auto;
        align-self: center;
      }
      .note {
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-left: 5px solid var(--need3);
        border-radius: 10px;
        background: var(--surface);
        margin-bottom: 14px;
        overflow-wrap: anywhere;
      }
      .empty {
        padding: 7vh 20px;
        text-align: center;
        background: var(--surface);
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
        display: grid;
        gap: 10px;
        justify-items: center;
      }
      code {
        background: var(--raised);
        padding: 2px 6px;
        border-radius: 5px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .sessions {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        overflow: hidden;
      }
      .sessions > li {
        display: grid;
        grid-template-columns: 12.5em 4.5em minmax(8em, 1fr) minmax(0, 2.2fr);
        gap: 4px 18px;
        padding: 11px 16px;
        align-items: baseline;
        border-bottom: 1px solid var(--line);
      }
      .sessions > li:last-child {
        border-bottom: 0;
      }
      .sessions a {
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .said {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        font-size: 0.92rem;
      }
      .said li {
        display: inline-flex;
        gap: 6px;
        align-items: center;
      }
      .alert {
        font-weight: 650;
      }
      .alert span {
        color: var(--need3);
      }
      .more {
        display: block;
        margin: 16px auto 0;
      }
      @media (max-width: 700px) {
        form {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .sessions > li {
          grid-template-columns: 1fr auto;
        }
        .sessions > li > :nth-child(n + 3) {
          grid-column: 1 / -1;
        }
      }
    `]}#e="";#t=!1;render(){let{past:e,route:t}=y;return e.look(t),_`
      <h1>${b("history")}</h1>
      ${e.progress==="none"?this.#n():_`${this.#o(t)} ${this.#a()} ${this.#c()}`}
    `}#n(){return _`<div class="empty">
      <p>${b(y.marking.gateway?"history_of_none":"history_none")}</p>
      <p><code>[history]</code> <code>enabled = true</code></p>
    </div>`}#o(e){return _`<form @submit=${this.#u} role="search" aria-label=${b("history")}>
      <label>${b("from")}<input type="datetime-local" name="from" .value=${iu(e.from)} /></label>
      <label>${b("until")}<input type="datetime-local" name="to" .value=${iu(e.to)} /></label>
      ${this.#i("role",b("filter_role"),["customer","agent","unknown","mixed"],e.role)}
      ${this.#i("state",b("filter_state"),this.#s(e),e.state)}
      <label>
        ${b("alerts")}
        <select name="alert">
          <option value="">${b("all")}</option>
          <option value=${Dr} ?selected=${e.alert===Dr}>${b("any_alert")}</option>
          ${this.#l(e).map(t=>_`<option value=${t} ?selected=${e.alert===t}>${t}</option>`)}
        </select>
      </label>
      <label>${b("session_id")}<input name="find" maxlength="64" spellcheck="false" .value=${e.find} /></label>
      <button class="go" type="submit">${b("find")}</button>
    </form>`}#i(e,t,n,o){return _`<label>
      ${t}
      <select name=${e}>
        <option value="">${b("all")}</option>
        ${n.map(i=>_`<option value=${i} ?selected=${o===i}>${X(i)}</option>`)}
      </select>
    </label>`}#s(e){let t=y.past.found.flatMap(({states:n})=>n.map(({state:o})=>o));return[...new Set([...y.model.labels.length>0?y.model.labels:Nl,...t,e.state])].filter(Boolean)}#l(e){let t=y.past.found.flatMap(({alerts:n})=>n.map(({rule:o})=>o));return[...new Set([...t,e.alert])].filter(n=>n!==""&&n!==Dr).sort()}#a(){let{found:e,next:t,progress:n,problem:o,unanswered:i}=y.past,l=t===null?e.length:`${e.length}+`;return _`
      <div class="tools">
        <p role="status" class="muted">${n==="loading"?b("loading"):b("sessions",{count:l})}</p>
        <label>
          ${b("export_as")}
          <select class="format">
            ${Object.entries(Ef).map(([c,u])=>_`<option value=${c}>${u}</option>`)}
          </select>
        </label>
        <button @click=${this.#d} ?disabled=${this.#t||e.length===0}>${b("export")}</button>
      </div>
      ${n==="failed"||n==="denied"?_`<p class="note" role="alert">${o||b("lost")}</p>`:T}
      ${i.length===0?T:_`<p class="note" role="status">${b("history_without",{daemons:i.join(", ")})}</p>`}
      ${this.#e?_`<p class="note" role="alert">${this.#e}</p>`:T}
    `}#c(){let{found:e,next:t,progress:n}=y.past;return e.length===0?n==="ready"?_`<div class="empty"><p>${b("history_empty")}</p></div>`:T:_`<ul class="sessions">
        ${e.map(o=>this.#r(o))}
      </ul>
      ${t===null?T:_`<button class="more" @click=${()=>y.past.more()} ?disabled=${n==="loading"}>${b("more")}</button>`}`}#r(e){let t=Date.parse(e.started_at),n=_e(Date.parse(e.ended_at??e.last_at)-t),o=rt({view:"session",sessionId:e.session_id,t:e.match_ms}),i=[...e.states].slice(0,6);return _`<li>
      <time datetime=${e.started_at} class="number">${Mf(t)}</time>
      <span class="number muted">${n}${e.ended_at===null?_` <span title=${b("goes_on")} aria-label=${b("goes_on")}>…</span>`:T}</span>
      <a href=${o}>${e.call_reference??e.session_id}</a>
      <ul class="said">
        ${e.alerts.map(({rule:l,times:c})=>_`<li class="alert"><span aria-hidden="true">▲</span> ${b("alert_open",{rule:l})} ${c>1?`${c}×`:T}</li>`)}
        ${i.map(({role:l,state:c,times:u})=>_`<li>${Lt(c)} ${X(c)} <span class="muted">${l===null?T:X(l)} ${u>1?`${u}×`:T}</span></li>`)}
        ${e.alerts.length+i.length===0?_`<li class="muted">${e.utterances>0?X("none"):b("nobody_spoke")}</li>`:T}
      </ul>
    </li>`}#u=e=>{e.preventDefault();let t=new FormData(e.target),n=i=>String(t.get(i)??"").trim();this.#e="";let o={...y.route,role:n("role"),state:n("state"),alert:n("alert"),find:n("find")};y.go({...o,from:qo(n("from")),to:qo(n("to"))}),rt({...o,from:qo(n("from")),to:qo(n("to"))})===location.hash&&y.past.look(y.route,!0)};#d=async()=>{let e=this.renderRoot.querySelector(".format").value;this.#t=!0,this.#e="",this.requestUpdate(),this.#e=await y.past.export(y.route,e),this.#t=!1,this.requestUpdate()}};function iu(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e-new Date(e).getTimezoneOffset()*6e4).toISOString().slice(0,16)}function qo(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e).toISOString().replace(":00.000Z","Z")}function Mf(s){return new Date(s).toLocaleString(y.language,{dateStyle:"medium",timeStyle:"short"})}ge("es-history",Or);var{I:Tf}=Ll,ru=s=>s;var lu=()=>document.createComment(""),fs=(s,e,t)=>{let n=s._$AA.parentNode,o=e===void 0?s._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(lu(),o),l=n.insertBefore(lu(),o);t=new Tf(i,l,s,s.options)}else{let i=t._$AB.nextSibling,l=t._$AM,c=l!==s;if(c){let u;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(u=s._$AU)!==l._$AU&&t._$AP(u)}if(i!==o||c){let u=t._$AA;for(;u!==i;){let p=ru(u).nextSibling;ru(n).insertBefore(u,o),u=p}}}return t},cn=(s,e,t=s)=>(s._$AI(e,t),s),Lf={},au=(s,e=Lf)=>s._$AH=e,cu=s=>s._$AH,Ko=s=>{s._$AR(),s._$AA.remove()};var uu=(s,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(s[o],o);return n},du=So(class extends ns{constructor(s){if(super(s),s.type!==ko.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],i=[],l=0;for(let c of s)o[l]=n?n(c,l):l,i[l]=t(c,l),l++;return{values:i,keys:o}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let o=cu(s),{values:i,keys:l}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=l,i;let c=this.ut??=[],u=[],p,w,f=0,g=o.length-1,k=0,E=i.length-1;for(;f<=g&&k<=E;)if(o[f]===null)f++;else if(o[g]===null)g--;else if(c[f]===l[k])u[k]=cn(o[f],i[k]),f++,k++;else if(c[g]===l[E])u[E]=cn(o[g],i[E]),g--,E--;else if(c[f]===l[E])u[E]=cn(o[f],i[E]),fs(s,u[E+1],o[f]),f++,E--;else if(c[g]===l[k])u[k]=cn(o[g],i[k]),fs(s,o[f],o[g]),g--,k++;else if(p===void 0&&(p=uu(l,k,E),w=uu(c,f,g)),p.has(c[f]))if(p.has(c[g])){let S=w.get(l[k]),C=S!==void 0?o[S]:null;if(C===null){let N=fs(s,o[f]);cn(N,i[k]),u[k]=N}else u[k]=cn(C,i[k]),fs(s,o[f],C),o[S]=null;k++}else Ko(o[g]),g--;else Ko(o[f]),f++;for(;k<=E;){let S=fs(s,u[E+1]);cn(S,i[k]),u[k++]=S}for(;f<=g;){let S=o[f++];S!==null&&Ko(S)}return this.ut=l,au(s,u),yt}});var zr=class extends Ze{static{this.styles=[Me,re`
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 16px;
        align-items: center;
        margin-bottom: 16px;
      }
      .tools h1 {
        font-size: 1.25rem;
        font-weight: 650;
        margin-right: auto;
      }
      label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 0.88rem;
        color: var(--muted);
      }
      select {
        color: var(--text);
      }
      .grid {
        display: grid;
        gap: 14px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr));
      }
      .grid.few {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
        --lane-height: 72px;
      }
      .grid.one {
        grid-template-columns: minmax(0, 820px);
      }
      .empty {
        display: grid;
        gap: 10px;
        justify-items: center;
        text-align: center;
        padding: 9vh 20px;
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
        background: var(--surface);
      }
      .empty h2 {
        font-size: 1.3rem;
      }
      .empty ul {
        list-style: none;
        padding: 0;
        margin: 8px 0 0;
        color: var(--muted);
      }
      es-legend {
        margin-top: 20px;
      }
      @media (max-width: 700px) {
        .tools h1 {
          flex-basis: 100%;
        }
        .tools label {
          display: grid;
          flex: 1;
          gap: 3px;
          font-size: 0.78rem;
        }
        .tools select {
          width: 100%;
          padding: 0 8px;
        }
      }
    `]}#e=new ho;render(){let e=this.#e.sorted(y.model.sessions.values(),y.route),t=y.model.sessions.size;return _`
      <div class="tools">
        <h1>${b("sessions",{count:t})}</h1>
        ${this.#t("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#t("filter_state","state",[...y.model.labels,"none"])}
        <label>
          ${b("sort")}
          <select @change=${n=>y.go({sort:n.target.value})}>
            ${["need","newest","name"].map(n=>_`<option value=${n} ?selected=${y.route.sort===n}>${b(`sort_${n}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(t):T}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${du(e,n=>n.id,n=>_`<es-tile .display=${y} .session=${n} .stamp=${Pf(n)}></es-tile>`)}
      </div>
      <es-legend .display=${y} .stamp=${Ao()}></es-legend>
    `}#t(e,t,n){return _`<label>
      ${b(e)}
      <select @change=${o=>y.go({[t]:o.target.value})}>
        <option value="">${b("all")}</option>
        ${n.map(o=>_`<option value=${o} ?selected=${y.route[t]===o}>${X(o)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return _`<div class="empty"><h2>${b("no_match")}</h2></div>`;let t=[...y.model.sources.values()];return _`<div class="empty">
      <h2>${b("nobody")}</h2>
      <p class="muted">${b("nobody_hint")}</p>
      <ul>
        ${t.length===0?_`<li>${b("no_source")}</li>`:T}
        ${t.map(n=>_`<li>${y.model.nameOf(n)}: ${X(`state_${n.state}`)}</li>`)}
      </ul>
    </div>`}};function Pf(s){return`${s.version} ${Math.floor(y.now()/1e3)} ${y.isStale} ${y.language} ${y.scheme}`}ge("es-wall",zr);var Ir=class extends Ze{static{this.styles=[Me,re`
      .bar {
        position: sticky;
        top: 0;
        z-index: 2;
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        padding: 10px clamp(12px, 2.5vw, 28px);
        background: var(--bar);
        border-bottom: 1px solid var(--line);
      }
      .brand {
        display: inline-flex;
        gap: 10px;
        align-items: center;
        font-weight: 700;
        letter-spacing: -0.01em;
      }
      .brand svg {
        width: 26px;
        height: 20px;
      }
      nav {
        display: flex;
        gap: 4px;
        margin-right: auto;
      }
      nav a {
        color: var(--muted);
        text-decoration: none;
        padding: 7px 12px;
        border-radius: 8px;
      }
      nav a[aria-current="page"] {
        color: var(--text);
        background: var(--raised);
      }
      .status {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 0.9rem;
        min-width: 6.5em;
      }
      .status i {
        width: 11px;
        height: 11px;
        border-radius: 50%;
        border: 2px solid var(--muted);
      }
      .status.open i {
        background: var(--live);
        border-color: var(--live);
      }
      .status.lost i,
      .status.refused i,
      .status.token i {
        border-radius: 2px;
        background: var(--need3);
        border-color: var(--need3);
      }
      details {
        position: relative;
      }
      summary {
        list-style: none;
        cursor: pointer;
        min-height: 36px;
        min-width: 36px;
        display: grid;
        place-items: center;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--raised);
      }
      summary::-webkit-details-marker {
        display: none;
      }
      .menu {
        position: absolute;
        right: 0;
        top: 44px;
        display: grid;
        gap: 12px;
        padding: 16px;
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: 12px;
        box-shadow: var(--shadow-high);
        min-width: 220px;
      }
      .menu label {
        display: grid;
        gap: 5px;
        font-size: 0.85rem;
        color: var(--muted);
      }
      .menu select {
        color: var(--text);
      }
      main {
        padding: 20px clamp(12px, 2.5vw, 28px) 40px;
        max-width: 2400px;
        margin: 0 auto;
      }
      main:focus {
        outline: none;
      }
      .banner {
        padding: 11px clamp(12px, 2.5vw, 28px);
        background: var(--banner);
        color: var(--banner-text);
        font-size: 0.95rem;
      }
      form {
        max-width: 420px;
        margin: 9vh auto;
        display: grid;
        gap: 12px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 16px;
        padding: 26px;
        box-shadow: var(--shadow-high);
      }
      form h1 {
        font-size: 1.2rem;
      }
      form label {
        display: grid;
        gap: 6px;
      }
      form input {
        min-height: 42px;
      }
      form button {
        min-height: 42px;
        background: var(--accent);
        border-color: var(--accent);
        color: var(--on-accent);
        font-weight: 650;
      }
      .skip {
        position: absolute;
        left: 12px;
        top: -60px;
        z-index: 3;
        background: var(--surface);
        padding: 10px 14px;
        border-radius: 8px;
      }
      .skip:focus {
        top: 8px;
      }
      .recording {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        border-color: var(--need3);
      }
      .recording i {
        width: 11px;
        height: 11px;
        border-radius: 50%;
        background: var(--need3);
      }
      .pause {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      @media (max-width: 700px) {
        .brand b,
        .pause span,
        .recording span {
          display: none;
        }
        .bar {
          gap: 8px;
        }
        nav a {
          padding: 7px 9px;
        }
        .status {
          min-width: 0;
        }
      }
    `]}render(){let e=y.microphone.state==="on",t=[...y.model.sessions.values()].reduce((n,o)=>n+Ls(o),0);return document.title=`${e?"● ":""}${t>0?`(${t}) `:""}${b("title")}`,_`
      <a class="skip" href="#main" @click=${this.#l}>${b("skip")}</a>
      <div class="bar" role="banner">
        <span class="brand">
          <svg viewBox="0 0 26 20" aria-hidden="true">
            <g fill="none" stroke-width="3" stroke-linecap="round">
              <path d="M2 8v4" stroke="#56b4e9" />
              <path d="M8 4v12" stroke="#009e73" />
              <path d="M14 1.5v17" stroke="#e69f00" />
              <path d="M20 5v10" stroke="#d55e00" />
              <path d="M25 8.5v3" stroke="#cc79a7" />
            </g>
          </svg>
          <b>${b("title")}</b>
        </span>
        <nav aria-label=${b("title")}>
          ${this.#e("wall",b("wall"))} ${this.#e("coach",b("coach"))} ${this.#e("history",b("history"))} ${this.#e("health",b("nav_health"))}
        </nav>
        ${e?_`<button class="recording" @click=${()=>y.microphone.stop()} aria-label=${`${b("microphone_is_on")}. ${b("microphone_stop")}`}>
              <i aria-hidden="true"></i><span>${b("microphone_is_on")}</span>
            </button>`:T}
        <span class="status ${y.status}" role="status"><i aria-hidden="true"></i>${b(y.status)}</span>
        <button @click=${()=>y.togglePause()} aria-label=${b(y.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${y.isPaused?Ts`<path d="M7 4v16l13-8Z" />`:Ts`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${b(y.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#o()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${y.status==="token"?this.#i():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${y.announcement}</div>
    `}#e(e,t){let n=y.model.find(y.route.sessionId)===void 0,o=y.route.view===e||y.route.view==="session"&&e===(n?"history":"wall");return _`<a href=${rt({...y.route,view:e})} aria-current=${o?"page":T}>${t}</a>`}#t(){return y.route.view==="health"?_`<es-health></es-health>`:y.route.view==="coach"?_`<es-coach></es-coach>`:y.route.view==="history"?_`<es-history></es-history>`:y.route.view==="session"?_`<es-detail></es-detail>`:_`<es-wall></es-wall>`}#n(){return y.status==="refused"?_`<p class="banner" role="alert">${b("refused_detail")}</p>`:y.lostAt!==null&&y.status!=="token"&&y.clock()-y.lostAt>ts/5?_`<p class="banner" role="alert">${b("lost_detail",{time:nn(y.lostAt,y.language)})}</p>`:y.trouble!==""?_`<p class="banner" role="alert">${y.trouble}</p>`:y.isPaused?_`<p class="banner">${b("paused_display")}</p>`:T}#o(){let e=["auto","light","dark"];return _`<details>
      <summary aria-label=${`${b("theme")}, ${b("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${b("theme")}
          <select @change=${t=>y.setTheme(t.target.value)}>
            ${e.map(t=>_`<option value=${t} ?selected=${y.theme===t}>${b(`theme_${t}`)}</option>`)}
          </select>
        </label>
        <label>
          ${b("language")}
          <select @change=${t=>y.setLanguage(t.target.value)}>
            ${Object.entries(ao).map(([t,n])=>_`<option value=${t} lang=${t} ?selected=${y.language===t}>${n.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#i(){return _`<form @submit=${this.#s}>
      <h1>${b("token_title")}</h1>
      <p class="muted">${b("token_why")}</p>
      <label>${b("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${y.tokenIsWrong?b("token_wrong"):""}</p>
      <button type="submit">${b("sign_in")}</button>
    </form>`}#s=e=>{e.preventDefault(),y.signIn(String(new FormData(e.target).get("token")))};#l=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};ge("es-app",Ir);y.open();
