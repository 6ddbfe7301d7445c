var Js=globalThis,Qs=Js.ShadowRoot&&(Js.ShadyCSS===void 0||Js.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,wi=Symbol(),pl=new WeakMap,ks=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==wi)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Qs&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=pl.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&pl.set(t,e))}return e}toString(){return this.cssText}},Xs=s=>new ks(typeof s=="string"?s:s+"",void 0,wi),ae=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,o,i)=>n+(l=>{if(l._$cssResult$===!0)return l.cssText;if(typeof l=="number")return l;throw Error("Value passed to 'css' function must be a 'css' function result: "+l+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+s[i+1],s[0]);return new ks(t,s,wi)},fl=(s,e)=>{if(Qs)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=Js.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,s.appendChild(n)}},vi=Qs?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Xs(t)})(s):s;var{is:Iu,defineProperty:Nu,getOwnPropertyDescriptor:zu,getOwnPropertyNames:Hu,getOwnPropertySymbols:Uu,getPrototypeOf:Vu}=Object,eo=globalThis,ml=eo.trustedTypes,ju=ml?ml.emptyScript:"",Wu=eo.reactiveElementPolyfillSupport,$s=(s,e)=>s,_i={toAttribute(s,e){switch(e){case Boolean:s=s?ju:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},bl=(s,e)=>!Iu(s,e),gl={attribute:!0,type:String,converter:_i,reflect:!1,useDefault:!1,hasChanged:bl};Symbol.metadata??=Symbol("metadata"),eo.litPropertyMetadata??=new WeakMap;var Gt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=gl){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&Nu(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:i}=zu(this.prototype,e)??{get(){return this[t]},set(l){this[t]=l}};return{get:o,set(l){let c=o?.call(this);i?.call(this,l),this.requestUpdate(e,c,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??gl}static _$Ei(){if(this.hasOwnProperty($s("elementProperties")))return;let e=Vu(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty($s("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty($s("properties"))){let t=this.properties,n=[...Hu(t),...Uu(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(vi(o))}else e!==void 0&&t.push(vi(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return fl(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:_i).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),l=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:_i;this._$Em=o;let c=l.fromAttribute(t,i.type);this[o]=c??this._$Ej?.get(o)??c,this._$Em=null}}requestUpdate(e,t,n,o=!1,i){if(e!==void 0){let l=this.constructor;if(o===!1&&(i=this[e]),n??=l.getPropertyOptions(e),!((n.hasChanged??bl)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(l._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:i},l){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,l??t??this[e]),i!==!0||l!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:l}=i,c=this[o];l!==!0||this._$AL.has(o)||c===void 0||this.C(o,void 0,i,c)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Gt.elementStyles=[],Gt.shadowRootOptions={mode:"open"},Gt[$s("elementProperties")]=new Map,Gt[$s("finalized")]=new Map,Wu?.({ReactiveElement:Gt}),(eo.reactiveElementVersions??=[]).push("2.1.2");var xi=globalThis,wl=s=>s,to=xi.trustedTypes,vl=to?to.createPolicy("lit-html",{createHTML:s=>s}):void 0,ki="$lit$",qt=`lit$${Math.random().toFixed(9).slice(2)}$`,$i="?"+qt,Fu=`<${$i}>`,xn=document,As=()=>xn.createComment(""),Es=s=>s===null||typeof s!="object"&&typeof s!="function",Si=Array.isArray,Sl=s=>Si(s)||typeof s?.[Symbol.iterator]=="function",yi=`[ 	
\f\r]`,Ss=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,_l=/-->/g,yl=/>/g,_n=RegExp(`>|${yi}(?:([^\\s"'>=/]+)(${yi}*=${yi}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),xl=/'/g,kl=/"/g,Al=/^(?:script|style|textarea|title)$/i,Ai=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),y=Ai(1),Ts=Ai(2),kf=Ai(3),yt=Symbol.for("lit-noChange"),P=Symbol.for("lit-nothing"),$l=new WeakMap,yn=xn.createTreeWalker(xn,129);function El(s,e){if(!Si(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return vl!==void 0?vl.createHTML(e):e}var Ml=(s,e)=>{let t=s.length-1,n=[],o,i=e===2?"<svg>":e===3?"<math>":"",l=Ss;for(let c=0;c<t;c++){let u=s[c],p,w,f=-1,g=0;for(;g<u.length&&(l.lastIndex=g,w=l.exec(u),w!==null);)g=l.lastIndex,l===Ss?w[1]==="!--"?l=_l:w[1]!==void 0?l=yl:w[2]!==void 0?(Al.test(w[2])&&(o=RegExp("</"+w[2],"g")),l=_n):w[3]!==void 0&&(l=_n):l===_n?w[0]===">"?(l=o??Ss,f=-1):w[1]===void 0?f=-2:(f=l.lastIndex-w[2].length,p=w[1],l=w[3]===void 0?_n:w[3]==='"'?kl:xl):l===kl||l===xl?l=_n:l===_l||l===yl?l=Ss:(l=_n,o=void 0);let k=l===_n&&s[c+1].startsWith("/>")?" ":"";i+=l===Ss?u+Fu:f>=0?(n.push(p),u.slice(0,f)+ki+u.slice(f)+qt+k):u+qt+(f===-2?c:k)}return[El(s,i+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Ms=class s{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let i=0,l=0,c=e.length-1,u=this.parts,[p,w]=Ml(e,t);if(this.el=s.createElement(p,n),yn.currentNode=this.el.content,t===2||t===3){let f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(o=yn.nextNode())!==null&&u.length<c;){if(o.nodeType===1){if(o.hasAttributes())for(let f of o.getAttributeNames())if(f.endsWith(ki)){let g=w[l++],k=o.getAttribute(f).split(qt),E=/([.?@])?(.*)/.exec(g);u.push({type:1,index:i,name:E[2],strings:k,ctor:E[1]==="."?so:E[1]==="?"?oo:E[1]==="@"?io:$n}),o.removeAttribute(f)}else f.startsWith(qt)&&(u.push({type:6,index:i}),o.removeAttribute(f));if(Al.test(o.tagName)){let f=o.textContent.split(qt),g=f.length-1;if(g>0){o.textContent=to?to.emptyScript:"";for(let k=0;k<g;k++)o.append(f[k],As()),yn.nextNode(),u.push({type:2,index:++i});o.append(f[g],As())}}}else if(o.nodeType===8)if(o.data===$i)u.push({type:2,index:i});else{let f=-1;for(;(f=o.data.indexOf(qt,f+1))!==-1;)u.push({type:7,index:i}),f+=qt.length-1}i++}}static createElement(e,t){let n=xn.createElement("template");return n.innerHTML=e,n}};function kn(s,e,t=s,n){if(e===yt)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,i=Es(e)?void 0:e._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(s),o._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=kn(s,o._$AS(s,e.values),o,n)),e}var no=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??xn).importNode(t,!0);yn.currentNode=o;let i=yn.nextNode(),l=0,c=0,u=n[0];for(;u!==void 0;){if(l===u.index){let p;u.type===2?p=new Jn(i,i.nextSibling,this,e):u.type===1?p=new u.ctor(i,u.name,u.strings,this,e):u.type===6&&(p=new ro(i,this,e)),this._$AV.push(p),u=n[++c]}l!==u?.index&&(i=yn.nextNode(),l++)}return yn.currentNode=xn,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Jn=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=P,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=kn(this,e,t),Es(e)?e===P||e==null||e===""?(this._$AH!==P&&this._$AR(),this._$AH=P):e!==this._$AH&&e!==yt&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Sl(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==P&&Es(this._$AH)?this._$AA.nextSibling.data=e:this.T(xn.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Ms.createElement(El(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let i=new no(o,this),l=i.u(this.options);i.p(t),this.T(l),this._$AH=i}}_$AC(e){let t=$l.get(e.strings);return t===void 0&&$l.set(e.strings,t=new Ms(e)),t}k(e){Si(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let i of e)o===t.length?t.push(n=new s(this.O(As()),this.O(As()),this,this.options)):n=t[o],n._$AI(i),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=wl(e).nextSibling;wl(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},$n=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,i){this.type=1,this._$AH=P,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=P}_$AI(e,t=this,n,o){let i=this.strings,l=!1;if(i===void 0)e=kn(this,e,t,0),l=!Es(e)||e!==this._$AH&&e!==yt,l&&(this._$AH=e);else{let c=e,u,p;for(e=i[0],u=0;u<i.length-1;u++)p=kn(this,c[n+u],t,u),p===yt&&(p=this._$AH[u]),l||=!Es(p)||p!==this._$AH[u],p===P?e=P:e!==P&&(e+=(p??"")+i[u+1]),this._$AH[u]=p}l&&!o&&this.j(e)}j(e){e===P?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},so=class extends $n{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===P?void 0:e}},oo=class extends $n{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==P)}},io=class extends $n{constructor(e,t,n,o,i){super(e,t,n,o,i),this.type=5}_$AI(e,t=this){if((e=kn(this,e,t,0)??P)===yt)return;let n=this._$AH,o=e===P&&n!==P||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==P&&(n===P||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ro=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){kn(this,e)}},Tl={M:ki,P:qt,A:$i,C:1,L:Ml,R:no,D:Sl,V:kn,I:Jn,H:$n,N:oo,U:io,B:so,F:ro},Bu=xi.litHtmlPolyfillSupport;Bu?.(Ms,Jn),(xi.litHtmlVersions??=[]).push("3.3.3");var Pl=(s,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let i=t?.renderBefore??null;n._$litPart$=o=new Jn(e.insertBefore(As(),i),i,void 0,t??{})}return o._$AI(s),o};var Ei=globalThis,Re=class extends Gt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Pl(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return yt}};Re._$litElement$=!0,Re.finalized=!0,Ei.litElementHydrateSupport?.({LitElement:Re});var Gu=Ei.litElementPolyfillSupport;Gu?.({LitElement:Re});(Ei.litElementVersions??=[]).push("4.2.2");function ve(s){let e=Math.max(0,Math.floor(s/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]===0?t.slice(1):t).map((o,i)=>i===0?String(o):String(o).padStart(2,"0")).join(":")}function nn(s,e){return new Date(s).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var Cl={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",speaking:"spricht",silent:"still",source_away:"kein Ton von {source}",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",hatch_unknown:"nicht bekannt",unsure:"unsicher",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",talk_nobody:"niemand",silence:"niemand sprach",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",no_speech:"niemand sprach",music_or_tone:"Musik oder ein Ton",overload:"der Dienst war überlastet",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",node_lost:"der Rechner ging verloren",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overloaded:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Geben Sie dem Dienst ein Ziel, [coach] in seiner Konfiguration, und sprechen Sie:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"mehr {more}, weniger {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",history:"Verlauf",history_of_none:"Kein Dienst hinter diesem Gateway führt einen Verlauf. Ihre Konfigurationen schalten ihn ein:",history_without:"Nicht enthalten, da sie nicht antworten: {daemons}",history_none:"Dieser Dienst führt keinen Verlauf. Die Konfiguration schaltet ihn ein:",history_empty:"Nichts gefunden. Was von nun an gesagt wird, steht später hier.",from:"Von",until:"Bis",any_alert:"irgendein Alarm",session_id:"Gespräch",find:"Suchen",loading:"Lädt",more:"Mehr",export_as:"Datei",export:"Exportieren",goes_on:"geht weiter oder hat kein Ende",nobody_spoke:"niemand sprach",back_history:"Zurück zum Verlauf",from_history:"Aus dem Verlauf",whole_session:"Ganzes Gespräch",forget:"Vergessen",forget_title:"Dieses Gespräch vergessen?",forget_what:"Alles, was von {id} aufbewahrt ist, wird gelöscht: für alle und für immer.",left_open:"der Dienst endete vorher",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var Mi={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",source_away:"no audio from {source}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",hatch_unknown:"not known",unsure:"unsure",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",talk_nobody:"nobody",silence:"nobody spoke",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",no_speech:"nobody spoke",music_or_tone:"music or a tone",overload:"the daemon was overloaded",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",node_lost:"the machine was lost",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overloaded:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Give the daemon a target, [coach] in its configuration, and speak:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"more {more}, less {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",history:"History",history_of_none:"No daemon behind this gateway keeps a history. Their configurations can switch one on:",history_without:"Not included, since they do not answer: {daemons}",history_none:"This daemon keeps no history. Its configuration can switch one on:",history_empty:"Nothing is found. What is said from now on will be.",from:"From",until:"Until",any_alert:"any alert",session_id:"Session",find:"Find",loading:"Loading",more:"More",export_as:"File",export:"Export",goes_on:"goes on, or has no end",nobody_spoke:"nobody spoke",back_history:"Back to the history",from_history:"From the history",whole_session:"Whole session",forget:"Forget",forget_title:"Forget this session?",forget_what:"All that is kept of {id} is deleted, for everybody and for good.",left_open:"the daemon ended before it",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var ao={en:Mi,de:Cl},lo=class{constructor(e){this.code=e;this.#e=ao[e]??Mi}#e;t(e,t={}){return this.#e[e].replace(/\{(\w+)\}/g,(n,o)=>String(t[o]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function Ti(...s){let e=s.map(t=>(t??"").slice(0,2).toLowerCase());return new lo(e.find(t=>Object.hasOwn(ao,t))??"en")}var Pi=new lo("en");function Ll(s){Pi=s,document.documentElement.lang=s.code}var b=(s,e)=>Pi.t(s,e),te=s=>Pi.word(s);var Il={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},Nl=Object.keys(Il),co="M3 3H21V21H3Z",Rl=[{colour:"#7a5195",shape:co,pattern:"falling",need:1},{colour:"#4c9f70",shape:co,pattern:"dots",need:1},{colour:"#b5651d",shape:co,pattern:"cross",need:1},{colour:"#5b7db1",shape:co,pattern:"rows",need:1}],Ci=new Map,Dl=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function xt(s){let e=Il[s]??Ci.get(s);if(e!==void 0)return e;let t=Rl[Ci.size%Rl.length];return Ci.set(s,t),t}function uo(s,e){return Ol(s)-Ol(e)||s.localeCompare(e)}function Ol(s){let e=Dl.indexOf(s);return e<0?Dl.length:e}var Hl=["need","newest","name"],qu=2e3,ho=class{#e=[];#t=0;#n="";sorted(e,t){let n=[...e].filter(c=>Yu(c,t)),o=`${t.sort} ${t.role} ${t.state}`,i=performance.now();(o!==this.#n||this.#e.length===0||i-this.#t>qu)&&(this.#n=o,this.#t=i,this.#e=n.sort(Ku[t.sort]).map(c=>c.id));let l=new Map(this.#e.map((c,u)=>[c,u]));return n.sort((c,u)=>(l.get(c.id)??1/0)-(l.get(u.id)??1/0)||c.startedAt-u.startedAt)}},Li=["customer","agent"];function fo(s,e){let t=({role:n})=>Li.includes(n)?Li.indexOf(n):Li.length;return[...s.legs.values()].filter(({role:n})=>e(n)).sort((n,o)=>t(n)-t(o)||n.id.localeCompare(o.id))}function Ps(s){return Object.values(s.alerts).filter(e=>!e.acknowledged).length}function po(s){return s.endedAt!==null?0:Ps(s)>0?4:Math.max(0,...[...s.legs.values()].map(e=>e.state==="none"?0:xt(e.state).need))}var Ku={need:(s,e)=>+(s.endedAt!==null)-+(e.endedAt!==null)||po(e)-po(s)||zl(s)-zl(e)||s.id.localeCompare(e.id),newest:(s,e)=>e.startedAt-s.startedAt,name:(s,e)=>s.id.localeCompare(e.id)};function zl(s){return Math.min(s.startedAt,...[...s.legs.values()].map(e=>e.since??1/0))}function Yu(s,e){return[...s.legs.values()].filter(n=>e.role===""||n.role===e.role).some(n=>e.state===""||n.state===e.state)}var Ul=["coach","history","health"],Zu=["from","to","alert","find"];function Ri(s){let[e="",t=""]=s.replace(/^#/,"").split("?"),n=new URLSearchParams(t),[,o="",i=""]=e.split("/"),l=n.get("t");return{view:o==="s"&&i?"session":Ul.find(c=>c===o)??"wall",sessionId:o==="s"?decodeURIComponent(i):"",t:l!==null&&/^\d+$/.test(l)?Number(l):null,role:n.get("role")??"",state:n.get("state")??"",sort:Hl.find(c=>c===n.get("sort"))??"need",from:n.get("from")??"",to:n.get("to")??"",alert:n.get("alert")??"",find:n.get("find")??""}}function rt(s){let e=new URLSearchParams;if(s.role&&e.set("role",s.role),s.state&&e.set("state",s.state),s.sort&&s.sort!=="need"&&e.set("sort",s.sort),s.view==="history")for(let i of Zu)s[i]&&e.set(i,s[i]);s.view==="session"&&s.t!=null&&e.set("t",String(Math.round(s.t)));let t=Ul.find(i=>i===s.view),n=s.view==="session"?`/s/${encodeURIComponent(s.sessionId??"")}`:t===void 0?"/":`/${t}`,o=e.toString();return`#${n}${o?`?${o}`:""}`}var mo=()=>({nodes:{},sources:{},sessions:{},overload:null}),Ju=()=>({sources:{},overload:null}),Qu=s=>({node:s,source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),Vl=s=>({role:s,analysed:!0,paused:!1,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),jl=({posterior:s,dimensions:e,abstained:t,reason:n})=>({posterior:s,dimensions:e,abstained:t,reason:n}),Wl={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":s=>({...jl(s),speaking:!1}),"emotion.v1":jl,"state.v1":({state:s,probability:e,since_ms:t})=>({state:s,probability:e,since_ms:t})},Xu=({leg_id:s,role:e,rule:t,kind:n,labels:o,threshold:i,probability:l,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:w})=>({leg_id:s,role:e,rule:t,kind:n,labels:o,threshold:i,probability:l,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:w}),Di=(s,e,t)=>({...s,sessions:{...s.sessions,[e]:t}}),Qn=s=>(s.source??"").replace(/^\/emotion-streamer\//,"");function Fl(s,e,t){let n=Object.hasOwn(s.nodes,e)?s.nodes[e]:Ju();return{...s,nodes:{...s.nodes,[e]:{...n,...t(n)}}}}function ed(s,e,{source_id:t,state:n,detail:o}){let i={state:n,detail:o};return{...Fl(s,e,({sources:c})=>({sources:{...c,[t]:i}})),sources:{...s.sources,[t]:i}}}function td(s,e,t){let n=t.active?t:null,o=Fl(s,e,()=>({overload:n})),i=Object.keys(o.nodes).sort().map(l=>o.nodes[l].overload);return{...o,overload:n??i.find(l=>l!==null)??null}}function Bl(s,e){let t=e.type.replace("org.emotionstreamer.",""),n=e.data??{};if(t==="gap.v1")return n.reason==="resume_expired"?mo():s;if(t==="overload.v1")return td(s,Qn(e),n);if(t==="source.health.v1")return ed(s,Qn(e),n);if(t==="session.ended.v1"){let{[n.session_id]:l,...c}=s.sessions;return{...s,sessions:c}}let o=s.sessions[n.session_id]??Qu(Qn(e));if(t==="session.started.v1"||t==="session.changed.v1"){let l={...o.legs};for(let{leg_id:c,role:u,analysed:p,paused:w}of n.legs)l[c]={...l[c]??Vl(u),role:u,analysed:p,paused:w};return Di(s,n.session_id,{node:o.node,source_id:n.source_id,call_reference:n.call_reference??null,started_at:t==="session.started.v1"?e.time:o.started_at,legs:l,alerts:o.alerts})}if(t==="alert.v1"){let{[n.alert_id]:l,...c}=o.alerts,u=n.status==="cleared"?c:{...o.alerts,[n.alert_id]:Xu(n)};return Di(s,n.session_id,{...o,alerts:u})}if(!Object.hasOwn(Wl,t))return s;let i={...o.legs[n.leg_id]??Vl(n.role),role:n.role,...Wl[t](n)};return Di(s,n.session_id,{...o,legs:{...o.legs,[n.leg_id]:i}})}var Gl=500,nd=15e3,sd=1e4,od=[408,425,429],id=8e3,rd=1e4,sn=class extends Error{constructor(e,t){super(`the daemon refuses: ${e} ${t}`.trim()),this.status=e}};function ql(s,e={}){return new Oi(s,e)}var Oi=class{#e;#t;#n=mo();#o=new Set;#i=null;#s=0;#l=null;#a=0;#c=()=>{};constructor(e,{queueEvents:t=1e3,quietMs:n=id,WebSocket:o=globalThis.WebSocket,...i}){if(!o)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(t>=1))throw new RangeError(`queueEvents: expected at least 1, got ${t}`);this.#e=new URL(e),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:t,quietMs:n,WebSocket:o,...i}}get state(){return this.#n}get skewMs(){return this.#a}reconnect(){this.#c()}async*[Symbol.asyncIterator](){let{onLag:e,signal:t}=this.#t,n={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},o=()=>{n.stopped=!0,n.endWait(),n.socket&&cd(n.socket),n.wake()};if(!t?.aborted){t?.addEventListener("abort",o),this.#c=()=>n.endWait(),this.#r(n).catch(i=>{n.failure=i,n.wake()});try{for(;;){for(;n.queue.length===0;){if(n.failure)throw n.failure;if(n.stopped)return;await new Promise(c=>n.wake=c)}let{lost:i}=n;n.lost=0;let l=n.queue.shift();i&&e?.(i),yield l}}finally{t?.removeEventListener("abort",o),o()}}}async#r(e){let{onStatus:t}=this.#t,n=Gl;for(;!e.stopped;){t?.("connecting");let o=performance.now(),i=await this.#u();if(i&&(this.#a=Date.parse(i.issued_at)-Date.now()),i&&!e.stopped&&await this.#d(e,i,o)&&(n=Gl),e.stopped)return;t?.("lost"),await new Promise(l=>{let c=setTimeout(l,n*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(c),l())}),n=Math.min(2*n,nd)}}async#u(){let{getTicket:e}=this.#t;return e?ad(await e(Kl(this.#t))):ld(this.#e,this.#t)}#d(e,t,n){let{WebSocket:o,sessions:i,roles:l,types:c,sources:u,view:p,recentS:w,onCaughtUp:f}=this.#t,g=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);g.protocol=g.protocol.replace("http","ws");for(let[E,$]of Object.entries({session:i,role:l,type:c,source:u}))for(let L of $??[])g.searchParams.append(E,L);p&&g.searchParams.set("view",p),f&&g.searchParams.set("caught_up","1"),w&&g.searchParams.set("recent_s",w);let k=this.#l===null?this.#i:null;return k!==null&&g.searchParams.set("resume_from",k),new Promise((E,$)=>{let L=!1,z=e.socket=new o(g.href,["cloudevents.json",`ticket.${t.ticket}`]),A=()=>{H.stop(),z===e.socket&&(e.socket=null),z.close(),E(L)},H=ud(this.#e,this.#t.quietMs,A);z.onopen=()=>{this.#s=Date.parse(t.issued_at)+performance.now()-n,k===null&&(this.#n=mo(),this.#l=this.#s),this.#t.onStatus?.("open",k!==null)},z.onmessage=({data:T})=>{L=!0,H.heard();try{z===e.socket&&!this.#h(JSON.parse(T),e)&&A()}catch(K){$(K),A()}},z.onclose=A})}#h(e,t){if(e.type.endsWith(".caught_up.v1"))return this.#t.onCaughtUp?.(),!0;let n=e.type.endsWith(".gap.v1")?e.data.reason:null;if(n==="subscriber_slow"&&this.#l===null&&this.#i!==null)return!1;if(n==="resume_expired"?this.#l=this.#s:this.#l!==null&&Date.parse(e.time)>this.#l&&(this.#l=null),this.#i=e.id,this.#n=Bl(this.#n,e),!this.#o.has(e.id)){this.#o.add(e.id),this.#o.size>sd&&this.#o.delete(this.#o.values().next().value);let{types:o}=this.#t;if(o?.length&&!o.includes(e.type.replace("org.emotionstreamer.","")))return n!=="subscriber_slow";t.queue.push(e)>this.#t.queueEvents&&(t.queue.shift(),t.lost++),t.wake()}return n!=="subscriber_slow"}};async function ld(s,e={}){let{token:t}=e,n=typeof t=="function"?await t():t;try{let o=await fetch(new URL("/api/ticket",s),{method:"POST",signal:AbortSignal.timeout(rd),headers:n?{Authorization:`Bearer ${n}`}:{},body:JSON.stringify(Kl(e))});if(o.ok)return await o.json();if(o.status<500&&!od.includes(o.status))throw new sn(o.status,(await o.text()).trim())}catch(o){if(o instanceof sn)throw o}return null}var Kl=({sessions:s,roles:e,types:t,sources:n,view:o})=>({sessions:s,roles:e,types:t,sources:n,views:o&&[o]});function ad(s){if(s&&!(typeof s.ticket=="string"&&Date.parse(s.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return s}function cd(s){s.readyState===s.CONNECTING?s.onopen=()=>s.close():s.close()}function ud(s,e,t){let n=performance.now(),o=()=>performance.now()-n>=e,i=setInterval(()=>{if(!o())return;let l={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",s),l).catch(()=>o()&&t())},e/2);return{heard:()=>n=performance.now(),stop:()=>clearInterval(i)}}var go=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,t){e.type==="org.emotionstreamer.advice.v1"?this.cues.set(Yl(e.data),dd(e.data,t)):e.type==="org.emotionstreamer.coach.report.v1"?this.#t(e.data,t):e.type==="org.emotionstreamer.session.ended.v1"&&this.#e(e.data.session_id)}keep(e){for(let[t,n]of this.cues)Object.hasOwn(e,n.sessionId)||this.cues.delete(t)}hasTakeOf(e){return this.takes.some(t=>t.sessionId===e)}#e(e){for(let[t,n]of this.cues)n.sessionId===e&&this.cues.delete(t)}#t(e,t){let n=Yl(e);this.cues.delete(n),!this.takes.some(o=>o.id===n&&o.at===t)&&(this.takes.unshift(hd(n,e,t)),this.takes.length=Math.min(this.takes.length,30))}};function Zl(s,e){return Object.values(Ql(s,e)).reduce((t,n)=>t+Math.abs(n),0)/2}function Jl(s,e){return Object.entries(Ql(s,e)).sort(([n,o],[i,l])=>l-o||n.localeCompare(i))[0]?.[0]??""}function Ql(s,e){let t={};for(let{name:n,share:o}of e)t[n]=o;for(let{name:n,share:o}of s)t[n]=(t[n]??0)-o;return t}function Yl({session_id:s,leg_id:e}){return`${s} ${e}`}function dd({session_id:s,role:e,cue:t,label:n,heard:o,target:i},l){return{sessionId:s,role:e,cue:t,label:n,heard:o,target:i,at:l}}function hd(s,e,t){return{id:s,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance,onTargetShare:e.on_target_share,mixtures:e.mixtures,stretches:e.stretches,at:t}}var Xl={speaking:!1,state:"none",probability:0},bo=class{constructor(e,t){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.pauses=[];this.keptFrom=-1/0;this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let n={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:t,analysed:!0,paused:!1,...Xl,...n}}get role(){return this.current.role}get analysed(){return this.current.analysed}get paused(){return this.current.paused}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}describe({codec:e,paused:t},n){this.codec=e,this.origin??=n;let o=this.pauses.at(-1),i=o!==void 0&&o.to===null;t&&!i?this.pauses.push({from:n,to:null}):!t&&i&&(o.to=n)}startUtterance({utterance_id:e,start_ms:t},n){let o=this.utterances.at(-1);o?.id!==e&&(o!==void 0&&(o.to??=t),this.origin=n-t,this.utterances.push({id:e,from:t,to:null}))}endUtterance({utterance_id:e,audio:{start_ms:t,end_ms:n}},o){this.origin=o-n;let i=this.utterances.at(-1);i?.id===e?(i.from=t,i.to=n):this.utterances.push({id:e,from:t,to:n})}addResult(e,t,n){let{audio:o,model:i}=e;this.origin=t-o.end_ms,"latency_ms"in e&&(this.latencyMs=e.latency_ms.audio_end_to_publish??this.latencyMs,this.inferenceMs=e.latency_ms.inference),this.model=`${i.name} ${i.version} (${i.precision})`,this.quality=o.quality;let l=this.utterances.at(-1),c=this.pieces.at(-1),u=l?.id===e.utterance_id?l.from:o.start_ms,p=c!==void 0&&c.to>u?c.to:u;p>=o.end_ms||this.pieces.push({from:p,to:o.end_ms,shares:e.abstained?[]:pd(e,n),valence:e.abstained?null:e.dimensions?.valence??null,reason:e.abstained?e.reason??"unknown":null})}lose(e,t,n){if(this.origin===null||e===0)return;let o=n-this.origin;this.gaps.push({from:o-e,to:o,reason:t})}end(e){let t=this.utterances.at(-1);t!==void 0&&this.origin!==null&&(t.to??=e-this.origin);let n=this.pauses.at(-1);n!==void 0&&(n.to??=e),this.current={...this.current,...Xl}}forget(e){if(this.origin===null||e<=this.keptFrom)return;let t=e-this.origin,n=[this.pieces,this.utterances,this.gaps].map(i=>Xn(i,({to:l})=>(l??1/0)<t));Xn(this.pauses,({to:i})=>(i??1/0)<e)+Math.max(...n)>0&&(this.keptFrom=e)}};function Xn(s,e){let t=0;for(;t<s.length&&e(s[t]);)t++;return t>0&&s.splice(0,t),t}function pd(s,e){let t=e.map(()=>0);for(let{name:n,probability:o}of s.posterior){let i=e.indexOf(n);i<0&&(i=e.push(n)-1),t[i]=o}return t}var wo=class{constructor(e,t,n){this.id=e;this.startedAt=t;this.holes=n;this.sourceId="";this.node="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.alertLog=[];this.version=0;this.lostEvents=0;this.#e=null}#e;unknown(e){return[{from:this.startedAt,to:e.keptFrom},...this.holes].filter(({from:t,to:n})=>t<n)}take(e){if(e!==this.#e){this.#e=e,this.version++,this.node=e.node,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[t,n]of Object.entries(e.legs))this.leg(t,n.role).current=n}}leg(e,t){let n=this.legs.get(e);return n===void 0&&(n=new bo(e,t),this.legs.set(e,n)),n}describe(e,t){for(let n of e)this.leg(n.leg_id,n.role).describe(n,t)}takeAlert({alert_id:e,muted:t,status:n,...o},i){let l={...o,id:e,clearedAt:n==="cleared"?i:null},c=this.alertLog.findIndex(({id:u})=>u===e);c<0?this.alertLog.push(l):this.alertLog[c]=l}end(e,t){this.endedAt=e,this.endReason=t,this.version++,this.alerts={};for(let n of this.alertLog)n.clearedAt??=e;for(let n of this.legs.values())n.end(e)}forget(e){for(let t of this.legs.values())t.forget(e);Xn(this.alertLog,({clearedAt:t})=>(t??1/0)<e)}};var Sn=15*6e4,Cs=3*6e4,fd=Cs+1e4,md=4e4,gd=6e4,es=class{constructor(e=[],t=!1){this.labels=e;this.isOfHistory=t;this.sessions=new Map;this.sources=new Map;this.hasSeveralNodes=!1;this.holes=[];this.overload=null;this.lostEvents=0;this.version=0;this.coach=new go;this.#e=new Map;this.#t=new Map;this.#n=-1/0}#e;#t;#n;known(e){return this.#t.get(e)}sync(e,t,n=!0){this.overload=e.overload,this.coach.keep(e.sessions);for(let[o,i]of Object.entries(e.sessions)){let l=this.#s(o,t);l.take(i),this.sessions.set(o,l)}n&&this.#o(e),this.hasSeveralNodes=Object.keys(e.nodes).length>1}#o(e){for(let t of this.sessions.values())t.endedAt===null&&!(t.id in e.sessions)&&this.sessions.delete(t.id);for(let[t,{node:n,id:o}]of this.sources)e.nodes[n]?.sources[o]===void 0&&this.sources.delete(t)}miss(e,t){this.holes.push({from:Math.max(this.#n,e),to:t})}apply(e){let t=Date.parse(e.time);switch(this.version++,this.coach.apply(e,t),e.type){case"org.emotionstreamer.source.health.v1":this.#c(Qn(e),e.data,t);break;case"org.emotionstreamer.gap.v1":this.#r(e.data,t);break;case"org.emotionstreamer.session.started.v1":this.#l(e.data.session_id,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.changed.v1":this.#s(e.data.session_id,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.ended.v1":this.#a(e.data.session_id,e.data.reason,t);break;case"org.emotionstreamer.alert.v1":this.#s(e.data.session_id,t).takeAlert(e.data,t);break;default:this.#u(e,t)}this.#n=Math.max(this.#n,t)}sourceOf({node:e,sourceId:t}){return this.sources.get(ea(e,t))}nameOf({node:e,id:t}){return this.hasSeveralNodes?`${e}: ${t}`:t}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e,t=""){let n=this.#i(e);for(let o of this.#t.values()){let i=Math.max(o.startedAt,...[...o.legs.values()].map(l=>l.heardAt));(this.sessions.has(o.id)?e-(o.endedAt??e)>gd:e-i>Sn)&&(this.#t.delete(o.id),this.sessions.delete(o.id),this.coach.hasTakeOf(o.id)&&this.#e.set(o.id,o),this.version++),o.forget(e-(o.id===t||o.endedAt!==null?Sn:n))}for(let o of this.#e.values())e-o.endedAt>Sn&&this.#e.delete(o.id);Xn(this.holes,({to:o})=>o<e-Sn)}#i(e){let t=0;for(let n of this.#t.values())for(let o of n.legs.values())t+=bd(o,e-Cs);return Math.min(Sn,Math.max(fd,md/Math.max(1,t)*Cs))}#s(e,t){let n=this.#t.get(e);return n===void 0&&(n=new wo(e,t,this.holes),this.#t.set(e,n)),n.version++,n}#l(e,t){let n=this.#t.get(e);n!==void 0&&(n.endedAt!==null||n.startedAt<t)&&this.#t.delete(e);let o=this.#s(e,t);return o.startedAt=t,o}#a(e,t,n){let o=this.#t.get(e);o!==void 0&&(o.end(n,t),this.sessions.set(o.id,o))}#c(e,{source_id:t,state:n,detail:o},i){this.sources.set(ea(e,t),{id:t,node:e,state:n,detail:o,at:i})}#r(e,t){if(this.lostEvents+=e.lost_events,e.session_id===null)return;let n=this.#s(e.session_id,t);n.lostEvents+=e.lost_events;for(let o of e.leg_ids)n.legs.get(o)?.lose(e.lost_ms,e.reason,t)}#u(e,t){let{session_id:n,leg_id:o,role:i}=e.data;if(n===void 0||o==null)return;let l=this.#s(n,t).leg(o,i??"unknown");l.heardAt=Math.max(l.heardAt,t),e.type==="org.emotionstreamer.utterance.started.v1"?l.startUtterance(e.data,t):e.type==="org.emotionstreamer.utterance.ended.v1"?(l.endUtterance(e.data,t),this.isOfHistory&&l.addResult(e.data,t,this.labels)):e.type==="org.emotionstreamer.emotion.v1"?(l.addResult(e.data,t,this.labels),this.#d(t)):e.type==="org.emotionstreamer.state.v1"&&(l.origin=t-e.data.since_ms)}#d(e){let t=this.holes.at(-1);t!==void 0&&e<t.to&&(t.to=Math.max(t.from,e))}},ea=(s,e)=>`${s}/${e}`;function bd(s,e){let t=e-(s.origin??0),n=0,o=s.pieces.length;for(;n<o;){let i=n+o>>1;s.pieces[i].to<t?n=i+1:o=i}return s.pieces.length-n}var wd=5e3,ta=1e3,vd=1.5,_d=300,yd=100,xd=1e3,ts=5e3,kd=12e3;var vo=class extends EventTarget{constructor(t,n={}){super();this.url=t;this.options=n;this.model=new es;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#n=null;this.#o=[];this.#i=!1;this.#s=0;this.#l=0;this.#a=!1;this.#c=!1;this.#r=0;this.#u=0;this.#d=0;this.#h=-1/0;this.#p=()=>{let t=this.#u-performance.now();if(t>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#p),t);return}this.#i=!1,this.#s=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock(),this.#c),this.#a=this.#c,this.dispatchEvent(new Event("change"))};this.#g=()=>this.reconnect()}#e;#t;#n;#o;#i;#s;#l;#a;#c;#r;#u;#d;#h;watched(){return""}start(){this.stop();let t=new AbortController,n=(l,c=!1)=>{this.setStatus(l),l==="open"&&!c&&this.model.miss(this.#h,this.clock())},o=()=>{this.#c=!0,this.#u=0,this.changed()},i=ql(this.url,{queueEvents:1e5,...this.options,onStatus:n,onCaughtUp:o,signal:t.signal});this.#n=t,this.#t=i,this.#o=[setInterval(()=>this.model.forget(this.clock(),this.watched()),wd),setInterval(()=>this.changed(!1),ta)],addEventListener("online",this.#g),this.#f(i,t.signal)}retain(){this.#d++===0&&this.start()}release(){--this.#d===0&&this.stop()}stop(){this.#n?.abort(),this.#n=null,this.#o.forEach(clearInterval),removeEventListener("online",this.#g)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>ts}get hasCaughtUp(){return this.#a}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#n===null?this.start():this.#t?.reconnect()}changed(t=!0){if(this.#i||this.isPaused&&!t)return;this.#i=!0;let n=performance.now(),o=Math.min(_d,vd*this.model.sessions.size),i=Math.max(o-(n-this.#s),this.#u-n);document.hidden?setTimeout(this.#p,ta):i<=0?requestAnimationFrame(this.#p):setTimeout(()=>requestAnimationFrame(this.#p),i)}setStatus(t){t==="open"?(this.lostAt=null,this.#r=this.clock(),this.#l=performance.now(),this.#c=this.#a=!1,this.#m()):(this.status==="open"&&(this.#h=this.clock()-kd),this.lostAt??=this.clock()),t!=="refused"&&(this.refusal=null),this.status=t,this.dispatchEvent(new Event("status")),this.changed()}async#f(t,n){try{for await(let o of t)this.#b(o)}catch(o){if(n.aborted)return;this.stop(),o instanceof sn||reportError(o),this.refusal=o instanceof sn?o:new sn(0,String(o)),this.setStatus("refused")}}#b(t){t.type==="org.emotionstreamer.gap.v1"&&t.data.reason==="resume_expired"&&this.model.miss(this.#h,this.clock()),this.model.apply(t),Date.parse(t.time)>this.#r?this.dispatchEvent(new CustomEvent("event",{detail:t})):this.#m(),this.changed(!1)}#m(){this.#u=Math.min(performance.now()+yd,this.#l+xd)}#p;#g};var na="/assets/capture.worklet-7ESDUN63.js";var Sd="/browser",sa=500,Ad=1e4,oa=48e3,Ed=3,ia=2,_o=class extends EventTarget{constructor(t,n){super();this.origin=t;this.token=n;this.state="off";this.devices=[];this.deviceId="";this.lostMs=0;this.isMuted=!1;this.#e=!1;this.#t=null;this.#n=null;this.#o=null;this.#i=null;this.#s=null;this.#a=sa;this.#c="";this.#b=()=>{this.#m()};this.#p=()=>{this.#n?.state==="suspended"&&!document.hidden&&this.#n.resume()}}#e;#t;#n;#o;#i;#s;#l;#a;#c;get isWanted(){return this.#e}async start(){if(!this.#e){if(!navigator.mediaDevices?.getUserMedia)return this.#r("insecure");this.#e=!0,this.#c=crypto.randomUUID(),this.lostMs=0,navigator.mediaDevices.addEventListener("devicechange",this.#b),document.addEventListener("visibilitychange",this.#p),await this.#d()&&this.#g()}}stop(){this.#u("off")}async choose(t){this.deviceId=t,this.#e&&await this.#d()}#r(t){this.state=t,this.dispatchEvent(new Event("change"))}#u(t){this.#e=!1,clearTimeout(this.#l),navigator.mediaDevices?.removeEventListener("devicechange",this.#b),document.removeEventListener("visibilitychange",this.#p),this.#f(),this.#n?.close(),this.#n=this.#o=null,this.#s?.close(1e3),this.#s=null,this.#r(t)}async#d(){this.state!=="on"&&this.#r("asking");try{let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1},n=this.deviceId?{deviceId:{exact:this.deviceId}}:{},o=await navigator.mediaDevices.getUserMedia({audio:{...t,...n}});if(!this.#e)return o.getTracks().forEach(i=>i.stop()),!1;this.#f(),this.#t=o,await this.#h(o)}catch(t){let n={NotAllowedError:"denied",SecurityError:"denied",NotReadableError:"busy"};this.#f();let o=n[t.name]??"missing";return o==="missing"&&this.deviceId?(this.deviceId="",this.#d()):(this.#e&&this.#u(o),!1)}return await this.#m(),this.#e}async#h(t){if(this.#n===null){let o=new AudioContext;this.#n=o.sampleRate>oa?new AudioContext({sampleRate:oa}):o,this.#n!==o&&o.close(),await this.#n.audioWorklet.addModule(na),this.#o=new AudioWorkletNode(this.#n,"capture",{numberOfOutputs:0,channelCount:1,channelCountMode:"explicit"}),this.#o.port.onmessage=({data:i})=>this.#_(i),this.#n.onstatechange=this.#p}await this.#n.resume(),this.#i=this.#n.createMediaStreamSource(t),this.#i.connect(this.#o);let n=t.getAudioTracks()[0];this.isMuted=n.muted,n.onmute=n.onunmute=()=>{this.isMuted=n.muted,this.#r(this.state)},n.onended=()=>{this.#d()}}#f(){this.#i?.disconnect(),this.#i=null;for(let t of this.#t?.getTracks()??[])t.onended=null,t.stop();this.#t=null}#b;async#m(){let t=await navigator.mediaDevices.enumerateDevices();this.devices=t.filter(({kind:n})=>n==="audioinput").map(({deviceId:n,label:o})=>({id:n,name:o})),this.#r(this.state)}#p;async#g(){if(!this.#e)return;this.#r("connecting");let t=await this.#v();if(!this.#e)return;if(t===null)return this.#w();let n=new WebSocket(new URL(Sd,this.origin.replace(/^http/,"ws")),["emotion-streamer.pcm",`ticket.${t}`]);this.#s=n,n.onopen=()=>{this.#a=sa,n.send(JSON.stringify({call_id:this.#c,sampleRate:this.#n.sampleRate})),this.#r("on")},n.onclose=()=>{this.#s===n&&(this.#s=null,this.#w())}}async#v(){let t=this.token()?{Authorization:`Bearer ${this.token()}`}:{};try{let n=await fetch(new URL("/api/ticket",this.origin),{method:"POST",headers:t,body:'{"scope": "stream"}'});if(n.ok)return(await n.json()).ticket;n.status===404?this.#u("unconfigured"):(n.status===401||n.status===403)&&this.#u("refused")}catch{}return null}#w(){this.#e&&(this.#r("connecting"),this.#l=setTimeout(()=>{this.#g()},this.#a*(.5+Math.random())),this.#a=Math.min(2*this.#a,Ad))}#_(t){let n=this.#s;if(n?.readyState!==WebSocket.OPEN)return;let o=this.#n.sampleRate;n.bufferedAmount>Ed*o*ia?(this.lostMs+=1e3*t.byteLength/(o*ia),this.dispatchEvent(new Event("change"))):n.send(t)}};var Md="/api/history",ra=3e4,Td=1e3,Pd=20,Cd=5e3,Ls=class extends Error{constructor(t,n){super(n);this.progress=t}},yo=class{constructor(e,t,n){this.token=e;this.changed=t;this.labels=n;this.progress="ready";this.problem="";this.found=[];this.next=null;this.unanswered=[];this.#e=null;this.#t=new Map}#e;#t;look(e,t=!1){let n=la(e);!t&&n.toString()===this.#e?.toString()||(this.#e=n,this.found=[],this.next=null,this.unanswered=[],this.#n(n))}reset(){this.#e=null,this.#t.clear(),this.progress="ready"}more(){if(this.#e===null||this.next===null||this.progress==="loading")return;let e=new URLSearchParams(this.#e);e.set("after",this.next),this.#n(e)}session(e){let t=this.#t.get(e),n=performance.now();return(t===void 0||t.progress==="failed"&&n-t.askedAt>Cd)&&(t={progress:"loading",session:null,problem:"",askedAt:n},this.#t.clear(),this.#t.set(e,t),this.#o(e,t)),t}async forget(e){try{await this.#s(`/sessions/${encodeURIComponent(e)}`,{method:"DELETE"})}catch(t){return t.message}return this.#t.delete(e),this.#e=null,""}async export(e,t){let n=la(e);n.set("format",t);try{let o=await this.#s(`/export?${n}`,{signal:null}),i=URL.createObjectURL(await o.blob()),l=document.createElement("a");l.href=i,l.download=`emotions.${t}`,l.click(),setTimeout(()=>URL.revokeObjectURL(i),ra);let c=o.headers.get("Emotion-Streamer-Unanswered");return c===null?"":b("history_without",{daemons:c})}catch(o){return o.message}}async#n(e){let t=this.#e;this.progress="loading",this.changed();try{let n=await(await this.#s(`/sessions?${e}`)).json();if(t!==this.#e)return;this.found=[...this.found,...n.sessions],this.next=n.next,this.unanswered=[...new Set([...this.unanswered,...n.unanswered??[]])].sort(),this.progress="ready",this.problem=""}catch(n){if(t!==this.#e)return;this.progress=n instanceof Ls?n.progress:"failed",this.problem=n.message}this.changed()}async#o(e,t){try{let n=await(await this.#s(`/sessions/${encodeURIComponent(e)}`)).json(),o=new es(this.labels,!0);for(let i of await this.#i(e))o.apply(i);t.session=Ld(o.known(e),n),t.progress=t.session===null?"none":"ready"}catch(n){t.progress=n instanceof Ls?n.progress:"failed",t.problem=n.message}this.changed()}async#i(e){let t=[],n=new URLSearchParams({session:e,limit:String(Td)});for(let o=0;o<Pd;o++){let i=await(await this.#s(`/events?${n}`)).json();if(t.push(...i.events),i.next===null)break;n.set("after",i.next)}return t}async#s(e,t={}){let o={headers:this.token()?{Authorization:`Bearer ${this.token()}`}:{},cache:"no-store",signal:AbortSignal.timeout(ra)},i=await fetch(`${Md}${e}`,{...o,...t});if(i.ok)return i;let l=i.status===404?"none":i.status===401||i.status===403?"denied":"failed";throw new Ls(l,(await i.text()).trim())}};function la(s){let e=new URLSearchParams;for(let t of["from","to","role","state","alert"])s[t]&&e.set(t,s[t]);return s.find&&e.set("session",s.find),e}function Ld(s,e){if(s===void 0)return null;s.startedAt=Date.parse(e.started_at),s.endedAt=Date.parse(e.ended_at??e.last_at),s.endReason=e.ended_at===null?"":e.reason??"",s.callReference=e.call_reference,s.sourceId=e.source_id??"";for(let{leg_id:t,role:n,analysed:o}of e.legs){let i=s.leg(t,n);i.current={...i.current,role:n,analysed:o}}return s}var on=class extends Error{constructor(t,n){super(n);this.status=t}},xo=class{constructor(e){this.token=e}async acknowledge(e){await this.#e("/api/alerts/acknowledge",{alert_id:e})}async mark(e){await this.#e("/api/marks",e)}async marking(){try{return await(await this.#e("/api/marks")).json()}catch{return{kept:!1,labels:[],gateway:!1}}}async#e(e,t){let n=t===void 0?{}:{"Content-Type":"application/json"};this.token()&&(n.Authorization=`Bearer ${this.token()}`);let o={headers:n,cache:"no-store",signal:AbortSignal.timeout(8e3)},l=await(t===void 0?fetch(e,o):fetch(e,{...o,method:"POST",body:JSON.stringify(t)})).catch(c=>{throw new on(0,String(c))});if(!l.ok)throw new on(l.status,(await l.text()).trim());return l}};var Rd=180,Ii=5e3,Dd=2,Od=1e4,Id=5e3,Nd=4e3,Ni=class extends vo{constructor(){super(location.origin,{token:()=>_.token,recentS:Rd});this.health=null;this.route=Ri(location.hash);this.theme="auto";this.texts=Ti(navigator.language);this.tokenIsWrong=!1;this.announcement="";this.microphone=new _o(location.origin,()=>this.#e);this.trouble="";this.marking={kept:!1,labels:[],gateway:!1};this.supervision=new xo(()=>this.#e);this.#e="";this.#t=-Ii;this.#n=[];this.#o=0;this.past=new yo(()=>this.#e,()=>this.changed(),this.model.labels);this.#i=matchMedia("(prefers-color-scheme: dark)")}#e;#t;#n;#o;#i;watched(){return this.route.sessionId}open(){this.#h(),this.#i.addEventListener("change",()=>this.#s()),addEventListener("hashchange",()=>{this.route=Ri(location.hash),this.changed()}),this.addEventListener("event",t=>this.#c(t.detail)),this.microphone.addEventListener("change",()=>this.changed()),this.#d(),this.start()}get language(){return this.texts.code}get scheme(){return`${this.theme} ${this.#i.matches}`}get token(){return this.#e}showsRole(){return!0}addressOf(t){return rt({view:"session",sessionId:t.id,t:null})}go(t){location.hash=rt({...this.route,...t})}setTheme(t){this.theme=t,t==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=t,aa("theme",t),this.#s()}setLanguage(t){this.texts=Ti(t),Ll(this.texts),aa("language",this.texts.code),this.changed()}signIn(t){this.#e=t,this.past.reset(),this.start()}setStatus(t){let n=t==="refused"&&this.refusal?.status===401;this.tokenIsWrong=n&&this.#e!=="",t==="open"&&this.#a(),super.setStatus(n?"token":t)}#s(){this.dispatchEvent(new Event("theme")),this.changed()}acknowledge(t){this.supervision.acknowledge(t).catch(n=>{let o=!(n instanceof on)||n.status===0;this.#l(this.texts.t("not_acknowledged",{reason:o?this.texts.t("no_answer_daemon"):n.message}))})}#l(t){let n=++this.#o;this.trouble=t,this.changed(),setTimeout(()=>{n===this.#o&&(this.trouble="",this.changed())},Od)}async#a(){this.marking=await this.supervision.marking(),this.changed()}#c(t){if(t.type==="org.emotionstreamer.alert.v1"&&t.data.status==="raised"){let{role:n,session_id:o,rule:i}=t.data,l={role:n===null?"":this.texts.word(n),id:o,rule:i};this.#n.push(this.texts.t(n===null?"announce_alert_session":"announce_alert",l));let c=Math.max(0,this.#t+Ii-performance.now());this.#n.length===1&&setTimeout(()=>this.#r(),c)}else if(t.type==="org.emotionstreamer.state.v1"&&t.data.state!=="none"&&xt(t.data.state).need>=Dd){let{role:n,session_id:o,state:i}=t.data;if(this.#n.length>0||performance.now()-this.#t<Ii)return;this.#u(this.texts.t("announce",{role:this.texts.word(n),id:o,state:this.texts.word(i)}))}}#r(){let[t="",...n]=this.#n.splice(0).reverse();this.#u(n.length===0?t:this.texts.t("announce_more",{text:t,count:n.length}))}#u(t){this.#t=performance.now(),this.announcement=t,this.changed()}async#d(){try{let t=this.#e===""?{}:{Authorization:`Bearer ${this.#e}`},n=await fetch("/healthz",{headers:t,signal:AbortSignal.timeout(Nd),cache:"no-store"});this.health={ok:n.ok,text:(await n.text()).trim()},this.changed()}catch{}setTimeout(()=>{this.#d()},Id)}#h(){this.setLanguage(ca("language")??navigator.language);let t=ca("theme");this.setTheme(t==="light"||t==="dark"?t:"auto")}};function aa(s,e){try{localStorage.setItem(`emotion-streamer.${s}`,e)}catch{return}}function ca(s){try{return localStorage.getItem(`emotion-streamer.${s}`)}catch{return null}}var _=new Ni;var ko={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},$o=s=>(...e)=>({_$litDirective$:s,values:e}),ns=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var zi=class extends ns{constructor(e){if(super(e),e.type!==ko.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return yt}update(e,[t]){let{style:n}=e.element;for(let[o,i]of Object.entries(t))n.setProperty(o,i);return yt}},Vt=$o(zi);function _e(s,e){customElements.get(s)===void 0&&customElements.define(s,e)}function Pt(s){let{shape:e,colour:t}=xt(s);return y`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Ts`<path d=${e} fill=${t} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var So=y`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,Ce=ae`
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
`;var Ze=class extends Re{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),_.addEventListener("change",this.#e)}disconnectedCallback(){_.removeEventListener("change",this.#e),super.disconnectedCallback()}},Ao=()=>`${_.model.labels.length} ${_.language} ${_.scheme}`;var Hi=class extends Ze{static{this.styles=[Ce,ae`
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
    `]}render(){let{microphone:e}=_,t=!["off","asking","connecting","on"].includes(e.state);return y`<section class=${t?"bad":e.state} aria-labelledby="title">
      <h2 id="title">${b("microphone")}</h2>
      <p role="status">
        ${b(`microphone_${e.state}`)} ${e.isWanted&&e.isMuted?b("microphone_muted"):P}
        ${e.lostMs>0?b("microphone_lost",{seconds:(e.lostMs/1e3).toFixed(1)}):P}
      </p>
      ${e.isWanted&&e.devices.length>1?this.#e():P}
      <button @click=${this.#t}>${b(e.isWanted?"microphone_stop":"microphone_start")}</button>
    </section>`}#e(){let{devices:e,deviceId:t}=_.microphone;return y`<label>
      ${b("microphone_device")}
      <select @change=${n=>{_.microphone.choose(n.target.value)}}>
        ${e.map(({id:n,name:o},i)=>y`<option value=${n} ?selected=${n===t}>${o||`${b("microphone")} ${i+1}`}</option>`)}
      </select>
    </label>`}#t=()=>{_.microphone.isWanted?_.microphone.stop():_.microphone.start()}};_e("es-microphone",Hi);var zd=3,Hd=.1,Ud=.9,Vd=5,Ui=class extends Ze{static{this.styles=[Ce,ae`
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
    `]}render(){let{cues:e,takes:t}=_.model.coach;return y`
      <h1>${b("coach")}</h1>
      <p class="intro muted">${b("coach_intro")}</p>
      ${_.marking.gateway?P:y`<es-microphone></es-microphone>`}
      <div aria-live="polite">${[...e.values()].map(n=>this.#e(n))}</div>
      ${t.slice(0,Vd).map((n,o)=>this.#t(n,t.slice(o+1)))}
      ${e.size===0&&t.length===0?y`<div class="empty"><h2>${b("coach_nobody")}</h2><p class="muted">${b("coach_how")} <code>target = { happy = 0.6, calm = 0.4 }</code></p></div>`:P}
    `}#e(e){let t=e.cue==="begin"?b("cue_begin",{target:Vi(e.target)}):b(Bd(e.cue),{label:te(e.label??"")});return y`<section class="panel">
      <h2 class="muted">${te(e.role)}</h2>
      <p class="cue">${e.label===null?P:Pt(e.label)} <span>${t}</span></p>
      ${ua(e.heard,e.target)}
      <p class="hint">${b(e.heard.length>0?"cue_hint":"target_hint")}</p>
    </section>`}#t(e,t){return y`<section class="panel">
      <h2>${b("take_at",{time:nn(e.at,_.language)})}</h2>
      <ol class="lead">
        ${Fd(e).map(n=>y`<li>${n}</li>`)}
      </ol>
      ${e.shares.length===0?P:y`<div class="columns">
            <div>
              <h3>${b("share_of_time")}</h3>
              ${ua(e.shares,e.target)}
              <p class="hint">${b("target_hint")}</p>
            </div>
            <div>
              ${e.stretches.length===0?P:this.#n(e)} ${e.mixtures.length===0?P:jd(e)}
            </div>
          </div>`}
      ${Wd(e,t)}
    </section>`}#n(e){return y`<h3>${b("stretches")}</h3>
      <ul>
        ${e.stretches.map(({start_ms:t,end_ms:n,more:o,less:i})=>y`<li>
            <a href=${da(e,t)}>${b("from_to",{from:ve(t),to:ve(n)})}</a>:
            ${b("more_and_less",{more:te(i),less:te(o)})}
          </li>`)}
      </ul>`}};function jd(s){return y`<h3>${b("mixtures")}</h3>
    <ul>
      ${s.mixtures.map(({names:e,share:t,start_ms:n})=>y`<li>${e.map(te).join(" + ")}: ${Rs(t)}, <a href=${da(s,n)}>${ve(n)}</a></li>`)}
    </ul>`}function Wd(s,e){let t=e.filter(({shares:i})=>i.length>0);if(s.distance===null||t.length===0)return P;let n=t.map(({shares:i})=>Zl(i,s.target)),o=s.distance<Math.min(...n);return y`<h3>${b("comparison")}</h3>
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
          ${[{at:s.at,away:s.distance},...t.map(({at:i},l)=>({at:i,away:n[l]}))].map(({at:i,away:l})=>y`<tr>
              <th scope="row">${nn(i,_.language)}</th>
              <td class="number">${l.toFixed(2)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`}function da(s,e){let t=_.model.find(s.sessionId),n=t?.legs.get(s.legId)?.origin,o=t!==void 0&&n!=null?n-t.startedAt:0;return rt({view:"session",sessionId:s.sessionId,t:Math.max(0,e+o)})}function Fd(s){if(s.shares.length===0)return[b("coach_too_little")];let e={target:Vi(s.target),percent:Rs(s.onTargetShare??0)},t=[...s.stretches].sort((n,o)=>o.end_ms-o.start_ms-(n.end_ms-n.start_ms))[0];return[b("coach_heard",{time:ve(s.heardMs),shares:Vi(s.shares)}),t===void 0?b("coach_near",e):b("coach_away",{...e,from:ve(t.start_ms),to:ve(t.end_ms),more:te(t.less),less:te(t.more)}),(s.onTargetShare??0)>=Ud?b("coach_same"):b("coach_next",{label:te(Jl(s.shares,s.target))})]}function ua(s,e){let t=new Map(e.map(({name:l,share:c})=>[l,c])),n=new Map(s.map(({name:l,share:c})=>[l,c])),i=[...t.keys(),...s.map(({name:l})=>l).filter(l=>!t.has(l))].filter(l=>t.has(l)||(n.get(l)??0)>=.01);return y`<ul class="shares">
    ${i.map(l=>{let c=n.get(l)??0,u=t.get(l);return y`<li>
        <span>${Pt(l)} ${te(l)}</span>
        <span class="bar">
          <i ${Vt({width:`${100*c}%`,background:xt(l).colour})}></i>
          ${u===void 0?P:y`<b ${Vt({left:`${100*u}%`})}></b>`}
        </span>
        <span class="number">${s.length===0?Rs(u??0):Rs(c)}</span>
      </li>`})}
  </ul>`}function Vi(s){return s.slice(0,zd).filter(({share:t},n)=>n===0||t>=Hd).map(({name:t,share:n})=>`${te(t)} ${Rs(n)}`).join(", ")}var Rs=s=>`${Math.round(100*s)} %`,Bd=s=>s==="more"?"cue_more":s==="less"?"cue_less":"cue_on_target";_e("es-coach",Ui);function pa(s,e,t,n=[]){let o={alone:new Map(s.map(l=>[l.id,0])),overlap:0,silence:0,total:0},i=e;for(let l of[...n].sort((c,u)=>c.from-u.from))ha(o,s,i,Math.min(l.from,t)),i=Math.max(i,l.to);return ha(o,s,i,t),o}function ha(s,e,t,n){if(t>=n)return;let o=[];for(let c of e)if(c.origin!==null)for(let u of c.utterances){let[p,w]=Gd(u,c.origin,t,n);p<w&&o.push({at:p,leg:c.id,change:1},{at:w,leg:c.id,change:-1})}o.sort((c,u)=>c.at-u.at||c.change-u.change),s.total+=n-t;let i=new Map,l=t;for(let c of[...o,{at:n,leg:"",change:1}]){let u=[...i].filter(([,w])=>w>0).map(([w])=>w),p=c.at-l;u.length===0?s.silence+=p:u.length>1?s.overlap+=p:s.alone.set(u[0],s.alone.get(u[0])+p),i.set(c.leg,(i.get(c.leg)??0)+c.change),l=c.at}}function Gd(s,e,t,n){return[Math.max(t,s.from+e),Math.min(n,s.to===null?n:s.to+e)]}var Eo=ae`
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
`;function Mo(s,e,t,{details:n=!1}={}){let{texts:o}=s,{acknowledged:i,rule:l}=t,c=o.t(i?"alert_acknowledged":"alert_open",{rule:l}),u=ve(s.now()-Date.parse(t.raised_at));return y`<p class="alert ${i?"acknowledged":""}" part="alert">
    ${So} ${c} ${n?y`<span class="why">${qd(s,t)}</span>`:P}
    <span class="why number">${u}</span>
    ${i||s.acknowledge===void 0?P:y`<button aria-label=${`${o.t("acknowledge")}: ${l}`} @click=${()=>s.acknowledge(e)}>${o.t("acknowledge")}</button>`}
  </p>`}function qd({texts:s},e){let t=e.role===null?"":s.word(e.role),n=e.acknowledged_by===null?"":s.t("acknowledged_by",{who:e.acknowledged_by});return[t,ji(s,e),n].filter(Boolean).join(" · ")}function ji(s,{kind:e,labels:t,probability:n,threshold:o}){if(e==="silence")return s.t("alert_silence");let i=c=>c===null?"–":`${Math.round(c*100)} %`,l={labels:t.map(c=>s.word(c)).join(" + "),probability:i(n),threshold:i(o)};return s.t(e==="rising"?"alert_rising":"alert_above",l)}var Kd=34,Yd=7.5,Zd=220,Wi=class extends Re{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.until=0;this.#e=new ResizeObserver(()=>this.requestUpdate())}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1}}}static{this.styles=[Ce,ae`
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
    `]}#e;connectedCallback(){super.connectedCallback(),this.#e.observe(this)}disconnectedCallback(){this.#e.disconnect(),super.disconnectedCallback()}render(){let{session:t}=this,n=t===null?[]:this.#t(t.alertLog);return t===null||n.length===0?P:y`<ul aria-label=${b("alerts")}>
      ${n.map(({alert:o,row:i,left:l,width:c,barLeft:u,barWidth:p})=>y`<li ${Vt({"grid-row":String(i+1),"margin-left":`${l}%`,width:`${c}%`})}>
          <a
            class=${o.clearedAt===null?"":"over"}
            href=${rt({view:"session",sessionId:t.id,t:Math.max(0,Date.parse(o.raised_at)-t.startedAt)})}
            title=${this.#n(t,o)}
            aria-label=${this.#n(t,o)}
            >${So}<span>${o.rule}</span><i ${Vt({left:`${u}%`,width:`${p}%`})}></i
          ></a>
        </li>`)}
    </ul>`}#t(t){let n=[],o=l=>Math.max(0,Math.min(100,(l-this.from)/(this.to-this.from)*100)),i=100/Math.max(1,this.clientWidth);return t.flatMap(l=>{let c=Date.parse(l.raised_at),u=l.clearedAt??this.until;if(u<this.from||c>this.to)return[];let[p,w]=[o(c),o(u)],f=Math.min(Zd,Kd+Yd*l.rule.length)*i,g=Math.min(100,Math.max(f,w-p)),k=Math.min(p,100-g),E=n.findIndex(z=>z<=k),$=E<0?n.length:E;n[$]=k+g;let L=z=>z/g*100;return[{alert:l,row:$,left:k,width:g,barLeft:L(p-k),barWidth:L(w-p)}]})}#n(t,n){let o=w=>ve(w-t.startedAt),i=Date.parse(n.raised_at),l=n.clearedAt===null?o(i):b("from_to",{from:o(i),to:o(n.clearedAt)}),c=n.role===null?"":te(n.role),u=n.acknowledged?n.acknowledged_by===null?b("acknowledged"):b("acknowledged_by",{who:n.acknowledged_by}):"",p=n.clearedAt===null?"":b("cleared",{reason:te(n.reason??"unknown")});return[b("alert_open",{rule:n.rule}),l,c,ji(_.texts,n),u,p].filter(Boolean).join(" · ")}};_e("es-alert-axis",Wi);var fa=ae`
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
`;var ga=["silent","unsure","lost","paused","unknown"],Ne=8,Jd=5,Qd=5e3,ma=new Map;function ba(s,e,t,n,o){s.clearRect(0,0,n.width,n.height);let i=e.origin;if(i===null||!e.analysed)return;let l=n.width*n.scale/(n.to-n.from),c=$=>Math.round(($+i-n.from)*l)/n.scale,u=($,L,...z)=>{let A=Math.max(0,c($)),H=Math.min(n.width,c(L));if(H<=A)return;let T=Math.max(.5,H-A);s.clearRect(A,0,T,n.height);for(let K of z)s.fillStyle=K,s.fillRect(A,0,T,n.height)},{hatch:p,lost:w,speech:f}=o,g=$=>Fi(s,$,$==="lost"?w:p),k=n.until-i;u(0,k,g("silent"));for(let{from:$,to:L}of n.unknown)u(Math.max(0,$-i),Math.min(k,L-i),g("unknown"));for(let{from:$,to:L}of e.pauses)u($-i,Math.min(k,(L??1/0)-i),g("paused"));for(let{from:$,to:L}of e.utterances)L===null?u($,k,f,...k-Math.max($,Xd(e))>Qd?[g("unknown")]:[]):u($,L,f,g("unsure"));let E=t.map(($,L)=>L).sort(($,L)=>uo(t[$],t[L]));for(let $ of e.pieces)c($.to)<0||c($.from)>n.width||($.reason===null?(u($.from,$.to,f),th(s,$,t,E,c($.from),c($.to),n.height)):u($.from,$.to,f,g(eh($.reason))));for(let $ of e.gaps)u($.from,$.to,f,g("lost"))}function Xd(s){return s.pieces.at(-1)?.to??0}function eh(s){return s==="audio_lost"||s==="overload"?"lost":s==="paused"?"paused":"unsure"}function Fi(s,e,t){return wa(s,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns",unknown:"rows"}[e],t)}function th(s,e,t,n,o,i,l){let c=l,u=Math.max(.5,i-o);for(let p of n){let w=(e.shares[p]??0)*l;if(w<.5)continue;let{colour:f,pattern:g}=xt(t[p]);s.fillStyle=f,s.fillRect(o,c-w,u,w),g!=="plain"&&w>=Jd&&(s.fillStyle=wa(s,g,"rgba(0, 0, 0, 0.38)"),s.fillRect(o,c-w,u,w)),c-=w}}function wa(s,e,t){let n=`${e} ${t}`,o=ma.get(n);return o===void 0&&(o=s.createPattern(nh(e,t),"repeat"),ma.set(n,o)),o}function nh(s,e){let t=document.createElement("canvas");t.width=t.height=Ne;let n=t.getContext("2d");return n.strokeStyle=n.fillStyle=e,n.lineWidth=1.5,n.beginPath(),(s==="rising"||s==="cross")&&To(n,[-2,2,2,-2],[0,Ne,Ne,0],[Ne-2,Ne+2,Ne+2,Ne-2]),(s==="falling"||s==="cross")&&To(n,[-2,Ne-2,2,Ne+2],[0,0,Ne,Ne],[Ne-2,-2,Ne+2,2]),s==="rows"&&To(n,[0,Ne/2,Ne,Ne/2]),s==="columns"&&To(n,[Ne/2,0,Ne/2,Ne]),n.stroke(),s==="dots"&&n.fillRect(3,3,1.6,1.6),t}function To(s,...e){for(let[t,n,o,i]of e)s.moveTo(t,n),s.lineTo(o,i)}var rn=new Map,Bi=!1;function va(s){rn.set(s,0),Bi||(Bi=!0,ya())}function _a(s){rn.delete(s)}function Po(s){rn.has(s)&&rn.set(s,0)}function ya(){if(rn.size===0){Bi=!1;return}setTimeout(()=>requestAnimationFrame(sh),100)}function sh(s){for(let[e,t]of rn)if(!(!e.visible||t>s)&&(e.paint(),rn.delete(e),rn.set(e,s+e.everyMs),performance.now()-s>6))break;ya()}var oh=1e3,ih=5e3,Gi=class extends Re{constructor(){super(...arguments);this.display=null;this.session=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=oh;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(t=>{this.visible=t.at(-1).isIntersecting,this.visible&&Po(this)},{rootMargin:"300px"});this.#o=new ResizeObserver(()=>Po(this))}static{this.properties={display:{attribute:!1},session:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=ae`
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
  `}#e;#t;#n;#o;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#o.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,ih)),va(this)}disconnectedCallback(){_a(this),this.#n.disconnect(),this.#o.disconnect(),super.disconnectedCallback()}render(){return y`<canvas aria-hidden="true"></canvas>`}updated(t){t.has("scheme")&&(this.#t=null),Po(this)}paint(){let t=this.renderRoot.querySelector("canvas"),{clientWidth:n,clientHeight:o}=this,{display:i,session:l,leg:c}=this;if(t===null||i===null||l===null||c===null||n===0)return;let u=Math.min(devicePixelRatio,2);(t.width!==Math.round(n*u)||t.height!==Math.round(o*u))&&(t.width=Math.round(n*u),t.height=Math.round(o*u)),this.#e??=t.getContext("2d");let p=this.#e;p.setTransform(u,0,0,u,0,0),this.#t??=rh(this);let w=i.now(),f=this.to??w,g=this.from??f-Cs,k=Math.min(this.until??1/0,w),E=l.unknown(c);i.lostAt!==null&&E.push({from:i.lostAt,to:k}),ba(p,c,i.model.labels,{from:g,to:f,width:n,height:o,scale:u,until:k,unknown:E},this.#t)}};function rh(s){let e=getComputedStyle(s),t=n=>e.getPropertyValue(n).trim();return{speech:t("--speech"),hatch:t("--hatch"),lost:t("--lost"),cursor:t("--accent")}}_e("es-lane",Gi);var qi=class extends Re{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Ce,ae`
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
    `]}render(){if(this.display===null)return P;let{model:t,texts:n}=this.display;return y`<div role="group" aria-label=${n.t("legend")}>
        ${[...t.labels].sort(uo).map(o=>y`<span>${Pt(o)} ${n.word(o)}</span>`)}
        ${ga.map(o=>y`<span><canvas width="52" height="32" data-kind=${o} aria-hidden="true"></canvas>${n.t(`hatch_${o}`)}</span>`)}
      </div>
      <p>${n.t("events_say")}</p>`}updated(){let t=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let o=n.dataset.kind,i=t.getPropertyValue(o==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===i)continue;n.dataset.colour=i;let l=n.getContext("2d");l.setTransform(2,0,0,2,0,0),l.clearRect(0,0,26,16),l.fillStyle=Fi(l,o,i),l.fillRect(0,0,26,16)}}};_e("es-legend",qi);var lh=ae`
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
`,Ki=class extends Re{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(t=>{this.#e=t.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#o=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Ce,lh,Eo,ae`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:t,session:n}=this;if(n===null||t===null)return P;let{texts:o}=t,i=n.endedAt!==null,l=Co(t,n),c=!i&&(t.isStale||l!==""),u=c&&Ps(n)===0?0:po(n),p=[i?"ended":`need${u}`,c?"stale":""];return y`<article part="tile" class=${p.join(" ")} aria-label=${ss(n)}>
      <header part="header">
        ${this.#n(t,n)}
        <span class="when muted number">
          ${i?o.t("ended",{reason:o.word(n.endReason)}):ve(t.now()-n.startedAt)}
        </span>
      </header>
      ${Object.entries(n.alerts).map(([w,f])=>Mo(t,w,f))}
      ${fo(n,w=>t.showsRole(w)).map(w=>ah(t,n,w))}
      <div class="axis" aria-hidden="true"><span>${o.t("minutes_ago")}</span><span>${o.t("now")}</span></div>
      ${c?y`<p class="note">${l||o.t("stale",{time:nn(Zi(n),o.code)})}</p>`:P}
    </article>`}#n(t,n){let o=t.addressOf(n),i=t.texts.t("open_session",{id:ss(n)});return o!==null?y`<a href=${o} aria-label=${i} title=${n.id}>${ss(n)}</a>`:y`<button aria-label=${i} title=${n.id} @click=${this.#o}>${ss(n)}</button>`}#o};function ah(s,e,t){return y`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${t.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${s.texts.word(t.role)}</span>
      ${Yi(t,s)}
    </div>
    ${t.analysed?y`<es-lane part="ribbon" .display=${s} .session=${e} .leg=${t} .until=${e.endedAt} .scheme=${s.scheme}></es-lane>`:P}
  </section>`}function ss(s){let e=/^[0-9a-f-]{32,36}$/.test(s.id)?s.id.slice(0,8):s.id;return s.sourceId?`${s.sourceId} · ${e}`:e}function Yi(s,e){let{texts:t}=e;if(!s.analysed)return y`<span class="state quiet" part="state">${t.t("not_analysed")}</span>`;if(s.paused)return y`<span class="state quiet" part="state">${t.t("hatch_paused")}</span>`;if(s.state==="none"){let n=s.speaking?s.current.abstained?"unsure":"speaking":"silent";return y`<span class="state quiet" part="state">${t.t(n)}</span>`}return y`<span class="state" part="state">${Pt(s.state)} ${t.word(s.state)}</span>
    <span class="percent number">${Math.round(s.probability*100)} %</span>
    ${s.since===null?P:y`<span class="since number">${t.t("since",{time:ve(e.now()-s.since)})}</span>`}`}function Zi(s){return Math.max(s.startedAt,...[...s.legs.values()].map(e=>e.heardAt))}function Co(s,e){let{texts:t,model:n}=s;if(e.endedAt!==null)return"";let o=n.sourceOf(e);return o!==void 0&&["lost","stopped"].includes(o.state)?t.t("source_away",{source:n.nameOf(o)}):ch(e,s.clock())?t.t("stale",{time:nn(Zi(e),t.code)}):""}function ch(s,e){let t=[...s.legs.values()].some(n=>n.speaking&&n.analysed);return s.endedAt===null&&t&&e-Zi(s)>ts}_e("es-tile",Ki);var uh="uplot",dh="u-hz",hh="u-vt",ph="u-title",fh="u-wrap",mh="u-under",gh="u-over",bh="u-axis",Mn="u-off",wh="u-select",vh="u-cursor-x",_h="u-cursor-y",yh="u-cursor-pt",xh="u-legend",kh="u-live",$h="u-inline",Sh="u-series",Ah="u-marker",xa="u-label",Eh="u-value",Os="width",Is="height";var ka="bottom",os="left",Ji="right",fr="#000",$a=fr+"0",Qi="mousemove",Sa="mousedown",Xi="mouseup",Aa="mouseenter",Ea="mouseleave",Ma="dblclick",Mh="resize",Th="scroll",Ta="change",Io="dppxchange",mr="--",ds=typeof window<"u",or=ds?document:null,rs=ds?window:null,Ph=ds?navigator:null,de,Lo;function ir(){let s=devicePixelRatio;de!=s&&(de=s,Lo&&lr(Ta,Lo,ir),Lo=matchMedia(`(min-resolution: ${de-.001}dppx) and (max-resolution: ${de+.001}dppx)`),Tn(Ta,Lo,ir),rs.dispatchEvent(new CustomEvent(Io)))}function ht(s,e){if(e!=null){let t=s.classList;!t.contains(e)&&t.add(e)}}function rr(s,e){let t=s.classList;t.contains(e)&&t.remove(e)}function $e(s,e,t){s.style[e]=t+"px"}function Ct(s,e,t,n){let o=or.createElement(s);return e!=null&&ht(o,e),t?.insertBefore(o,n),o}function kt(s,e){return Ct("div",s,e)}var Pa=new WeakMap;function jt(s,e,t,n,o){let i="translate("+e+"px,"+t+"px)",l=Pa.get(s);i!=l&&(s.style.transform=i,Pa.set(s,i),e<0||t<0||e>n||t>o?ht(s,Mn):rr(s,Mn))}var Ca=new WeakMap;function La(s,e,t){let n=e+t,o=Ca.get(s);n!=o&&(Ca.set(s,n),s.style.background=e,s.style.borderColor=t)}var Ra=new WeakMap;function Da(s,e,t,n){let o=e+""+t,i=Ra.get(s);o!=i&&(Ra.set(s,o),s.style.height=t+"px",s.style.width=e+"px",s.style.marginLeft=n?-e/2+"px":0,s.style.marginTop=n?-t/2+"px":0)}var gr={passive:!0},Ch={...gr,capture:!0};function Tn(s,e,t,n){e.addEventListener(s,t,n?Ch:gr)}function lr(s,e,t,n){e.removeEventListener(s,t,gr)}ds&&ir();function Lt(s,e,t,n){let o;t=t||0,n=n||e.length-1;let i=n<=2147483647;for(;n-t>1;)o=i?t+n>>1:pt((t+n)/2),e[o]<s?t=o:n=o;return s-e[t]<=e[n]-s?t:n}function ac(s){return(t,n,o)=>{let i=-1,l=-1;for(let c=n;c<=o;c++)if(s(t[c])){i=c;break}for(let c=o;c>=n;c--)if(s(t[c])){l=c;break}return[i,l]}}var cc=s=>s!=null,uc=s=>s!=null&&s>0,Ho=ac(cc),Lh=ac(uc);function Rh(s,e,t,n=0,o=!1){let i=o?Lh:Ho,l=o?uc:cc;[e,t]=i(s,e,t);let c=s[e],u=s[e];if(e>-1)if(n==1)c=s[e],u=s[t];else if(n==-1)c=s[t],u=s[e];else for(let p=e;p<=t;p++){let w=s[p];l(w)&&(w<c?c=w:w>u&&(u=w))}return[c??ge,u??-ge]}function Uo(s,e,t,n){let o=Na(s),i=Na(e);s==e&&(o==-1?(s*=t,e/=t):(s/=t,e*=t));let l=t==10?Kt:dc,c=o==1?pt:$t,u=i==1?$t:pt,p=c(l(He(s))),w=u(l(He(e))),f=ls(t,p),g=ls(t,w);return t==10&&(p<0&&(f=be(f,-p)),w<0&&(g=be(g,-w))),n||t==2?(s=f*o,e=g*i):(s=mc(s,f),e=Vo(e,g)),[s,e]}function br(s,e,t,n){let o=Uo(s,e,t,n);return s==0&&(o[0]=0),e==0&&(o[1]=0),o}var wr=.1,Oa={mode:3,pad:wr},zs={pad:0,soft:null,mode:0},Dh={min:zs,max:zs};function No(s,e,t,n){return jo(t)?Ia(s,e,t):(zs.pad=t,zs.soft=n?0:null,zs.mode=n?3:0,Ia(s,e,Dh))}function ce(s,e){return s??e}function Oh(s,e,t){for(e=ce(e,0),t=ce(t,s.length-1);e<=t;){if(s[e]!=null)return!0;e++}return!1}function Ia(s,e,t){let n=t.min,o=t.max,i=ce(n.pad,0),l=ce(o.pad,0),c=ce(n.hard,-ge),u=ce(o.hard,ge),p=ce(n.soft,ge),w=ce(o.soft,-ge),f=ce(n.mode,0),g=ce(o.mode,0),k=e-s,E=Kt(k),$=nt(He(s),He(e)),L=Kt($),z=He(L-E);(k<1e-24||z>10)&&(k=0,(s==0||e==0)&&(k=1e-24,f==2&&p!=ge&&(i=0),g==2&&w!=-ge&&(l=0)));let A=k||$||1e3,H=Kt(A),T=ls(10,pt(H)),K=A*(k==0?s==0?.1:1:i),N=be(mc(s-K,T/10),24),X=s>=p&&(f==1||f==3&&N<=p||f==2&&N>=p)?p:ge,Z=nt(c,N<X&&s>=X?X:Rt(X,N)),se=A*(k==0?e==0?.1:1:l),Y=be(Vo(e+se,T/10),24),C=e<=w&&(g==1||g==3&&Y>=w||g==2&&Y<=w)?w:-ge,Q=Rt(u,Y>C&&e<=C?C:nt(C,Y));return Z==Q&&Z==0&&(Q=100),[Z,Q]}var Ih=new Intl.NumberFormat(ds?Ph.language:"en-US"),vr=s=>Ih.format(s),ft=Math,Oo=ft.PI,He=ft.abs,pt=ft.floor,ze=ft.round,$t=ft.ceil,Rt=ft.min,nt=ft.max,ls=ft.pow,Na=ft.sign,Kt=ft.log10,dc=ft.log2,Nh=(s,e=1)=>ft.sinh(s)*e,er=(s,e=1)=>ft.asinh(s/e),ge=1/0;function za(s){return(Kt((s^s>>31)-(s>>31))|0)+1}function ar(s,e,t){return Rt(nt(s,e),t)}function hc(s){return typeof s=="function"}function oe(s){return hc(s)?s:()=>s}var zh=()=>{},pc=s=>s,fc=(s,e)=>e,Hh=s=>null,Ha=s=>!0,Ua=(s,e)=>s==e,Uh=/\.\d*?(?=9{6,}|0{6,})/gm,Pn=s=>{if(bc(s)||an.has(s))return s;let e=`${s}`,t=e.match(Uh);if(t==null)return s;let n=t[0].length-1;if(e.indexOf("e-")!=-1){let[o,i]=e.split("e");return+`${Pn(o)}e${i}`}return be(s,n)};function An(s,e){return Pn(be(Pn(s/e))*e)}function Vo(s,e){return Pn($t(Pn(s/e))*e)}function mc(s,e){return Pn(pt(Pn(s/e))*e)}function be(s,e=0){if(bc(s))return s;let t=10**e,n=s*t*(1+Number.EPSILON);return ze(n)/t}var an=new Map;function gc(s){return((""+s).split(".")[1]||"").length}function Us(s,e,t,n){let o=[],i=n.map(gc);for(let l=e;l<t;l++){let c=He(l),u=be(ls(s,l),c);for(let p=0;p<n.length;p++){let w=s==10?+`${n[p]}e${l}`:n[p]*u,f=(l>=0?0:c)+(l>=i[p]?0:i[p]),g=s==10?w:be(w,f);o.push(g),an.set(g,f)}}return o}var Hs={},_r=[],as=[null,null],ln=Array.isArray,bc=Number.isInteger,Vh=s=>s===void 0;function Va(s){return typeof s=="string"}function jo(s){let e=!1;if(s!=null){let t=s.constructor;e=t==null||t==Object}return e}function jh(s){return s!=null&&typeof s=="object"}var Wh=Object.getPrototypeOf(Uint8Array),wc="__proto__";function cs(s,e=jo){let t;if(ln(s)){let n=s.find(o=>o!=null);if(ln(n)||e(n)){t=Array(s.length);for(let o=0;o<s.length;o++)t[o]=cs(s[o],e)}else t=s.slice()}else if(s instanceof Wh)t=s.slice();else if(e(s)){t={};for(let n in s)n!=wc&&(t[n]=cs(s[n],e))}else t=s;return t}function De(s){let e=arguments;for(let t=1;t<e.length;t++){let n=e[t];for(let o in n)o!=wc&&(jo(s[o])?De(s[o],cs(n[o])):s[o]=cs(n[o]))}return s}var Fh=0,Bh=1,Gh=2;function qh(s,e,t){for(let n=0,o,i=-1;n<e.length;n++){let l=e[n];if(l>i){for(o=l-1;o>=0&&s[o]==null;)s[o--]=null;for(o=l+1;o<t&&s[o]==null;)s[i=o++]=null}}}function Kh(s,e){if(Jh(s)){let l=s[0].slice();for(let c=1;c<s.length;c++)l.push(...s[c].slice(1));return Qh(l[0])||(l=Zh(l)),l}let t=new Set;for(let l=0;l<s.length;l++){let u=s[l][0],p=u.length;for(let w=0;w<p;w++)t.add(u[w])}let n=[Array.from(t).sort((l,c)=>l-c)],o=n[0].length,i=new Map;for(let l=0;l<o;l++)i.set(n[0][l],l);for(let l=0;l<s.length;l++){let c=s[l],u=c[0];for(let p=1;p<c.length;p++){let w=c[p],f=Array(o).fill(void 0),g=e?e[l][p]:Bh,k=[];for(let E=0;E<w.length;E++){let $=w[E],L=i.get(u[E]);$===null?g!=Fh&&(f[L]=$,g==Gh&&k.push(L)):f[L]=$}qh(f,k,o),n.push(f)}}return n}var Yh=typeof queueMicrotask>"u"?s=>Promise.resolve().then(s):queueMicrotask;function Zh(s){let e=s[0],t=e.length,n=Array(t);for(let i=0;i<n.length;i++)n[i]=i;n.sort((i,l)=>e[i]-e[l]);let o=[];for(let i=0;i<s.length;i++){let l=s[i],c=Array(t);for(let u=0;u<t;u++)c[u]=l[n[u]];o.push(c)}return o}function Jh(s){let e=s[0][0],t=e.length;for(let n=1;n<s.length;n++){let o=s[n][0];if(o.length!=t)return!1;if(o!=e){for(let i=0;i<t;i++)if(o[i]!=e[i])return!1}}return!0}function Qh(s,e=100){let t=s.length;if(t<=1)return!0;let n=0,o=t-1;for(;n<=o&&s[n]==null;)n++;for(;o>=n&&s[o]==null;)o--;if(o<=n)return!0;let i=nt(1,pt((o-n+1)/e));for(let l=s[n],c=n+i;c<=o;c+=i){let u=s[c];if(u!=null){if(u<=l)return!1;l=u}}return!0}var vc=["January","February","March","April","May","June","July","August","September","October","November","December"],_c=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function yc(s){return s.slice(0,3)}var Xh=_c.map(yc),ep=vc.map(yc),tp={MMMM:vc,MMM:ep,WWWW:_c,WWW:Xh};function Ds(s){return(s<10?"0":"")+s}function np(s){return(s<10?"00":s<100?"0":"")+s}var sp={YYYY:s=>s.getFullYear(),YY:s=>(s.getFullYear()+"").slice(2),MMMM:(s,e)=>e.MMMM[s.getMonth()],MMM:(s,e)=>e.MMM[s.getMonth()],MM:s=>Ds(s.getMonth()+1),M:s=>s.getMonth()+1,DD:s=>Ds(s.getDate()),D:s=>s.getDate(),WWWW:(s,e)=>e.WWWW[s.getDay()],WWW:(s,e)=>e.WWW[s.getDay()],HH:s=>Ds(s.getHours()),H:s=>s.getHours(),h:s=>{let e=s.getHours();return e==0?12:e>12?e-12:e},AA:s=>s.getHours()>=12?"PM":"AM",aa:s=>s.getHours()>=12?"pm":"am",a:s=>s.getHours()>=12?"p":"a",mm:s=>Ds(s.getMinutes()),m:s=>s.getMinutes(),ss:s=>Ds(s.getSeconds()),s:s=>s.getSeconds(),fff:s=>np(s.getMilliseconds())};function yr(s,e){e=e||tp;let t=[],n=/\{([a-z]+)\}|[^{]+/gi,o;for(;o=n.exec(s);)t.push(o[0][0]=="{"?sp[o[1]]:o[0]);return i=>{let l="";for(let c=0;c<t.length;c++)l+=typeof t[c]=="string"?t[c]:t[c](i,e);return l}}var op=new Intl.DateTimeFormat().resolvedOptions().timeZone;function ip(s,e){let t;return e=="UTC"||e=="Etc/UTC"?t=new Date(+s+s.getTimezoneOffset()*6e4):e==op?t=s:(t=new Date(s.toLocaleString("en-US",{timeZone:e})),t.setMilliseconds(s.getMilliseconds())),t}var xc=s=>s%1==0,zo=[1,2,2.5,5],rp=Us(10,-32,0,zo),kc=Us(10,0,32,zo),lp=kc.filter(xc),En=rp.concat(kc),xr=`
`,$c="{YYYY}",ja=xr+$c,Sc="{M}/{D}",Ns=xr+Sc,Ro=Ns+"/{YY}",Ac="{aa}",ap="{h}:{mm}",is=ap+Ac,Wa=xr+is,Fa=":{ss}",pe=null;function Ec(s){let e=s*1e3,t=e*60,n=t*60,o=n*24,i=o*30,l=o*365,u=(s==1?Us(10,0,3,zo).filter(xc):Us(10,-3,0,zo)).concat([e,e*5,e*10,e*15,e*30,t,t*5,t*10,t*15,t*30,n,n*2,n*3,n*4,n*6,n*8,n*12,o,o*2,o*3,o*4,o*5,o*6,o*7,o*8,o*9,o*10,o*15,i,i*2,i*3,i*4,i*6,l,l*2,l*5,l*10,l*25,l*50,l*100]),p=[[l,$c,pe,pe,pe,pe,pe,pe,1],[o*28,"{MMM}",ja,pe,pe,pe,pe,pe,1],[o,Sc,ja,pe,pe,pe,pe,pe,1],[n,"{h}"+Ac,Ro,pe,Ns,pe,pe,pe,1],[t,is,Ro,pe,Ns,pe,pe,pe,1],[e,Fa,Ro+" "+is,pe,Ns+" "+is,pe,Wa,pe,1],[s,Fa+".{fff}",Ro+" "+is,pe,Ns+" "+is,pe,Wa,pe,1]];function w(f){return(g,k,E,$,L,z)=>{let A=[],H=L>=l,T=L>=i&&L<l,K=f(E),N=be(K*s,3),X=tr(K.getFullYear(),H?0:K.getMonth(),T||H?1:K.getDate()),Z=be(X*s,3);if(T||H){let se=T?L/i:0,Y=H?L/l:0,C=N==Z?N:be(tr(X.getFullYear()+Y,X.getMonth()+se,1)*s,3),Q=new Date(ze(C/s)),U=Q.getFullYear(),G=Q.getMonth();for(let F=0;C<=$;F++){let ie=tr(U+Y*F,G+se*F,1),W=ie-f(be(ie*s,3));C=be((+ie+W)*s,3),C<=$&&A.push(C)}}else{let se=L>=o?o:L,Y=pt(E)-pt(N),C=Z+Y+Vo(N-Z,se);A.push(C);let Q=f(C),U=Q.getHours()+Q.getMinutes()/t+Q.getSeconds()/n,G=L/n,F=g.axes[k]._space,ie=z/F;for(;C=be(C+L,s==1?0:3),!(C>$);)if(G>1){let W=pt(be(U+G,6))%24,re=f(C).getHours()-W;re>1&&(re=-1),C-=re*n,U=(U+G)%24;let fe=A[A.length-1];be((C-fe)/L,3)*ie>=.7&&A.push(C)}else A.push(C)}return A}}return[u,p,w]}var[cp,up,dp]=Ec(1),[hp,pp,fp]=Ec(.001);Us(2,-53,53,[1]);function Ba(s,e){return s.map(t=>t.map((n,o)=>o==0||o==8||n==null?n:e(o==1||t[8]==0?n:t[1]+n)))}function Ga(s,e){return(t,n,o,i,l)=>{let c=e.find(E=>l>=E[0])||e[e.length-1],u,p,w,f,g,k;return n.map(E=>{let $=s(E),L=$.getFullYear(),z=$.getMonth(),A=$.getDate(),H=$.getHours(),T=$.getMinutes(),K=$.getSeconds(),N=L!=u&&c[2]||z!=p&&c[3]||A!=w&&c[4]||H!=f&&c[5]||T!=g&&c[6]||K!=k&&c[7]||c[1];return u=L,p=z,w=A,f=H,g=T,k=K,N($)})}}function mp(s,e){let t=yr(e);return(n,o,i,l,c)=>o.map(u=>t(s(u)))}function tr(s,e,t){return new Date(s,e,t)}function qa(s,e){return e(s)}var gp="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Ka(s,e){return(t,n,o,i)=>i==null?mr:e(s(n))}function bp(s,e){let t=s.series[e];return t.width?t.stroke(s,e):t.points.width?t.points.stroke(s,e):null}function wp(s,e){return s.series[e].fill(s,e)}var vp={show:!0,live:!0,isolate:!1,mount:zh,markers:{show:!0,width:2,stroke:bp,fill:wp,dash:"solid"},idx:null,idxs:null,values:[]};function _p(s,e){let t=s.cursor.points,n=kt(),o=t.size(s,e);$e(n,Os,o),$e(n,Is,o);let i=o/-2;$e(n,"marginLeft",i),$e(n,"marginTop",i);let l=t.width(s,e,o);return l&&$e(n,"borderWidth",l),n}function yp(s,e){let t=s.series[e].points;return t._fill||t._stroke}function xp(s,e){let t=s.series[e].points;return t._stroke||t._fill}function kp(s,e){return s.series[e].points.size}var nr=[0,0];function $p(s,e,t){return nr[0]=e,nr[1]=t,nr}function Do(s,e,t,n=!0){return o=>{o.button==0&&(!n||o.target==e)&&t(o)}}function sr(s,e,t,n=!0){return o=>{(!n||o.target==e)&&t(o)}}var Sp={show:!0,x:!0,y:!0,lock:!1,move:$p,points:{one:!1,show:_p,size:kp,width:0,stroke:xp,fill:yp},bind:{mousedown:Do,mouseup:Do,click:Do,dblclick:Do,mousemove:sr,mouseleave:sr,mouseenter:sr},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(s,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(s,e,t,n,o)=>n-o,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Mc={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},kr=De({},Mc,{filter:fc}),Tc=De({},kr,{size:10}),Pc=De({},Mc,{show:!1}),$r='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Cc="bold "+$r,Lc=1.5,Ya={show:!0,scale:"x",stroke:fr,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Cc,side:2,grid:kr,ticks:Tc,border:Pc,font:$r,lineGap:Lc,rotate:0},Ap="Value",Ep="Time",Za={show:!0,scale:"x",auto:!1,sorted:1,min:ge,max:-ge,idxs:[]};function Mp(s,e,t,n,o){return e.map(i=>i==null?"":vr(i))}function Tp(s,e,t,n,o,i,l){let c=[],u=an.get(o)||0;t=l?t:be(Vo(t,o),u);for(let p=t;p<=n;p=be(p+o,u))c.push(Object.is(p,-0)?0:p);return c}function cr(s,e,t,n,o,i,l){let c=[],u=s.scales[s.axes[e].scale].log,p=u==10?Kt:dc,w=pt(p(t));o=ls(u,w),u==10&&(o=En[Lt(o,En)]);let f=t,g=o*u;u==10&&(g=En[Lt(g,En)]);do c.push(f),f=f+o,u==10&&!an.has(f)&&(f=be(f,an.get(o))),f>=g&&(o=f,g=o*u,u==10&&(g=En[Lt(g,En)]));while(f<=n);return c}function Pp(s,e,t,n,o,i,l){let u=s.scales[s.axes[e].scale].asinh,p=n>u?cr(s,e,nt(u,t),n,o):[u],w=n>=0&&t<=0?[0]:[];return(t<-u?cr(s,e,nt(u,-n),-t,o):[u]).reverse().map(g=>-g).concat(w,p)}var Rc=/./,Cp=/[12357]/,Lp=/[125]/,Ja=/1/,ur=(s,e,t,n)=>s.map((o,i)=>e==4&&o==0||i%n==0&&t.test(o.toExponential()[o<0?1:0])?o:null);function Rp(s,e,t,n,o){let i=s.axes[t],l=i.scale,c=s.scales[l],u=s.valToPos,p=i._space,w=u(10,l),f=u(9,l)-w>=p?Rc:u(7,l)-w>=p?Cp:u(5,l)-w>=p?Lp:Ja;if(f==Ja){let g=He(u(1,l)-w);if(g<p)return ur(e.slice().reverse(),c.distr,f,$t(p/g)).reverse()}return ur(e,c.distr,f,1)}function Dp(s,e,t,n,o){let i=s.axes[t],l=i.scale,c=i._space,u=s.valToPos,p=He(u(1,l)-u(2,l));return p<c?ur(e.slice().reverse(),3,Rc,$t(c/p)).reverse():e}function Op(s,e,t,n){return n==null?mr:e==null?"":vr(e)}var Qa={show:!0,scale:"y",stroke:fr,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Cc,side:3,grid:kr,ticks:Tc,border:Pc,font:$r,lineGap:Lc,rotate:0};function Ip(s,e){let t=3+(s||1)*2;return be(t*e,3)}function Np(s,e){let{scale:t,idxs:n}=s.series[0],o=s._data[0],i=s.valToPos(o[n[0]],t,!0),l=s.valToPos(o[n[1]],t,!0),c=He(l-i),u=s.series[e],p=c/(u.points.space*de);return n[1]-n[0]<=p}var Xa={scale:null,auto:!0,sorted:0,min:ge,max:-ge},Dc=(s,e,t,n,o)=>o,ec={show:!0,auto:!0,sorted:0,gaps:Dc,alpha:1,facets:[De({},Xa,{scale:"x"}),De({},Xa,{scale:"y"})]},tc={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Dc,alpha:1,points:{show:Np,filter:null},values:null,min:ge,max:-ge,idxs:[],path:null,clip:null};function zp(s,e,t,n,o){return t/10}var Oc={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Hp=De({},Oc,{time:!1,ori:1}),nc={};function Ic(s,e){let t=nc[s];return t||(t={key:s,plots:[],sub(n){t.plots.push(n)},unsub(n){t.plots=t.plots.filter(o=>o!=n)},pub(n,o,i,l,c,u,p){for(let w=0;w<t.plots.length;w++)t.plots[w]!=o&&t.plots[w].pub(n,o,i,l,c,u,p)}},s!=null&&(nc[s]=t)),t}var us=1,dr=2;function Cn(s,e,t){let n=s.mode,o=s.series[e],i=n==2?s._data[e]:s._data,l=s.scales,c=s.bbox,u=i[0],p=n==2?i[1]:i[e],w=n==2?l[o.facets[0].scale]:l[s.series[0].scale],f=n==2?l[o.facets[1].scale]:l[o.scale],g=c.left,k=c.top,E=c.width,$=c.height,L=s.valToPosH,z=s.valToPosV;return w.ori==0?t(o,u,p,w,f,L,z,g,k,E,$,Fo,hs,Go,zc,Uc):t(o,u,p,w,f,z,L,k,g,$,E,Bo,ps,Er,Hc,Vc)}function Sr(s,e){let t=0,n=0,o=ce(s.bands,_r);for(let i=0;i<o.length;i++){let l=o[i];l.series[0]==e?t=l.dir:l.series[1]==e&&(l.dir==1?n|=1:n|=2)}return[t,n==1?-1:n==2?1:n==3?2:0]}function Up(s,e,t,n,o){let i=s.mode,l=s.series[e],c=i==2?l.facets[1].scale:l.scale,u=s.scales[c];return o==-1?u.min:o==1?u.max:u.distr==3?u.dir==1?u.min:u.max:0}function Yt(s,e,t,n,o,i){return Cn(s,e,(l,c,u,p,w,f,g,k,E,$,L)=>{let z=l.pxRound,A=p.dir*(p.ori==0?1:-1),H=p.ori==0?hs:ps,T,K;A==1?(T=t,K=n):(T=n,K=t);let N=z(f(c[T],p,$,k)),X=z(g(u[T],w,L,E)),Z=z(f(c[K],p,$,k)),se=z(g(i==1?w.max:w.min,w,L,E)),Y=new Path2D(o);return H(Y,Z,se),H(Y,N,se),H(Y,N,X),Y})}function Wo(s,e,t,n,o,i){let l=null;if(s.length>0){l=new Path2D;let c=e==0?Go:Er,u=t;for(let f=0;f<s.length;f++){let g=s[f];if(g[1]>g[0]){let k=g[0]-u;k>0&&c(l,u,n,k,n+i),u=g[1]}}let p=t+o-u,w=10;p>0&&c(l,u,n-w/2,p,n+i+w)}return l}function Vp(s,e,t){let n=s[s.length-1];n&&n[0]==e?n[1]=t:s.push([e,t])}function Ar(s,e,t,n,o,i,l){let c=[],u=s.length;for(let p=o==1?t:n;p>=t&&p<=n;p+=o)if(e[p]===null){let f=p,g=p;if(o==1)for(;++p<=n&&e[p]===null;)g=p;else for(;--p>=t&&e[p]===null;)g=p;let k=i(s[f]),E=g==f?k:i(s[g]),$=f-o;k=l<=0&&$>=0&&$<u?i(s[$]):k;let z=g+o;E=l>=0&&z>=0&&z<u?i(s[z]):E,E>=k&&c.push([k,E])}return c}function sc(s){return s==0?pc:s==1?ze:e=>An(e,s)}function Nc(s){let e=s==0?Fo:Bo,t=s==0?(o,i,l,c,u,p)=>{o.arcTo(i,l,c,u,p)}:(o,i,l,c,u,p)=>{o.arcTo(l,i,u,c,p)},n=s==0?(o,i,l,c,u)=>{o.rect(i,l,c,u)}:(o,i,l,c,u)=>{o.rect(l,i,u,c)};return(o,i,l,c,u,p=0,w=0)=>{p==0&&w==0?n(o,i,l,c,u):(p=Rt(p,c/2,u/2),w=Rt(w,c/2,u/2),e(o,i+p,l),t(o,i+c,l,i+c,l+u,p),t(o,i+c,l+u,i,l+u,w),t(o,i,l+u,i,l,w),t(o,i,l,i+c,l,p),o.closePath())}}var Fo=(s,e,t)=>{s.moveTo(e,t)},Bo=(s,e,t)=>{s.moveTo(t,e)},hs=(s,e,t)=>{s.lineTo(e,t)},ps=(s,e,t)=>{s.lineTo(t,e)},Go=Nc(0),Er=Nc(1),zc=(s,e,t,n,o,i)=>{s.arc(e,t,n,o,i)},Hc=(s,e,t,n,o,i)=>{s.arc(t,e,n,o,i)},Uc=(s,e,t,n,o,i,l)=>{s.bezierCurveTo(e,t,n,o,i,l)},Vc=(s,e,t,n,o,i,l)=>{s.bezierCurveTo(t,e,o,n,l,i)};function jc(s){return(e,t,n,o,i)=>Cn(e,t,(l,c,u,p,w,f,g,k,E,$,L)=>{let{pxRound:z,points:A}=l,H,T;p.ori==0?(H=Fo,T=zc):(H=Bo,T=Hc);let K=be(A.width*de,3),N=(A.size-A.width)/2*de,X=be(N*2,3),Z=new Path2D,se=new Path2D,{left:Y,top:C,width:Q,height:U}=e.bbox;Go(se,Y-X,C-X,Q+X*2,U+X*2);let G=F=>{if(u[F]!=null){let ie=z(f(c[F],p,$,k)),W=z(g(u[F],w,L,E));H(Z,ie+N,W),T(Z,ie,W,N,0,Oo*2)}};if(i)i.forEach(G);else for(let F=n;F<=o;F++)G(F);return{stroke:K>0?Z:null,fill:Z,clip:se,flags:us|dr}})}function Wc(s){return(e,t,n,o,i,l)=>{n!=o&&(i!=n&&l!=n&&s(e,t,n),i!=o&&l!=o&&s(e,t,o),s(e,t,l))}}var jp=Wc(hs),Wp=Wc(ps);function Fc(s){let e=ce(s?.alignGaps,0);return(t,n,o,i)=>Cn(t,n,(l,c,u,p,w,f,g,k,E,$,L)=>{[o,i]=Ho(u,o,i);let z=l.pxRound,A=U=>z(f(U,p,$,k)),H=U=>z(g(U,w,L,E)),T,K;p.ori==0?(T=hs,K=jp):(T=ps,K=Wp);let N=p.dir*(p.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:us},Z=X.stroke,se=!1;if(i-o>=$*4){let U=V=>t.posToVal(V,p.key,!0),G=null,F=null,ie,W,st,Se=A(c[N==1?o:i]),re=A(c[o]),fe=A(c[i]),ee=U(N==1?re+1:fe-1);for(let V=N==1?o:i;V>=o&&V<=i;V+=N){let Oe=c[V],Ae=(N==1?Oe<ee:Oe>ee)?Se:A(Oe),he=u[V];Ae==Se?he!=null?(W=he,G==null?(T(Z,Ae,H(W)),ie=G=F=W):W<G?G=W:W>F&&(F=W)):he===null&&(se=!0):(G!=null&&K(Z,Se,H(G),H(F),H(ie),H(W)),he!=null?(W=he,T(Z,Ae,H(W)),G=F=ie=W):(G=F=null,he===null&&(se=!0)),Se=Ae,ee=U(Se+N))}G!=null&&G!=F&&st!=Se&&K(Z,Se,H(G),H(F),H(ie),H(W))}else for(let U=N==1?o:i;U>=o&&U<=i;U+=N){let G=u[U];G===null?se=!0:G!=null&&T(Z,A(c[U]),H(G))}let[C,Q]=Sr(t,n);if(l.fill!=null||C!=0){let U=X.fill=new Path2D(Z),G=l.fillTo(t,n,l.min,l.max,C),F=H(G),ie=A(c[o]),W=A(c[i]);N==-1&&([W,ie]=[ie,W]),T(U,W,F),T(U,ie,F)}if(!l.spanGaps){let U=[];se&&U.push(...Ar(c,u,o,i,N,A,e)),X.gaps=U=l.gaps(t,n,o,i,U),X.clip=Wo(U,p.ori,k,E,$,L)}return Q!=0&&(X.band=Q==2?[Yt(t,n,o,i,Z,-1),Yt(t,n,o,i,Z,1)]:Yt(t,n,o,i,Z,Q)),X})}function Fp(s){let e=ce(s.align,1),t=ce(s.ascDesc,!1),n=ce(s.alignGaps,0),o=ce(s.extend,!1);return(i,l,c,u)=>Cn(i,l,(p,w,f,g,k,E,$,L,z,A,H)=>{[c,u]=Ho(f,c,u);let T=p.pxRound,{left:K,width:N}=i.bbox,X=re=>T(E(re,g,A,L)),Z=re=>T($(re,k,H,z)),se=g.ori==0?hs:ps,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:us},C=Y.stroke,Q=g.dir*(g.ori==0?1:-1),U=Z(f[Q==1?c:u]),G=X(w[Q==1?c:u]),F=G,ie=G;o&&e==-1&&(ie=K,se(C,ie,U)),se(C,G,U);for(let re=Q==1?c:u;re>=c&&re<=u;re+=Q){let fe=f[re];if(fe==null)continue;let ee=X(w[re]),V=Z(fe);e==1?se(C,ee,U):se(C,F,V),se(C,ee,V),U=V,F=ee}let W=F;o&&e==1&&(W=K+N,se(C,W,U));let[st,Se]=Sr(i,l);if(p.fill!=null||st!=0){let re=Y.fill=new Path2D(C),fe=p.fillTo(i,l,p.min,p.max,st),ee=Z(fe);se(re,W,ee),se(re,ie,ee)}if(!p.spanGaps){let re=[];re.push(...Ar(w,f,c,u,Q,X,n));let fe=p.width*de/2,ee=t||e==1?fe:-fe,V=t||e==-1?-fe:fe;re.forEach(Oe=>{Oe[0]+=ee,Oe[1]+=V}),Y.gaps=re=p.gaps(i,l,c,u,re),Y.clip=Wo(re,g.ori,L,z,A,H)}return Se!=0&&(Y.band=Se==2?[Yt(i,l,c,u,C,-1),Yt(i,l,c,u,C,1)]:Yt(i,l,c,u,C,Se)),Y})}function oc(s,e,t,n,o,i,l=ge){if(s.length>1){let c=null;for(let u=0,p=1/0;u<s.length;u++)if(e[u]!==void 0){if(c!=null){let w=He(s[u]-s[c]);w<p&&(p=w,l=He(t(s[u],n,o,i)-t(s[c],n,o,i)))}c=u}}return l}function Bp(s){s=s||Hs;let e=ce(s.size,[.6,ge,1]),t=s.align||0,n=s.gap||0,o=s.radius;o=o==null?[0,0]:typeof o=="number"?[o,0]:o;let i=oe(o),l=1-e[0],c=ce(e[1],ge),u=ce(e[2],1),p=ce(s.disp,Hs),w=ce(s.each,k=>{}),{fill:f,stroke:g}=p;return(k,E,$,L)=>Cn(k,E,(z,A,H,T,K,N,X,Z,se,Y,C)=>{let Q=z.pxRound,U=t,G=n*de,F=c*de,ie=u*de,W,st;T.ori==0?[W,st]=i(k,E):[st,W]=i(k,E);let Se=T.dir*(T.ori==0?1:-1),re=T.ori==0?Go:Er,fe=T.ori==0?w:(O,we,Ie,On,hn,Ot,pn)=>{w(O,we,Ie,hn,On,pn,Ot)},ee=ce(k.bands,_r).find(O=>O.series[0]==E),V=ee!=null?ee.dir:0,Oe=z.fillTo(k,E,z.min,z.max,V),Je=Q(X(Oe,K,C,se)),Ae,he,St,lt=Y,Me=Q(z.width*de),Dt=!1,Wt=null,mt=null,Zt=null,Ln=null;f!=null&&(Me==0||g!=null)&&(Dt=!0,Wt=f.values(k,E,$,L),mt=new Map,new Set(Wt).forEach(O=>{O!=null&&mt.set(O,new Path2D)}),Me>0&&(Zt=g.values(k,E,$,L),Ln=new Map,new Set(Zt).forEach(O=>{O!=null&&Ln.set(O,new Path2D)})));let{x0:Rn,size:ms}=p;if(Rn!=null&&ms!=null){U=1,A=Rn.values(k,E,$,L),Rn.unit==2&&(A=A.map(Ie=>k.posToVal(Z+Ie*Y,T.key,!0)));let O=ms.values(k,E,$,L);ms.unit==2?he=O[0]*Y:he=N(O[0],T,Y,Z)-N(0,T,Y,Z),lt=oc(A,H,N,T,Y,Z,lt),St=lt-he+G}else lt=oc(A,H,N,T,Y,Z,lt),St=lt*l+G,he=lt-St;St<1&&(St=0),Me>=he/2&&(Me=0),St<5&&(Q=pc);let Vs=St>0,un=lt-St-(Vs?Me:0);he=Q(ar(un,ie,F)),Ae=(U==0?he/2:U==Se?0:he)-U*Se*((U==0?G/2:0)+(Vs?Me/2:0));let Qe={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Dn=Dt?null:new Path2D,Ft=null;if(ee!=null)Ft=k.data[ee.series[1]];else{let{y0:O,y1:we}=p;O!=null&&we!=null&&(H=we.values(k,E,$,L),Ft=O.values(k,E,$,L))}let dn=W*he,J=st*he;for(let O=Se==1?$:L;O>=$&&O<=L;O+=Se){let we=H[O];if(we==null)continue;if(Ft!=null){let ot=Ft[O]??0;if(we-ot==0)continue;Je=X(ot,K,C,se)}let Ie=T.distr!=2||p!=null?A[O]:O,On=N(Ie,T,Y,Z),hn=X(ce(we,Oe),K,C,se),Ot=Q(On-Ae),pn=Q(nt(hn,Je)),at=Q(Rt(hn,Je)),gt=pn-at;if(we!=null){let ot=we<0?J:dn,At=we<0?dn:J;Dt?(Me>0&&Zt[O]!=null&&re(Ln.get(Zt[O]),Ot,at+pt(Me/2),he,nt(0,gt-Me),ot,At),Wt[O]!=null&&re(mt.get(Wt[O]),Ot,at+pt(Me/2),he,nt(0,gt-Me),ot,At)):re(Dn,Ot,at+pt(Me/2),he,nt(0,gt-Me),ot,At),fe(k,E,O,Ot-Me/2,at,he+Me,gt)}}return Me>0?Qe.stroke=Dt?Ln:Dn:Dt||(Qe._fill=z.width==0?z._fill:z._stroke??z._fill,Qe.width=0),Qe.fill=Dt?mt:Dn,Qe})}function Gp(s,e){let t=ce(e?.alignGaps,0);return(n,o,i,l)=>Cn(n,o,(c,u,p,w,f,g,k,E,$,L,z)=>{[i,l]=Ho(p,i,l);let A=c.pxRound,H=W=>A(g(W,w,L,E)),T=W=>A(k(W,f,z,$)),K,N,X;w.ori==0?(K=Fo,X=hs,N=Uc):(K=Bo,X=ps,N=Vc);let Z=w.dir*(w.ori==0?1:-1),se=H(u[Z==1?i:l]),Y=se,C=[],Q=[];for(let W=Z==1?i:l;W>=i&&W<=l;W+=Z)if(p[W]!=null){let Se=u[W],re=H(Se);C.push(Y=re),Q.push(T(p[W]))}let U={stroke:s(C,Q,K,X,N,A),fill:null,clip:null,band:null,gaps:null,flags:us},G=U.stroke,[F,ie]=Sr(n,o);if(c.fill!=null||F!=0){let W=U.fill=new Path2D(G),st=c.fillTo(n,o,c.min,c.max,F),Se=T(st);X(W,Y,Se),X(W,se,Se)}if(!c.spanGaps){let W=[];W.push(...Ar(u,p,i,l,Z,H,t)),U.gaps=W=c.gaps(n,o,i,l,W),U.clip=Wo(W,w.ori,E,$,L,z)}return ie!=0&&(U.band=ie==2?[Yt(n,o,i,l,G,-1),Yt(n,o,i,l,G,1)]:Yt(n,o,i,l,G,ie)),U})}function qp(s){return Gp(Kp,s)}function Kp(s,e,t,n,o,i){let l=s.length;if(l<2)return null;let c=new Path2D;if(t(c,s[0],e[0]),l==2)n(c,s[1],e[1]);else{let u=Array(l),p=Array(l-1),w=Array(l-1),f=Array(l-1);for(let g=0;g<l-1;g++)w[g]=e[g+1]-e[g],f[g]=s[g+1]-s[g],p[g]=w[g]/f[g];u[0]=p[0];for(let g=1;g<l-1;g++)p[g]===0||p[g-1]===0||p[g-1]>0!=p[g]>0?u[g]=0:(u[g]=3*(f[g-1]+f[g])/((2*f[g]+f[g-1])/p[g-1]+(f[g]+2*f[g-1])/p[g]),isFinite(u[g])||(u[g]=0));u[l-1]=p[l-2];for(let g=0;g<l-1;g++)o(c,s[g]+f[g]/3,e[g]+u[g]*f[g]/3,s[g+1]-f[g]/3,e[g+1]-u[g+1]*f[g]/3,s[g+1],e[g+1])}return c}var hr=new Set;function ic(){for(let s of hr)s.syncRect(!0)}ds&&(Tn(Mh,rs,ic),Tn(Th,rs,ic,!0),Tn(Io,rs,()=>{Ge.pxRatio=de}));var Yp=Fc(),Zp=jc();function rc(s,e,t,n){return(n?[s[0],s[1]].concat(s.slice(2)):[s[0]].concat(s.slice(1))).map((i,l)=>pr(i,l,e,t))}function Jp(s,e){return s.map((t,n)=>n==0?{}:De({},e,t))}function pr(s,e,t,n){return De({},e==0?t:n,s)}function Bc(s,e,t){return e==null?as:[e,t]}var Qp=Bc;function Xp(s,e,t){return e==null?as:No(e,t,wr,!0)}function Gc(s,e,t,n){return e==null?as:Uo(e,t,s.scales[n].log,!1)}var ef=Gc;function qc(s,e,t,n){return e==null?as:br(e,t,s.scales[n].log,!1)}var tf=qc;function nf(s,e,t,n,o){let i=nt(za(s),za(e)),l=e-s,c=Lt(o/n*l,t);do{let u=t[c],p=n*u/l;if(p>=o&&i+(u<5?an.get(u):0)<=17)return[u,p]}while(++c<t.length);return[0,0]}function lc(s){let e,t;return s=s.replace(/(\d+)px/,(n,o)=>(e=ze((t=+o)*de))+"px"),[s,e,t]}function sf(s){s.show&&[s.font,s.labelFont].forEach(e=>{let t=be(e[2]*de,1);e[0]=e[0].replace(/[0-9.]+px/,t+"px"),e[1]=t})}function Ge(s,e,t){let n={mode:ce(s.mode,1)},o=n.mode;function i(r,a,d,h){let m=a.valToPct(r);return h+d*(a.dir==-1?1-m:m)}function l(r,a,d,h){let m=a.valToPct(r);return h+d*(a.dir==-1?m:1-m)}function c(r,a,d,h){return a.ori==0?i(r,a,d,h):l(r,a,d,h)}n.valToPosH=i,n.valToPosV=l;let u=!1;n.status=0;let p=n.root=kt(uh);if(s.id!=null&&(p.id=s.id),ht(p,s.class),s.title){let r=kt(ph,p);r.textContent=s.title}let w=Ct("canvas"),f=n.ctx=w.getContext("2d"),g=kt(fh,p);Tn("click",g,r=>{r.target===E&&(ye!=Gn||Ee!=qn)&&Ke.click(n,r)},!0);let k=n.under=kt(mh,g);g.appendChild(w);let E=n.over=kt(gh,g);s=cs(s);let $=+ce(s.pxAlign,1),L=sc($);(s.plugins||[]).forEach(r=>{r.opts&&(s=r.opts(n,s)||s)});let z=s.ms||.001,A=n.series=o==1?rc(s.series||[],Za,tc,!1):Jp(s.series||[null],ec),H=n.axes=rc(s.axes||[],Ya,Qa,!0),T=n.scales={},K=n.bands=s.bands||[];K.forEach(r=>{r.fill=oe(r.fill||null),r.dir=ce(r.dir,-1)});let N=o==2?A[1].facets[0].scale:A[0].scale,X={axes:yu,series:gu},Z=(s.drawOrder||["axes","series"]).map(r=>X[r]);function se(r){let a=r.distr==3?d=>Kt(d>0?d:r.clamp(n,d,r.min,r.max,r.key)):r.distr==4?d=>er(d,r.asinh):r.distr==100?d=>r.fwd(d):d=>d;return d=>{let h=a(d),{_min:m,_max:v}=r,x=v-m;return(h-m)/x}}function Y(r){let a=T[r];if(a==null){let d=(s.scales||Hs)[r]||Hs;if(d.from!=null){Y(d.from);let h=De({},T[d.from],d,{key:r});h.valToPct=se(h),T[r]=h}else{a=T[r]=De({},r==N?Oc:Hp,d),a.key=r;let h=a.time,m=a.range,v=ln(m);if((r!=N||o==2&&!h)&&(v&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?Oa:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?Oa:{mode:1,hard:m[1],soft:m[1]}},v=!1),!v&&jo(m))){let x=m;m=(S,M,R)=>M==null?as:No(M,R,x)}a.range=oe(m||(h?Qp:r==N?a.distr==3?ef:a.distr==4?tf:Bc:a.distr==3?Gc:a.distr==4?qc:Xp)),a.auto=oe(v?!1:a.auto),a.clamp=oe(a.clamp||zp),a._min=a._max=null,a.valToPct=se(a)}}}Y("x"),Y("y"),o==1&&A.forEach(r=>{Y(r.scale)}),H.forEach(r=>{Y(r.scale)});for(let r in s.scales)Y(r);let C=T[N],Q=C.distr,U,G;C.ori==0?(ht(p,dh),U=i,G=l):(ht(p,hh),U=l,G=i);let F={};for(let r in T){let a=T[r];(a.min!=null||a.max!=null)&&(F[r]={min:a.min,max:a.max},a.min=a.max=null)}let ie=s.tzDate||(r=>new Date(ze(r/z))),W=s.fmtDate||yr,st=z==1?dp(ie):fp(ie),Se=Ga(ie,Ba(z==1?up:pp,W)),re=Ka(ie,qa(gp,W)),fe=[],ee=n.legend=De({},vp,s.legend),V=n.cursor=De({},Sp,{drag:{y:o==2}},s.cursor),Oe=ee.show,Je=V.show,Ae=ee.markers;ee.idxs=fe,Ae.width=oe(Ae.width),Ae.dash=oe(Ae.dash),Ae.stroke=oe(Ae.stroke),Ae.fill=oe(Ae.fill);let he,St,lt,Me=[],Dt=[],Wt,mt=!1,Zt={};if(ee.live){let r=A[1]?A[1].values:null;mt=r!=null,Wt=mt?r(n,1,0):{_:0};for(let a in Wt)Zt[a]=mr}if(Oe)if(he=Ct("table",xh,p),lt=Ct("tbody",null,he),ee.mount(n,he),mt){St=Ct("thead",null,he,lt);let r=Ct("tr",null,St);Ct("th",null,r);for(var Ln in Wt)Ct("th",xa,r).textContent=Ln}else ht(he,$h),ee.live&&ht(he,kh);let Rn={show:!0},ms={show:!1};function Vs(r,a){if(a==0&&(mt||!ee.live||o==2))return as;let d=[],h=Ct("tr",Sh,lt,lt.childNodes[a]);ht(h,r.class),r.show||ht(h,Mn);let m=Ct("th",null,h);if(Ae.show){let S=kt(Ah,m);if(a>0){let M=Ae.width(n,a);M&&(S.style.border=M+"px "+Ae.dash(n,a)+" "+Ae.stroke(n,a)),S.style.background=Ae.fill(n,a)}}let v=kt(xa,m);r.label instanceof HTMLElement?v.appendChild(r.label):v.textContent=r.label,a>0&&(Ae.show||(v.style.color=r.width>0?Ae.stroke(n,a):Ae.fill(n,a)),Qe("click",m,S=>{if(V._lock)return;mn(S);let M=A.indexOf(r);if((S.ctrlKey||S.metaKey)!=ee.isolate){let R=A.some((D,I)=>I>0&&I!=M&&D.show);A.forEach((D,I)=>{I>0&&Nt(I,R?I==M?Rn:ms:Rn,!0,Le.setSeries)})}else Nt(M,{show:!r.show},!0,Le.setSeries)},!1),Nn&&Qe(Aa,m,S=>{V._lock||(mn(S),Nt(A.indexOf(r),Yn,!0,Le.setSeries))},!1));for(var x in Wt){let S=Ct("td",Eh,h);S.textContent="--",d.push(S)}return[h,d]}let un=new Map;function Qe(r,a,d,h=!0){let m=un.get(a)||{},v=V.bind[r](n,a,d,h);v&&(Tn(r,a,m[r]=v),un.set(a,m))}function Dn(r,a,d){let h=un.get(a)||{};for(let m in h)(r==null||m==r)&&(lr(m,a,h[m]),delete h[m]);r==null&&un.delete(a)}let Ft=0,dn=0,J=0,O=0,we=0,Ie=0,On=we,hn=Ie,Ot=J,pn=O,at=0,gt=0,ot=0,At=0;n.bbox={};let Yo=!1,js=!1,In=!1,fn=!1,Ws=!1,bt=!1;function Zo(r,a,d){(d||r!=n.width||a!=n.height)&&Nr(r,a),jn(!1),In=!0,js=!0,Wn()}function Nr(r,a){n.width=Ft=J=r,n.height=dn=O=a,we=Ie=0,cu(),uu();let d=n.bbox;at=d.left=An(we*de,.5),gt=d.top=An(Ie*de,.5),ot=d.width=An(J*de,.5),At=d.height=An(O*de,.5)}let ru=3;function lu(){let r=!1,a=0;for(;!r;){a++;let d=vu(a),h=_u(a);r=a==ru||d&&h,r||(Nr(n.width,n.height),js=!0)}}function au({width:r,height:a}){Zo(r,a)}n.setSize=au;function cu(){let r=!1,a=!1,d=!1,h=!1;H.forEach((m,v)=>{if(m.show&&m._show){let{side:x,_size:S}=m,M=x%2,R=m.label!=null?m.labelSize:0,D=S+R;D>0&&(M?(J-=D,x==3?(we+=D,h=!0):d=!0):(O-=D,x==0?(Ie+=D,r=!0):a=!0))}}),gn[0]=r,gn[1]=d,gn[2]=a,gn[3]=h,J-=Jt[1]+Jt[3],we+=Jt[3],O-=Jt[2]+Jt[0],Ie+=Jt[0]}function uu(){let r=we+J,a=Ie+O,d=we,h=Ie;function m(v,x){switch(v){case 1:return r+=x,r-x;case 2:return a+=x,a-x;case 3:return d-=x,d+x;case 0:return h-=x,h+x}}H.forEach((v,x)=>{if(v.show&&v._show){let S=v.side;v._pos=m(S,v._size),v.label!=null&&(v._lpos=m(S,v.labelSize))}})}if(V.dataIdx==null){let r=V.hover,a=r.skip=new Set(r.skip??[]);a.add(void 0);let d=r.prox=oe(r.prox),h=r.bias??=0;V.dataIdx=(m,v,x,S)=>{if(v==0)return x;let M=x,R=d(m,v,x,S)??ge,D=R>=0&&R<ge,I=C.ori==0?J:O,q=V.left,ue=e[0],le=e[v];if(a.has(le[x])){M=null;let ne=null,B=null,j;if(h==0||h==-1)for(j=x;ne==null&&j-- >0;)a.has(le[j])||(ne=j);if(h==0||h==1)for(j=x;B==null&&j++<le.length;)a.has(le[j])||(B=j);if(ne!=null||B!=null)if(D){let ke=ne==null?-1/0:U(ue[ne],C,I,0),Te=B==null?1/0:U(ue[B],C,I,0),Be=q-ke,me=Te-q;Be<=me?Be<=R&&(M=ne):me<=R&&(M=B)}else M=B==null?ne:ne==null?B:x-ne<=B-x?ne:B}else D&&He(q-U(ue[x],C,I,0))>R&&(M=null);return M}}let mn=r=>{V.event=r};V.idxs=fe,V._lock=!1;let Ye=V.points;Ye.show=oe(Ye.show),Ye.size=oe(Ye.size),Ye.stroke=oe(Ye.stroke),Ye.width=oe(Ye.width),Ye.fill=oe(Ye.fill);let It=n.focus=De({},s.focus||{alpha:.3},V.focus),Nn=It.prox>=0,zn=Nn&&Ye.one,wt=[],Hn=[],Un=[];function zr(r,a){let d=Ye.show(n,a);if(d instanceof HTMLElement)return ht(d,yh),ht(d,r.class),jt(d,-10,-10,J,O),E.insertBefore(d,wt[a]),d}function Hr(r,a){if(o==1||a>0){let d=o==1&&T[r.scale].time,h=r.value;r.value=d?Va(h)?Ka(ie,qa(h,W)):h||re:h||Op,r.label=r.label||(d?Ep:Ap)}if(zn||a>0){r.width=r.width==null?1:r.width,r.paths=r.paths||Yp||Hh,r.fillTo=oe(r.fillTo||Up),r.pxAlign=+ce(r.pxAlign,$),r.pxRound=sc(r.pxAlign),r.stroke=oe(r.stroke||null),r.fill=oe(r.fill||null),r._stroke=r._fill=r._paths=r._focus=null;let d=Ip(nt(1,r.width),1),h=r.points=De({},{size:d,width:nt(1,d*.2),stroke:r.stroke,space:d*2,paths:Zp,_stroke:null,_fill:null},r.points);h.show=oe(h.show),h.filter=oe(h.filter),h.fill=oe(h.fill),h.stroke=oe(h.stroke),h.paths=oe(h.paths),h.pxAlign=r.pxAlign}if(Oe){let d=Vs(r,a);Me.splice(a,0,d[0]),Dt.splice(a,0,d[1]),ee.values.push(null)}if(Je){fe.splice(a,0,null);let d=null;zn?a==0&&(d=zr(r,a)):a>0&&(d=zr(r,a)),wt.splice(a,0,d),Hn.splice(a,0,0),Un.splice(a,0,0)}Fe("addSeries",a)}function du(r,a){a=a??A.length,r=o==1?pr(r,a,Za,tc):pr(r,a,{},ec),A.splice(a,0,r),Hr(A[a],a)}n.addSeries=du;function hu(r){if(A.splice(r,1),Oe){ee.values.splice(r,1),Dt.splice(r,1);let a=Me.splice(r,1)[0];Dn(null,a.firstChild),a.remove()}Je&&(fe.splice(r,1),wt.splice(r,1)[0].remove(),Hn.splice(r,1),Un.splice(r,1)),Fe("delSeries",r)}n.delSeries=hu;let gn=[!1,!1,!1,!1];function pu(r,a){if(r._show=r.show,r.show){let d=r.side%2,h=T[r.scale];h==null&&(r.scale=d?A[1].scale:N,h=T[r.scale]);let m=h.time;r.size=oe(r.size),r.space=oe(r.space),r.rotate=oe(r.rotate),ln(r.incrs)&&r.incrs.forEach(x=>{!an.has(x)&&an.set(x,gc(x))}),r.incrs=oe(r.incrs||(h.distr==2?lp:m?z==1?cp:hp:En)),r.splits=oe(r.splits||(m&&h.distr==1?st:h.distr==3?cr:h.distr==4?Pp:Tp)),r.stroke=oe(r.stroke),r.grid.stroke=oe(r.grid.stroke),r.ticks.stroke=oe(r.ticks.stroke),r.border.stroke=oe(r.border.stroke);let v=r.values;r.values=ln(v)&&!ln(v[0])?oe(v):m?ln(v)?Ga(ie,Ba(v,W)):Va(v)?mp(ie,v):v||Se:v||Mp,r.filter=oe(r.filter||(h.distr>=3&&h.log==10?Rp:h.distr==3&&h.log==2?Dp:fc)),r.font=lc(r.font),r.labelFont=lc(r.labelFont),r._size=r.size(n,null,a,0),r._space=r._rotate=r._incrs=r._found=r._splits=r._values=null,r._size>0&&(gn[a]=!0,r._el=kt(bh,g))}}function gs(r,a,d,h){let[m,v,x,S]=d,M=a%2,R=0;return M==0&&(S||v)&&(R=a==0&&!m||a==2&&!x?ze(Ya.size/3):0),M==1&&(m||x)&&(R=a==1&&!v||a==3&&!S?ze(Qa.size/2):0),R}let Ur=n.padding=(s.padding||[gs,gs,gs,gs]).map(r=>oe(ce(r,gs))),Jt=n._padding=Ur.map((r,a)=>r(n,a,gn,0)),qe,Ue=null,Ve=null,Fs=o==1?A[0].idxs:null,Et=null,bs=!1;function Vr(r,a){if(e=r??[],n.data=n._data=e,o==2){qe=0;for(let d=1;d<A.length;d++)qe+=e[d][0].length}else{e.length==0&&(n.data=n._data=e=[[]]),Et=e[0],qe=Et.length;let d=e;if(Q==2){d=e.slice();let h=d[0]=Array(qe);for(let m=0;m<qe;m++)h[m]=m}n._data=e=d}if(jn(!0),Fe("setData"),Q==2&&(In=!0),a!==!1){let d=C;d.auto(n,bs)?Jo():Xt(N,d.min,d.max),fn=fn||V.left>=0,bt=!0,Wn()}}n.setData=Vr;function Jo(){bs=!0;let r,a;o==1&&(qe>0?(Ue=Fs[0]=0,Ve=Fs[1]=qe-1,r=e[0][Ue],a=e[0][Ve],Q==2?(r=Ue,a=Ve):r==a&&(Q==3?[r,a]=Uo(r,r,C.log,!1):Q==4?[r,a]=br(r,r,C.log,!1):C.time?a=r+ze(86400/z):[r,a]=No(r,a,wr,!0))):(Ue=Fs[0]=r=null,Ve=Fs[1]=a=null)),Xt(N,r,a)}let Bs,Vn,Qo,Xo,ei,ti,ni,si,oi,it;function jr(r,a,d,h,m,v){r??=$a,d??=_r,h??="butt",m??=$a,v??="round",r!=Bs&&(f.strokeStyle=Bs=r),m!=Vn&&(f.fillStyle=Vn=m),a!=Qo&&(f.lineWidth=Qo=a),v!=ei&&(f.lineJoin=ei=v),h!=ti&&(f.lineCap=ti=h),d!=Xo&&f.setLineDash(Xo=d)}function Wr(r,a,d,h){a!=Vn&&(f.fillStyle=Vn=a),r!=ni&&(f.font=ni=r),d!=si&&(f.textAlign=si=d),h!=oi&&(f.textBaseline=oi=h)}function ii(r,a,d,h,m=0){if(h.length>0&&r.auto(n,bs)&&(a==null||a.min==null)){let v=ce(Ue,0),x=ce(Ve,h.length-1),S=d.min==null?Rh(h,v,x,m,r.distr==3):[d.min,d.max];r.min=Rt(r.min,d.min=S[0]),r.max=nt(r.max,d.max=S[1])}}let Fr={min:null,max:null};function fu(){for(let h in T){let m=T[h];F[h]==null&&(m.min==null||F[N]!=null&&m.auto(n,bs))&&(F[h]=Fr)}for(let h in T){let m=T[h];F[h]==null&&m.from!=null&&F[m.from]!=null&&(F[h]=Fr)}F[N]!=null&&jn(!0);let r={};for(let h in F){let m=F[h];if(m!=null){let v=r[h]=cs(T[h],jh);if(m.min!=null)De(v,m);else if(h!=N||o==2)if(qe==0&&v.from==null){let x=v.range(n,null,null,h);v.min=x[0],v.max=x[1]}else v.min=ge,v.max=-ge}}if(qe>0){A.forEach((h,m)=>{if(o==1){let v=h.scale,x=F[v];if(x==null)return;let S=r[v];if(m==0){let M=S.range(n,S.min,S.max,v);S.min=M[0],S.max=M[1],Ue=Lt(S.min,e[0]),Ve=Lt(S.max,e[0]),Ve-Ue>1&&(e[0][Ue]<S.min&&Ue++,e[0][Ve]>S.max&&Ve--),h.min=Et[Ue],h.max=Et[Ve]}else h.show&&h.auto&&ii(S,x,h,e[m],h.sorted);h.idxs[0]=Ue,h.idxs[1]=Ve}else if(m>0&&h.show&&h.auto){let[v,x]=h.facets,S=v.scale,M=x.scale,[R,D]=e[m],I=r[S],q=r[M];I!=null&&ii(I,F[S],v,R,v.sorted),q!=null&&ii(q,F[M],x,D,x.sorted),h.min=x.min,h.max=x.max}});for(let h in r){let m=r[h],v=F[h];if(m.from==null&&(v==null||v.min==null)){let x=m.range(n,m.min==ge?null:m.min,m.max==-ge?null:m.max,h);m.min=x[0],m.max=x[1]}}}for(let h in r){let m=r[h];if(m.from!=null){let v=r[m.from];if(v.min==null)m.min=m.max=null;else{let x=m.range(n,v.min,v.max,h);m.min=x[0],m.max=x[1]}}}let a={},d=!1;for(let h in r){let m=r[h],v=T[h];if(v.min!=m.min||v.max!=m.max){v.min=m.min,v.max=m.max;let x=v.distr;v._min=x==3?Kt(v.min):x==4?er(v.min,v.asinh):x==100?v.fwd(v.min):v.min,v._max=x==3?Kt(v.max):x==4?er(v.max,v.asinh):x==100?v.fwd(v.max):v.max,a[h]=d=!0}}if(d){A.forEach((h,m)=>{o==2?m>0&&a.y&&(h._paths=null):a[h.scale]&&(h._paths=null)});for(let h in a)In=!0,Fe("setScale",h);Je&&V.left>=0&&(fn=bt=!0)}for(let h in F)F[h]=null}function mu(r){let a=ar(Ue-1,0,qe-1),d=ar(Ve+1,0,qe-1);for(;r[a]==null&&a>0;)a--;for(;r[d]==null&&d<qe-1;)d++;return[a,d]}function gu(){if(qe>0){let r=A.some(a=>a._focus)&&it!=It.alpha;r&&(f.globalAlpha=it=It.alpha),A.forEach((a,d)=>{if(d>0&&a.show&&(Br(d,!1),Br(d,!0),a._paths==null)){let h=it;it!=a.alpha&&(f.globalAlpha=it=a.alpha);let m=o==2?[0,e[d][0].length-1]:mu(e[d]);a._paths=a.paths(n,d,m[0],m[1]),it!=h&&(f.globalAlpha=it=h)}}),A.forEach((a,d)=>{if(d>0&&a.show){let h=it;it!=a.alpha&&(f.globalAlpha=it=a.alpha),a._paths!=null&&Gr(d,!1);{let m=a._paths!=null?a._paths.gaps:null,v=a.points.show(n,d,Ue,Ve,m),x=a.points.filter(n,d,v,m);(v||x)&&(a.points._paths=a.points.paths(n,d,Ue,Ve,x),Gr(d,!0))}it!=h&&(f.globalAlpha=it=h),Fe("drawSeries",d)}}),r&&(f.globalAlpha=it=1)}}function Br(r,a){let d=a?A[r].points:A[r];d._stroke=d.stroke(n,r),d._fill=d.fill(n,r)}function Gr(r,a){let d=a?A[r].points:A[r],{stroke:h,fill:m,clip:v,flags:x,_stroke:S=d._stroke,_fill:M=d._fill,_width:R=d.width}=d._paths;R=be(R*de,3);let D=null,I=R%2/2;a&&M==null&&(M=R>0?"#fff":S);let q=d.pxAlign==1&&I>0;if(q&&f.translate(I,I),!a){let ue=at-R/2,le=gt-R/2,ne=ot+R,B=At+R;D=new Path2D,D.rect(ue,le,ne,B)}a?ri(S,R,d.dash,d.cap,M,h,m,x,v):bu(r,S,R,d.dash,d.cap,M,h,m,x,D,v),q&&f.translate(-I,-I)}function bu(r,a,d,h,m,v,x,S,M,R,D){let I=!1;M!=0&&K.forEach((q,ue)=>{if(q.series[0]==r){let le=A[q.series[1]],ne=e[q.series[1]],B=(le._paths||Hs).band;ln(B)&&(B=q.dir==1?B[0]:B[1]);let j,ke=null;le.show&&B&&Oh(ne,Ue,Ve)?(ke=q.fill(n,ue)||v,j=le._paths.clip):B=null,ri(a,d,h,m,ke,x,S,M,R,D,j,B),I=!0}}),I||ri(a,d,h,m,v,x,S,M,R,D)}let qr=us|dr;function ri(r,a,d,h,m,v,x,S,M,R,D,I){jr(r,a,d,h,m),(M||R||I)&&(f.save(),M&&f.clip(M),R&&f.clip(R)),I?(S&qr)==qr?(f.clip(I),D&&f.clip(D),qs(m,x),Gs(r,v,a)):S&dr?(qs(m,x),f.clip(I),Gs(r,v,a)):S&us&&(f.save(),f.clip(I),D&&f.clip(D),qs(m,x),f.restore(),Gs(r,v,a)):(qs(m,x),Gs(r,v,a)),(M||R||I)&&f.restore()}function Gs(r,a,d){d>0&&(a instanceof Map?a.forEach((h,m)=>{f.strokeStyle=Bs=m,f.stroke(h)}):a!=null&&r&&f.stroke(a))}function qs(r,a){a instanceof Map?a.forEach((d,h)=>{f.fillStyle=Vn=h,f.fill(d)}):a!=null&&r&&f.fill(a)}function wu(r,a,d,h){let m=H[r],v;if(h<=0)v=[0,0];else{let x=m._space=m.space(n,r,a,d,h),S=m._incrs=m.incrs(n,r,a,d,h,x);v=nf(a,d,S,h,x)}return m._found=v}function li(r,a,d,h,m,v,x,S,M,R){let D=x%2/2;$==1&&f.translate(D,D),jr(S,x,M,R,S),f.beginPath();let I,q,ue,le,ne=m+(h==0||h==3?-v:v);d==0?(q=m,le=ne):(I=m,ue=ne);for(let B=0;B<r.length;B++)a[B]!=null&&(d==0?I=ue=r[B]:q=le=r[B],f.moveTo(I,q),f.lineTo(ue,le));f.stroke(),$==1&&f.translate(-D,-D)}function vu(r){let a=!0;return H.forEach((d,h)=>{if(!d.show)return;let m=T[d.scale];if(m.min==null){d._show&&(a=!1,d._show=!1,jn(!1));return}else d._show||(a=!1,d._show=!0,jn(!1));let v=d.side,x=v%2,{min:S,max:M}=m,[R,D]=wu(h,S,M,x==0?J:O);if(D==0)return;let I=m.distr==2,q=d._splits=d.splits(n,h,S,M,R,D,I),ue=m.distr==2?q.map(j=>Et[j]):q,le=m.distr==2?Et[q[1]]-Et[q[0]]:R,ne=d._values=d.values(n,d.filter(n,ue,h,D,le),h,D,le);d._rotate=v==2?d.rotate(n,ne,h,D):0;let B=d._size;d._size=$t(d.size(n,ne,h,r)),B!=null&&d._size!=B&&(a=!1)}),a}function _u(r){let a=!0;return Ur.forEach((d,h)=>{let m=d(n,h,gn,r);m!=Jt[h]&&(a=!1),Jt[h]=m}),a}function yu(){for(let r=0;r<H.length;r++){let a=H[r];if(!a.show||!a._show)continue;let d=a.side,h=d%2,m,v,x=a.stroke(n,r),S=d==0||d==3?-1:1,[M,R]=a._found;if(a.label!=null){let et=a.labelGap*S,dt=ze((a._lpos+et)*de);Wr(a.labelFont[0],x,"center",d==2?"top":ka),f.save(),h==1?(m=v=0,f.translate(dt,ze(gt+At/2)),f.rotate((d==3?-Oo:Oo)/2)):(m=ze(at+ot/2),v=dt);let vn=hc(a.label)?a.label(n,r,M,R):a.label;f.fillText(vn,m,v),f.restore()}if(R==0)continue;let D=T[a.scale],I=h==0?ot:At,q=h==0?at:gt,ue=a._splits,le=D.distr==2?ue.map(et=>Et[et]):ue,ne=D.distr==2?Et[ue[1]]-Et[ue[0]]:M,B=a.ticks,j=a.border,ke=B.show?B.size:0,Te=ze(ke*de),Be=ze((a.alignTo==2?a._size-ke-a.gap:a.gap)*de),me=a._rotate*-Oo/180,Pe=L(a._pos*de),ct=(Te+Be)*S,Xe=Pe+ct;v=h==0?Xe:0,m=h==1?Xe:0;let vt=a.font[0],Mt=a.align==1?os:a.align==2?Ji:me>0?os:me<0?Ji:h==0?"center":d==3?Ji:os,Ht=me||h==1?"middle":d==2?"top":ka;Wr(vt,x,Mt,Ht);let ut=a.font[1]*a.lineGap,_t=ue.map(et=>L(c(et,D,I,q))),Tt=a._values;for(let et=0;et<Tt.length;et++){let dt=Tt[et];if(dt!=null){h==0?m=_t[et]:v=_t[et],dt=""+dt;let vn=dt.indexOf(`
`)==-1?[dt]:dt.split(/\n/gm);for(let tt=0;tt<vn.length;tt++){let hl=vn[tt];me?(f.save(),f.translate(m,v+tt*ut),f.rotate(me),f.fillText(hl,0,0),f.restore()):f.fillText(hl,m,v+tt*ut)}}}B.show&&li(_t,B.filter(n,le,r,R,ne),h,d,Pe,Te,be(B.width*de,3),B.stroke(n,r),B.dash,B.cap);let Ut=a.grid;Ut.show&&li(_t,Ut.filter(n,le,r,R,ne),h,h==0?2:1,h==0?gt:at,h==0?At:ot,be(Ut.width*de,3),Ut.stroke(n,r),Ut.dash,Ut.cap),j.show&&li([Pe],[1],h==0?1:0,h==0?1:2,h==1?gt:at,h==1?At:ot,be(j.width*de,3),j.stroke(n,r),j.dash,j.cap)}Fe("drawAxes")}function jn(r){A.forEach((a,d)=>{d>0&&(a._paths=null,r&&(o==1?(a.min=null,a.max=null):a.facets.forEach(h=>{h.min=null,h.max=null})))})}let Ks=!1,ai=!1,ws=[];function xu(){ai=!1;for(let r=0;r<ws.length;r++)Fe(...ws[r]);ws.length=0}function Wn(){Ks||(Yh(Kr),Ks=!0)}function ku(r,a=!1){Ks=!0,ai=a,r(n),Kr(),a&&ws.length>0&&queueMicrotask(xu)}n.batch=ku;function Kr(){if(Yo&&(fu(),Yo=!1),In&&(lu(),In=!1),js){if($e(k,os,we),$e(k,"top",Ie),$e(k,Os,J),$e(k,Is,O),$e(E,os,we),$e(E,"top",Ie),$e(E,Os,J),$e(E,Is,O),$e(g,Os,Ft),$e(g,Is,dn),w.width=ze(Ft*de),w.height=ze(dn*de),H.forEach(({_el:r,_show:a,_size:d,_pos:h,side:m})=>{if(r!=null)if(a){let v=m===3||m===0?d:0,x=m%2==1;$e(r,x?"left":"top",h-v),$e(r,x?"width":"height",d),$e(r,x?"top":"left",x?Ie:we),$e(r,x?"height":"width",x?O:J),rr(r,Mn)}else ht(r,Mn)}),Bs=Vn=Qo=ei=ti=ni=si=oi=Xo=null,it=1,ys(!0),we!=On||Ie!=hn||J!=Ot||O!=pn){jn(!1);let r=J/Ot,a=O/pn;if(Je&&!fn&&V.left>=0){V.left*=r,V.top*=a,Fn&&jt(Fn,ze(V.left),0,J,O),Bn&&jt(Bn,0,ze(V.top),J,O);for(let d=0;d<wt.length;d++){let h=wt[d];h!=null&&(Hn[d]*=r,Un[d]*=a,jt(h,$t(Hn[d]),$t(Un[d]),J,O))}}if(xe.show&&!Ws&&xe.left>=0&&xe.width>0){xe.left*=r,xe.width*=r,xe.top*=a,xe.height*=a;for(let d in fi)$e(Kn,d,xe[d])}On=we,hn=Ie,Ot=J,pn=O}Fe("setSize"),js=!1}Ft>0&&dn>0&&(f.clearRect(0,0,w.width,w.height),Fe("drawClear"),Z.forEach(r=>r()),Fe("draw")),xe.show&&Ws&&(Ys(xe),Ws=!1),Je&&fn&&(wn(null,!0,!1),fn=!1),ee.show&&ee.live&&bt&&(hi(),bt=!1),u||(u=!0,n.status=1,Fe("ready")),bs=!1,Ks=!1}n.redraw=(r,a)=>{In=a||!1,r!==!1?Xt(N,C.min,C.max):Wn()};function ci(r,a){let d=T[r];if(d.from==null){if(qe==0){let h=d.range(n,a.min,a.max,r);a.min=h[0],a.max=h[1]}if(a.min>a.max){let h=a.min;a.min=a.max,a.max=h}if(qe>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;r==N&&d.distr==2&&qe>0&&(a.min=Lt(a.min,e[0]),a.max=Lt(a.max,e[0]),a.min==a.max&&a.max++),F[r]=a,Yo=!0,Wn()}}n.setScale=ci;let ui,di,Fn,Bn,Yr,Zr,Gn,qn,Jr,Qr,ye,Ee,Qt=!1,Ke=V.drag,je=Ke.x,We=Ke.y;Je&&(V.x&&(ui=kt(vh,E)),V.y&&(di=kt(_h,E)),C.ori==0?(Fn=ui,Bn=di):(Fn=di,Bn=ui),ye=V.left,Ee=V.top);let xe=n.select=De({show:!0,over:!0,left:0,width:0,top:0,height:0},s.select),Kn=xe.show?kt(wh,xe.over?E:k):null;function Ys(r,a){if(xe.show){for(let d in r)xe[d]=r[d],d in fi&&$e(Kn,d,r[d]);a!==!1&&Fe("setSelect")}}n.setSelect=Ys;function $u(r){if(A[r].show)Oe&&rr(Me[r],Mn);else if(Oe&&ht(Me[r],Mn),Je){let d=zn?wt[0]:wt[r];d!=null&&jt(d,-10,-10,J,O)}}function Xt(r,a,d){ci(r,{min:a,max:d})}function Nt(r,a,d,h){a.focus!=null&&Tu(r),a.show!=null&&A.forEach((m,v)=>{v>0&&(r==v||r==null)&&(m.show=a.show,$u(v),o==2?(Xt(m.facets[0].scale,null,null),Xt(m.facets[1].scale,null,null)):Xt(m.scale,null,null),Wn())}),d!==!1&&Fe("setSeries",r,a),h&&xs("setSeries",n,r,a)}n.setSeries=Nt;function Su(r,a){De(K[r],a)}function Au(r,a){r.fill=oe(r.fill||null),r.dir=ce(r.dir,-1),a=a??K.length,K.splice(a,0,r)}function Eu(r){r==null?K.length=0:K.splice(r,1)}n.addBand=Au,n.setBand=Su,n.delBand=Eu;function Mu(r,a){A[r].alpha=a,Je&&wt[r]!=null&&(wt[r].style.opacity=a),Oe&&Me[r]&&(Me[r].style.opacity=a)}let Bt,en,bn,Yn={focus:!0};function Tu(r){if(r!=bn){let a=r==null,d=It.alpha!=1;A.forEach((h,m)=>{if(o==1||m>0){let v=a||m==0||m==r;h._focus=a?null:v,d&&Mu(m,v?1:It.alpha)}}),bn=r,d&&Wn()}}Oe&&Nn&&Qe(Ea,he,r=>{V._lock||(mn(r),bn!=null&&Nt(null,Yn,!0,Le.setSeries))});function zt(r,a,d){let h=T[a];d&&(r=r/de-(h.ori==1?Ie:we));let m=J;h.ori==1&&(m=O,r=m-r),h.dir==-1&&(r=m-r);let v=h._min,x=h._max,S=r/m,M=v+(x-v)*S,R=h.distr;return R==3?ls(10,M):R==4?Nh(M,h.asinh):R==100?h.bwd(M):M}function Pu(r,a){let d=zt(r,N,a);return Lt(d,e[0],Ue,Ve)}n.valToIdx=r=>Lt(r,e[0]),n.posToIdx=Pu,n.posToVal=zt,n.valToPos=(r,a,d)=>T[a].ori==0?i(r,T[a],d?ot:J,d?at:0):l(r,T[a],d?At:O,d?gt:0),n.setCursor=(r,a,d)=>{ye=r.left,Ee=r.top,wn(null,a,d)};function Xr(r,a){$e(Kn,os,xe.left=r),$e(Kn,Os,xe.width=a)}function el(r,a){$e(Kn,"top",xe.top=r),$e(Kn,Is,xe.height=a)}let vs=C.ori==0?Xr:el,_s=C.ori==1?Xr:el;function Cu(){if(Oe&&ee.live)for(let r=o==2?1:0;r<A.length;r++){if(r==0&&mt)continue;let a=ee.values[r],d=0;for(let h in a)Dt[r][d++].firstChild.nodeValue=a[h]}}function hi(r,a){if(r!=null&&(r.idxs?r.idxs.forEach((d,h)=>{fe[h]=d}):Vh(r.idx)||fe.fill(r.idx),ee.idx=fe[0]),Oe&&ee.live){for(let d=0;d<A.length;d++)(d>0||o==1&&!mt)&&Lu(d,fe[d]);Cu()}bt=!1,a!==!1&&Fe("setLegend")}n.setLegend=hi;function Lu(r,a){let d=A[r],h=r==0&&Q==2?Et:e[r],m;mt?m=d.values(n,r,a)??Zt:(m=d.value(n,a==null?null:h[a],r,a),m=m==null?Zt:{_:m}),ee.values[r]=m}function wn(r,a,d){Jr=ye,Qr=Ee,[ye,Ee]=V.move(n,ye,Ee),V.left=ye,V.top=Ee,Je&&(Fn&&jt(Fn,ze(ye),0,J,O),Bn&&jt(Bn,0,ze(Ee),J,O));let h,m=Ue>Ve;Bt=ge,en=null;let v=C.ori==0?J:O,x=C.ori==1?J:O;if(ye<0||qe==0||m){h=V.idx=null;for(let S=0;S<A.length;S++){let M=wt[S];M!=null&&jt(M,-10,-10,J,O)}Nn&&Nt(null,Yn,!0,r==null&&Le.setSeries),ee.live&&(fe.fill(h),bt=!0)}else{let S,M,R;o==1&&(S=C.ori==0?ye:Ee,M=zt(S,N),h=V.idx=Lt(M,e[0],Ue,Ve),R=U(e[0][h],C,v,0));let D=-10,I=-10,q=0,ue=0,le=!0,ne="",B="";for(let j=o==2?1:0;j<A.length;j++){let ke=A[j],Te=fe[j],Be=Te==null?null:o==1?e[j][Te]:e[j][1][Te],me=V.dataIdx(n,j,h,M),Pe=me==null?null:o==1?e[j][me]:e[j][1][me];if(bt=bt||Pe!=Be||me!=Te,fe[j]=me,j>0&&ke.show){let ct=me==null?-10:me==h?R:U(o==1?e[0][me]:e[j][0][me],C,v,0),Xe=Pe==null?-10:G(Pe,o==1?T[ke.scale]:T[ke.facets[1].scale],x,0);if(Nn&&Pe!=null){let vt=C.ori==1?ye:Ee,Mt=He(It.dist(n,j,me,Xe,vt));if(Mt<Bt){let Ht=It.bias;if(Ht!=0){let ut=zt(vt,ke.scale),_t=Pe>=0?1:-1,Tt=ut>=0?1:-1;Tt==_t&&(Tt==1?Ht==1?Pe>=ut:Pe<=ut:Ht==1?Pe<=ut:Pe>=ut)&&(Bt=Mt,en=j)}else Bt=Mt,en=j}}if(bt||zn){let vt,Mt;C.ori==0?(vt=ct,Mt=Xe):(vt=Xe,Mt=ct);let Ht,ut,_t,Tt,Ut,et,dt=!0,vn=Ye.bbox;if(vn!=null){dt=!1;let tt=vn(n,j);_t=tt.left,Tt=tt.top,Ht=tt.width,ut=tt.height}else _t=vt,Tt=Mt,Ht=ut=Ye.size(n,j);if(et=Ye.fill(n,j),Ut=Ye.stroke(n,j),zn)j==en&&Bt<=It.prox&&(D=_t,I=Tt,q=Ht,ue=ut,le=dt,ne=et,B=Ut);else{let tt=wt[j];tt!=null&&(Hn[j]=_t,Un[j]=Tt,Da(tt,Ht,ut,dt),La(tt,et,Ut),jt(tt,$t(_t),$t(Tt),J,O))}}}}if(zn){let j=It.prox,ke=bn==null?Bt<=j:Bt>j||en!=bn;if(bt||ke){let Te=wt[0];Te!=null&&(Hn[0]=D,Un[0]=I,Da(Te,q,ue,le),La(Te,ne,B),jt(Te,$t(D),$t(I),J,O))}}}if(xe.show&&Qt)if(r!=null){let[S,M]=Le.scales,[R,D]=Le.match,[I,q]=r.cursor.sync.scales,ue=r.cursor.drag;if(je=ue._x,We=ue._y,je||We){let{left:le,top:ne,width:B,height:j}=r.select,ke=r.scales[I].ori,Te=r.posToVal,Be,me,Pe,ct,Xe,vt=S!=null&&R(S,I),Mt=M!=null&&D(M,q);vt&&je?(ke==0?(Be=le,me=B):(Be=ne,me=j),Pe=T[S],ct=U(Te(Be,I),Pe,v,0),Xe=U(Te(Be+me,I),Pe,v,0),vs(Rt(ct,Xe),He(Xe-ct))):vs(0,v),Mt&&We?(ke==1?(Be=le,me=B):(Be=ne,me=j),Pe=T[M],ct=G(Te(Be,q),Pe,x,0),Xe=G(Te(Be+me,q),Pe,x,0),_s(Rt(ct,Xe),He(Xe-ct))):_s(0,x)}else mi()}else{let S=He(Jr-Yr),M=He(Qr-Zr);if(C.ori==1){let q=S;S=M,M=q}je=Ke.x&&S>=Ke.dist,We=Ke.y&&M>=Ke.dist;let R=Ke.uni;R!=null?je&&We&&(je=S>=R,We=M>=R,!je&&!We&&(M>S?We=!0:je=!0)):Ke.x&&Ke.y&&(je||We)&&(je=We=!0);let D,I;je&&(C.ori==0?(D=Gn,I=ye):(D=qn,I=Ee),vs(Rt(D,I),He(I-D)),We||_s(0,x)),We&&(C.ori==1?(D=Gn,I=ye):(D=qn,I=Ee),_s(Rt(D,I),He(I-D)),je||vs(0,v)),!je&&!We&&(vs(0,0),_s(0,0))}if(Ke._x=je,Ke._y=We,r==null){if(d){if(dl!=null){let[S,M]=Le.scales;Le.values[0]=S!=null?zt(C.ori==0?ye:Ee,S):null,Le.values[1]=M!=null?zt(C.ori==1?ye:Ee,M):null}xs(Qi,n,ye,Ee,J,O,h)}if(Nn){let S=d&&Le.setSeries,M=It.prox;bn==null?Bt<=M&&Nt(en,Yn,!0,S):Bt>M?Nt(null,Yn,!0,S):en!=bn&&Nt(en,Yn,!0,S)}}bt&&(ee.idx=h,hi()),a!==!1&&Fe("setCursor")}let tn=null;Object.defineProperty(n,"rect",{get(){return tn==null&&ys(!1),tn}});function ys(r=!1){r?tn=null:(tn=E.getBoundingClientRect(),Fe("syncRect",tn))}function tl(r,a,d,h,m,v,x){V._lock||Qt&&r!=null&&r.movementX==0&&r.movementY==0||(pi(r,a,d,h,m,v,x,!1,r!=null),r!=null?wn(null,!0,!0):wn(a,!0,!1))}function pi(r,a,d,h,m,v,x,S,M){if(tn==null&&ys(!1),mn(r),r!=null)d=r.clientX-tn.left,h=r.clientY-tn.top;else{if(d<0||h<0){ye=-10,Ee=-10;return}let[R,D]=Le.scales,I=a.cursor.sync,[q,ue]=I.values,[le,ne]=I.scales,[B,j]=Le.match,ke=a.axes[0].side%2==1,Te=C.ori==0?J:O,Be=C.ori==1?J:O,me=ke?v:m,Pe=ke?m:v,ct=ke?h:d,Xe=ke?d:h;if(le!=null?d=B(R,le)?c(q,T[R],Te,0):-10:d=Te*(ct/me),ne!=null?h=j(D,ne)?c(ue,T[D],Be,0):-10:h=Be*(Xe/Pe),C.ori==1){let vt=d;d=h,h=vt}}M&&(a==null||a.cursor.event.type==Qi)&&((d<=1||d>=J-1)&&(d=An(d,J)),(h<=1||h>=O-1)&&(h=An(h,O))),S?(Yr=d,Zr=h,[Gn,qn]=V.move(n,d,h)):(ye=d,Ee=h)}let fi={width:0,height:0,left:0,top:0};function mi(){Ys(fi,!1)}let nl,sl,ol,il;function rl(r,a,d,h,m,v,x){Qt=!0,je=We=Ke._x=Ke._y=!1,pi(r,a,d,h,m,v,x,!0,!1),r!=null&&(Qe(Xi,or,ll,!1),xs(Sa,n,Gn,qn,J,O,null));let{left:S,top:M,width:R,height:D}=xe;nl=S,sl=M,ol=R,il=D}function ll(r,a,d,h,m,v,x){Qt=Ke._x=Ke._y=!1,pi(r,a,d,h,m,v,x,!1,!0);let{left:S,top:M,width:R,height:D}=xe,I=R>0||D>0,q=nl!=S||sl!=M||ol!=R||il!=D;if(I&&q&&Ys(xe),Ke.setScale&&I&&q){let ue=S,le=R,ne=M,B=D;if(C.ori==1&&(ue=M,le=D,ne=S,B=R),je&&Xt(N,zt(ue,N),zt(ue+le,N)),We)for(let j in T){let ke=T[j];j!=N&&ke.from==null&&ke.min!=ge&&Xt(j,zt(ne+B,j),zt(ne,j))}mi()}else V.lock&&(V._lock=!V._lock,wn(a,!0,r!=null));r!=null&&(Dn(Xi,or),xs(Xi,n,ye,Ee,J,O,null))}function Ru(r,a,d,h,m,v,x){if(V._lock)return;mn(r);let S=Qt;if(Qt){let M=!0,R=!0,D=10,I,q;C.ori==0?(I=je,q=We):(I=We,q=je),I&&q&&(M=ye<=D||ye>=J-D,R=Ee<=D||Ee>=O-D),I&&M&&(ye=ye<Gn?0:J),q&&R&&(Ee=Ee<qn?0:O),wn(null,!0,!0),Qt=!1}ye=-10,Ee=-10,fe.fill(null),wn(null,!0,!0),S&&(Qt=S)}function al(r,a,d,h,m,v,x){V._lock||(mn(r),Jo(),mi(),r!=null&&xs(Ma,n,ye,Ee,J,O,null))}function cl(){H.forEach(sf),Zo(n.width,n.height,!0)}Tn(Io,rs,cl);let Zn={};Zn.mousedown=rl,Zn.mousemove=tl,Zn.mouseup=ll,Zn.dblclick=al,Zn.setSeries=(r,a,d,h)=>{let m=Le.match[2];d=m(n,a,d),d!=-1&&Nt(d,h,!0,!1)},Je&&(Qe(Sa,E,rl),Qe(Qi,E,tl),Qe(Aa,E,r=>{mn(r),ys(!1)}),Qe(Ea,E,Ru),Qe(Ma,E,al),hr.add(n),n.syncRect=ys);let Zs=n.hooks=s.hooks||{};function Fe(r,a,d){ai?ws.push([r,a,d]):r in Zs&&Zs[r].forEach(h=>{h.call(null,n,a,d)})}(s.plugins||[]).forEach(r=>{for(let a in r.hooks)Zs[a]=(Zs[a]||[]).concat(r.hooks[a])});let ul=(r,a,d)=>d,Le=De({key:null,setSeries:!1,filters:{pub:Ha,sub:Ha},scales:[N,A[1]?A[1].scale:null],match:[Ua,Ua,ul],values:[null,null]},V.sync);Le.match.length==2&&Le.match.push(ul),V.sync=Le;let dl=Le.key,gi=Ic(dl);function xs(r,a,d,h,m,v,x){Le.filters.pub(r,a,d,h,m,v,x)&&gi.pub(r,a,d,h,m,v,x)}gi.sub(n);function Du(r,a,d,h,m,v,x){Le.filters.sub(r,a,d,h,m,v,x)&&Zn[r](null,a,d,h,m,v,x)}n.pub=Du;function Ou(){gi.unsub(n),hr.delete(n),un.clear(),lr(Io,rs,cl),p.remove(),he?.remove(),Fe("destroy")}n.destroy=Ou;function bi(){Fe("init",s,e),Vr(e||s.data,!1),F[N]?ci(N,F[N]):Jo(),Ws=xe.show&&(xe.width>0||xe.height>0),fn=bt=!0,Zo(s.width,s.height)}return A.forEach(Hr),H.forEach(pu),t?t instanceof HTMLElement?(t.appendChild(p),bi()):t(n,bi):bi(),n}Ge.assign=De;Ge.fmtNum=vr;Ge.rangeNum=No;Ge.rangeLog=Uo;Ge.rangeAsinh=br;Ge.orient=Cn;Ge.pxRatio=de;Ge.join=Kh;Ge.fmtDate=yr,Ge.tzDate=ip;Ge.sync=Ic;{Ge.addGap=Vp,Ge.clipGaps=Wo;let s=Ge.paths={points:jc};s.linear=Fc,s.stepped=Fp,s.bars=Bp,s.spline=qp}var Kc='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var Mr=150,Yc=[[],[6,4],[2,3],[10,3,2,3]],rf=1e3,lf=7e3,af=2500,Tr=class extends Re{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#o=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:Mr}));this.#i=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Xs(Kc),ae`
      :host {
        display: block;
        min-height: ${Mr}px;
      }
    `]}#e;#t;#n;#o;#i;connectedCallback(){super.connectedCallback(),this.#o.observe(this),_.addEventListener("theme",this.#i)}disconnectedCallback(){this.#o.disconnect(),_.removeEventListener("theme",this.#i),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return y`<div aria-hidden="true"></div>`}updated(){let t=this.session;if(t===null||this.clientWidth===0)return;let n=[...t.legs.values()].filter(l=>l.analysed),o=[_.language,...n.map(l=>`${l.id} ${l.role}`)].join(" "),i=performance.now();o===this.#t&&i-this.#n<rf||(this.#n=i,o!==this.#t?(this.#t=o,this.#e?.destroy(),this.#e=new Ge(this.#s(n),Zc(t,n),this.renderRoot.querySelector("div"))):this.#e.setData(Zc(t,n),!1),this.#e.setScale("x",{min:(this.from-t.startedAt)/1e3,max:(this.to-t.startedAt)/1e3}))}#s(t){let n=getComputedStyle(this),o=l=>n.getPropertyValue(l).trim(),i={stroke:o("--muted"),grid:{stroke:o("--line"),width:1},ticks:{stroke:o("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:Mr,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...i,values:(l,c)=>c.map(u=>ve(u*1e3))},{...i,size:44,splits:[-1,0,1]}],series:[{},...t.map((l,c)=>({label:te(l.role),stroke:o(c===0?"--accent":"--second"),width:2,dash:Yc[c%Yc.length],points:{show:!1},spanGaps:!1}))]}}};function Zc(s,e){let t=e.map(i=>{let l=w=>(w+(i.origin??0)-s.startedAt)/1e3,c=[],u=[],p=-1/0;for(let{from:w,to:f,valence:g}of i.pieces)g!==null&&(w-p>lf&&c.length>0&&(c.push(l(p+1)),u.push(null)),f-w>af&&(c.push(l(w)),u.push(g)),c.push(l(f)),u.push(g),p=f);return[c,u]});if(t.filter(([i])=>i.length>0).length===0)return[[],...e.map(()=>[])];let o=[2];return Ge.join(t,t.map(()=>[1,...o]))}_e("es-valence",Tr);var Pr=class extends Re{constructor(){super(...arguments);this.sessionId="";this.leg=null;this.piece=null;this.language="";this.#e="open";this.#t="";this.#n="";this.#l=()=>{let t=this.renderRoot.querySelector("#correct")?.value??"";this.#a("wrong",t||null)}}static{this.properties={sessionId:{attribute:!1},leg:{attribute:!1},piece:{attribute:!1},language:{attribute:!1}}}static{this.styles=[Ce,ae`
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
    `]}#e;#t;#n;willUpdate(){let t=`${this.sessionId} ${this.leg?.id} ${this.piece?.from} ${this.piece?.to}`;t!==this.#n&&this.#e!=="sending"&&(this.#n=t,this.#e="open")}render(){let t=this.#c();if(t===null)return P;let n=b("mark_question",{label:te(t.label)});return y`<div class="row" role="group" aria-label=${n}>
      <span class="muted">${n}</span>
      ${this.#e==="choosing"?this.#i(t.label):this.#o()}
      <span role="status" class=${this.#e==="failed"?"failed":"muted"}>${this.#s()}</span>
    </div>`}#o(){return this.#e==="kept"?P:y`<button ?disabled=${this.#e==="sending"} @click=${()=>this.#a("right",null)}>${b("mark_right")}</button>
      <button ?disabled=${this.#e==="sending"} @click=${()=>this.#r("choosing")}>${b("mark_wrong")}</button>`}#i(t){return y`<label>
        ${b("mark_correct")}
        <select id="correct">
          <option value="">${b("mark_unknown")}</option>
          ${_.marking.labels.filter(n=>n!==t).map(n=>y`<option value=${n}>${te(n)}</option>`)}
        </select>
      </label>
      <button @click=${this.#l}>${b("mark_keep")}</button>
      <button @click=${()=>this.#r("open")}>${b("cancel")}</button>`}#s(){return this.#e==="kept"?b("mark_kept"):this.#e==="failed"?b("mark_failed",{reason:this.#t}):""}#l;async#a(t,n){let{leg:o,piece:i}=this,l=this.#c();if(o===null||i===null||l===null)return;let c=Math.max(0,Math.round(i.from));this.#r("sending");try{await _.supervision.mark({session_id:this.sessionId,leg_id:o.id,role:o.role,start_ms:c,end_ms:Math.max(c,Math.round(i.to)),...l,verdict:t,correct:n}),this.#r("kept")}catch(u){this.#t=u instanceof on&&u.status!==0?u.message:b("no_answer_daemon"),this.#r("failed")}}#c(){let t=this.piece?.shares??[];if(t.length===0)return null;let n=t.indexOf(Math.max(...t));return{label:_.model.labels[n],probability:t[n]}}#r(t){this.#e=t,this.requestUpdate()}};_e("es-verdict",Pr);var cf=6e4,uf=1e3,Jc=10,Qc=6,Cr=class extends Ze{static{this.styles=[Ce,Eo,fa]}#e=!1;#t="";render(){let e=_.model.find(_.route.sessionId),t=e===void 0&&_.hasCaughtUp?_.past.session(_.route.sessionId):null,n=e??t?.session??null;if(n===null){let p=t===null||t.progress==="loading"?b("loading"):t.progress==="failed"?t.problem:b("no_session");return y`<header>${this.#o()}</header>
        <div class="empty"><p role="status">${p}</p></div>`}let o=n.endedAt??Math.min(_.now(),_.lostAt??1/0),i=t===null?Math.max(n.startedAt,o-Sn):n.startedAt,l=Math.max(o,i+cf),c=_.route.t===null?null:n.startedAt+_.route.t,u=fo(n,()=>!0);return y`
      <header>
        ${this.#o()}
        <h1>${ss(n)}</h1>
        <span class="muted number">${ve(o-n.startedAt)}</span>
        ${t===null?P:y`<span class="muted number">${new Date(n.startedAt).toLocaleString(_.language,{dateStyle:"medium",timeStyle:"short"})}</span>`}
        ${n.endedAt===null||n.endReason===""?P:y`<span class="muted">${b("ended",{reason:te(n.endReason)})}</span>`}
        <span class="grow"></span>
        ${t===null?P:this.#i(n)}
        ${c===null?y`<span class="muted">${b(t===null?"live":"from_history")}</span>`:y`<span class="number">${b("at_moment",{time:ve(_.route.t)})}</span>
              <button @click=${this.#f}>${this.#e?b("copied"):b("copy_link")}</button>
              <button @click=${()=>this.#h(null)}>${b(t===null?"live":"whole_session")}</button>`}
      </header>
      ${Co(_,n)?y`<p class="doubt">${Co(_,n)}</p>`:P}
      ${this.#n(n)}
      <section class="panel">
        <es-alert-axis .session=${n} .stamp=${`${n.version} ${_.language}`} .from=${i} .to=${l} .until=${o}></es-alert-axis>
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${b("timeline")}
          aria-valuemin=${Math.round((i-n.startedAt)/1e3)}
          aria-valuemax=${Math.round((o-n.startedAt)/1e3)}
          aria-valuenow=${Math.round(((c??o)-n.startedAt)/1e3)}
          aria-valuetext=${c===null?b("live"):ve(_.route.t)}
          @click=${p=>this.#u(p,n,i,l,o)}
          @keydown=${p=>this.#d(p,n,i,o)}
        >
          ${u.map(p=>y`<div class="lane">
              <h3><span class="role">${te(p.role)}</span>${t===null||!p.analysed?Yi(p,_):P}</h3>
              <es-lane .display=${_} .scheme=${_.scheme} .session=${n} .leg=${p} .from=${i} .to=${l} .until=${o}></es-lane>
            </div>`)}
          ${c===null?P:y`<div class="cursor" ${Vt({left:`${df(c,i,l)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:Qc},(p,w)=>y`<span>${ve(i-n.startedAt+(l-i)*w/(Qc-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${u.filter(p=>p.analysed).map(p=>this.#a(n,p,c,t!==null))}
        <div class="panel">
          ${this.#r(n,u,i,o)}
          <h2>${b("valence")}</h2>
          <div class="series">${u.filter(p=>p.analysed).map((p,w)=>pf(p,w))}</div>
          <es-valence .session=${n} .stamp=${`${n.version} ${Math.round(l)}`} .from=${i} .to=${l}></es-valence>
          <p class="hint">${b("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${_} .stamp=${Ao()}></es-legend>
      <p class="hint id">${n.id}</p>
    `}#n(e){let t=Object.entries(e.alerts);return t.length===0?P:y`<section class="panel" aria-label=${b("alerts")}>${t.map(([n,o])=>Mo(_,n,o,{details:!0}))}</section>`}#o(){let e=_.model.find(_.route.sessionId)===void 0;return y`<a href=${rt({..._.route,view:e?"history":"wall"})}>← ${b(e?"back_history":"back")}</a>`}#i(e){return y`<button @click=${()=>this.#s?.showModal()}>${b("forget")}</button>
      <dialog aria-labelledby="forget-title">
        <h2 id="forget-title">${b("forget_title")}</h2>
        <p>${b("forget_what",{id:e.id})}</p>
        ${this.#t?y`<p role="alert" class="refused">${this.#t}</p>`:P}
        <div class="choice">
          <button autofocus @click=${()=>this.#s?.close()}>${b("cancel")}</button>
          <button class="danger" @click=${()=>this.#l(e.id)}>${b("forget")}</button>
        </div>
      </dialog>`}get#s(){return this.renderRoot.querySelector("dialog")}async#l(e){this.#t=await _.past.forget(e),this.#t===""&&(this.#s?.close(),_.go({view:"history"})),this.requestUpdate()}#a(e,t,n,o){let i=hf(t,n),l=i===void 0?[]:i.shares.map((c,u)=>({label:_.model.labels[u],share:c}));return l.sort((c,u)=>u.share-c.share),y`<div class="panel">
      <h2>${b("probabilities")}: ${te(t.role)}</h2>
      ${l.length===0?y`<p class="muted">${i===void 0?b(o?"nobody_spoke":"no_values"):b("no_answer",{reason:te(i.reason??"unknown")})}</p>`:P}
      <ul>
        ${l.map(({label:c,share:u})=>y`<li>
            <span>${Pt(c)} ${te(c)}</span>
            <span class="bar"><i ${Vt({width:`${u*100}%`,background:xt(c).colour})}></i></span>
            <span class="number">${Math.round(u*100)} %</span>
          </li>`)}
      </ul>
      ${this.#c(e,t,i,n)}
      <dl>
        <dt>${b("model")}</dt>
        <dd>${t.model||"–"}</dd>
        ${o?P:y`<dt>${b("latency")}</dt>
              <dd class="number">${t.latencyMs===null?"–":`${t.latencyMs} ms`} (${b("inference")} ${t.inferenceMs??"–"} ms)</dd>`}
        <dt>${b("codec")}</dt>
        <dd>${t.codec||"–"}</dd>
        <dt>${b("quality")}</dt>
        <dd>${t.quality?te(t.quality):"–"}</dd>
      </dl>
    </div>`}#c(e,t,n,o){return _.marking.kept?o===null?y`<p class="hint">${b("mark_hint")}</p>`:y`<es-verdict .sessionId=${e.id} .leg=${t} .piece=${n??null} .language=${_.language}></es-verdict>`:P}#r(e,t,n,o){let i=pa(t,n,o,t.flatMap(c=>e.unknown(c))),l=[...t.map(c=>[te(c.role),i.alone.get(c.id)]),...t.length>1?[[b("overlap"),i.overlap]]:[],[b("talk_nobody"),i.silence]];return y`<h2>${b("talk")}</h2>
      <ul class="talk">
        ${l.map(([c,u])=>{let p=i.total===0?0:u/i.total;return y`<li>
            <span>${c}</span>
            <span class="bar"><i ${Vt({width:`${p*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(p*100)} %</span>
          </li>`})}
      </ul>`}#u(e,t,n,o,i){let l=e.currentTarget.getBoundingClientRect(),c=n+(e.clientX-l.left)/l.width*(o-n);this.#h(Math.min(c,i)-t.startedAt)}#d(e,t,n,o){let l={ArrowLeft:-1,ArrowRight:1,PageDown:-Jc,PageUp:Jc}[e.key],c=_.route.t??o-t.startedAt;if(l!==void 0)this.#h(Math.max(n,Math.min(o,t.startedAt+c+l*uf))-t.startedAt);else if(e.key==="Home")this.#h(n-t.startedAt);else if(e.key==="End")this.#h(null);else return;e.preventDefault()}#h(e){this.#e=!1,_.go({t:e})}#f=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function df(s,e,t){return Math.max(0,Math.min(100,(s-e)/(t-e)*100))}function hf(s,e){if(e===null)return s.pieces.findLast(n=>n.reason===null)??s.pieces.at(-1);let t=e-(s.origin??0);return s.pieces.find(n=>n.from<=t&&t<n.to)}function pf(s,e){return y`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${te(s.role)}
  </span>`}_e("es-detail",Cr);var Lr=class extends Ze{static{this.styles=[Ce,ae`
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
    `]}render(){let{health:e,model:t}=_,n=[...t.sources.values()];return y`<h1>${b("health")}</h1>
      ${e===null?P:y`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${b(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(o=>y`<li>${o}</li>`)}
            </ul>`}
      ${t.overload===null?P:y`<p class="note bad">! ${b("overloaded",{hop:t.overload.hop_ms/1e3,legs:t.overload.suspended_legs})}</p>`}
      ${t.lostEvents===0?P:y`<p class="note bad">! ${b("lost_events",{count:t.lostEvents})}</p>`}
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
            ${n.length===0?y`<tr><td colspan="4">${b("no_source")}</td></tr>`:P}
            ${n.map(o=>y`<tr>
                <td>${t.nameOf(o)}</td>
                <td>${te(`state_${o.state}`)}</td>
                <td class="number">${ve(_.now()-o.at)}</td>
                <td class="detail">${o.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      ${_.marking.gateway?P:y`<es-microphone></es-microphone>`}`}};_e("es-health",Lr);var ff={csv:"CSV",jsonl:"JSON Lines",parquet:"Parquet"},Rr="*",Dr=class extends Ze{static{this.styles=[Ce,ae`
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
    `]}#e="";#t=!1;render(){let{past:e,route:t}=_;return e.look(t),y`
      <h1>${b("history")}</h1>
      ${e.progress==="none"?this.#n():y`${this.#o(t)} ${this.#a()} ${this.#c()}`}
    `}#n(){return y`<div class="empty">
      <p>${b(_.marking.gateway?"history_of_none":"history_none")}</p>
      <p><code>[history]</code> <code>enabled = true</code></p>
    </div>`}#o(e){return y`<form @submit=${this.#u} role="search" aria-label=${b("history")}>
      <label>${b("from")}<input type="datetime-local" name="from" .value=${Xc(e.from)} /></label>
      <label>${b("until")}<input type="datetime-local" name="to" .value=${Xc(e.to)} /></label>
      ${this.#i("role",b("filter_role"),["customer","agent","unknown","mixed"],e.role)}
      ${this.#i("state",b("filter_state"),this.#s(e),e.state)}
      <label>
        ${b("alerts")}
        <select name="alert">
          <option value="">${b("all")}</option>
          <option value=${Rr} ?selected=${e.alert===Rr}>${b("any_alert")}</option>
          ${this.#l(e).map(t=>y`<option value=${t} ?selected=${e.alert===t}>${t}</option>`)}
        </select>
      </label>
      <label>${b("session_id")}<input name="find" maxlength="64" spellcheck="false" .value=${e.find} /></label>
      <button class="go" type="submit">${b("find")}</button>
    </form>`}#i(e,t,n,o){return y`<label>
      ${t}
      <select name=${e}>
        <option value="">${b("all")}</option>
        ${n.map(i=>y`<option value=${i} ?selected=${o===i}>${te(i)}</option>`)}
      </select>
    </label>`}#s(e){let t=_.past.found.flatMap(({states:n})=>n.map(({state:o})=>o));return[...new Set([..._.model.labels.length>0?_.model.labels:Nl,...t,e.state])].filter(Boolean)}#l(e){let t=_.past.found.flatMap(({alerts:n})=>n.map(({rule:o})=>o));return[...new Set([...t,e.alert])].filter(n=>n!==""&&n!==Rr).sort()}#a(){let{found:e,next:t,progress:n,problem:o,unanswered:i}=_.past,l=`${e.length}${t===null?"":"+"}`;return y`
      <div class="tools">
        <p role="status" class="muted">${n==="loading"?b("loading"):l==="1"?b("session"):b("sessions",{count:l})}</p>
        <label>
          ${b("export_as")}
          <select class="format">
            ${Object.entries(ff).map(([c,u])=>y`<option value=${c}>${u}</option>`)}
          </select>
        </label>
        <button @click=${this.#d} ?disabled=${this.#t||e.length===0}>${b("export")}</button>
      </div>
      ${n==="failed"||n==="denied"?y`<p class="note" role="alert">${o||b("lost")}</p>`:P}
      ${i.length===0?P:y`<p class="note" role="status">${b("history_without",{daemons:i.join(", ")})}</p>`}
      ${this.#e?y`<p class="note" role="alert">${this.#e}</p>`:P}
    `}#c(){let{found:e,next:t,progress:n}=_.past;return e.length===0?n==="ready"?y`<div class="empty"><p>${b("history_empty")}</p></div>`:P:y`<ul class="sessions">
        ${e.map(o=>this.#r(o))}
      </ul>
      ${t===null?P:y`<button class="more" @click=${()=>_.past.more()} ?disabled=${n==="loading"}>${b("more")}</button>`}`}#r(e){let t=Date.parse(e.started_at),n=ve(Date.parse(e.ended_at??e.last_at)-t),o=rt({view:"session",sessionId:e.session_id,t:e.match_ms}),i=[...e.states].slice(0,6);return y`<li>
      <time datetime=${e.started_at} class="number">${mf(t)}</time>
      <span class="number muted">${n}${e.ended_at===null?y` <span title=${b("goes_on")} aria-label=${b("goes_on")}>…</span>`:P}</span>
      <a href=${o}>${e.call_reference??e.session_id}</a>
      <ul class="said">
        ${e.alerts.map(({rule:l,times:c})=>y`<li class="alert"><span aria-hidden="true">▲</span> ${b("alert_open",{rule:l})} ${c>1?`${c}×`:P}</li>`)}
        ${i.map(({role:l,state:c,times:u})=>y`<li>${Pt(c)} ${te(c)} <span class="muted">${l===null?P:te(l)} ${u>1?`${u}×`:P}</span></li>`)}
        ${e.alerts.length+i.length===0?y`<li class="muted">${e.utterances>0?te("none"):b("nobody_spoke")}</li>`:P}
      </ul>
    </li>`}#u=e=>{e.preventDefault();let t=new FormData(e.target),n=i=>String(t.get(i)??"").trim();this.#e="";let o={..._.route,role:n("role"),state:n("state"),alert:n("alert"),find:n("find")};_.go({...o,from:qo(n("from")),to:qo(n("to"))}),rt({...o,from:qo(n("from")),to:qo(n("to"))})===location.hash&&_.past.look(_.route,!0)};#d=async()=>{let e=this.renderRoot.querySelector(".format").value;this.#t=!0,this.#e="",this.requestUpdate(),this.#e=await _.past.export(_.route,e),this.#t=!1,this.requestUpdate()}};function Xc(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e-new Date(e).getTimezoneOffset()*6e4).toISOString().slice(0,16)}function qo(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e).toISOString().replace(":00.000Z","Z")}function mf(s){return new Date(s).toLocaleString(_.language,{dateStyle:"medium",timeStyle:"short"})}_e("es-history",Dr);var{I:gf}=Tl,eu=s=>s;var tu=()=>document.createComment(""),fs=(s,e,t)=>{let n=s._$AA.parentNode,o=e===void 0?s._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(tu(),o),l=n.insertBefore(tu(),o);t=new gf(i,l,s,s.options)}else{let i=t._$AB.nextSibling,l=t._$AM,c=l!==s;if(c){let u;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(u=s._$AU)!==l._$AU&&t._$AP(u)}if(i!==o||c){let u=t._$AA;for(;u!==i;){let p=eu(u).nextSibling;eu(n).insertBefore(u,o),u=p}}}return t},cn=(s,e,t=s)=>(s._$AI(e,t),s),bf={},nu=(s,e=bf)=>s._$AH=e,su=s=>s._$AH,Ko=s=>{s._$AR(),s._$AA.remove()};var ou=(s,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(s[o],o);return n},iu=$o(class extends ns{constructor(s){if(super(s),s.type!==ko.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],i=[],l=0;for(let c of s)o[l]=n?n(c,l):l,i[l]=t(c,l),l++;return{values:i,keys:o}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let o=su(s),{values:i,keys:l}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=l,i;let c=this.ut??=[],u=[],p,w,f=0,g=o.length-1,k=0,E=i.length-1;for(;f<=g&&k<=E;)if(o[f]===null)f++;else if(o[g]===null)g--;else if(c[f]===l[k])u[k]=cn(o[f],i[k]),f++,k++;else if(c[g]===l[E])u[E]=cn(o[g],i[E]),g--,E--;else if(c[f]===l[E])u[E]=cn(o[f],i[E]),fs(s,u[E+1],o[f]),f++,E--;else if(c[g]===l[k])u[k]=cn(o[g],i[k]),fs(s,o[f],o[g]),g--,k++;else if(p===void 0&&(p=ou(l,k,E),w=ou(c,f,g)),p.has(c[f]))if(p.has(c[g])){let $=w.get(l[k]),L=$!==void 0?o[$]:null;if(L===null){let z=fs(s,o[f]);cn(z,i[k]),u[k]=z}else u[k]=cn(L,i[k]),fs(s,o[f],L),o[$]=null;k++}else Ko(o[g]),g--;else Ko(o[f]),f++;for(;k<=E;){let $=fs(s,u[E+1]);cn($,i[k]),u[k++]=$}for(;f<=g;){let $=o[f++];$!==null&&Ko($)}return this.ut=l,nu(s,u),yt}});var Or=class extends Ze{static{this.styles=[Ce,ae`
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
    `]}#e=new ho;render(){let e=this.#e.sorted(_.model.sessions.values(),_.route),t=_.model.sessions.size;return y`
      <div class="tools">
        <h1>${t===1?b("session"):b("sessions",{count:t})}</h1>
        ${this.#t("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#t("filter_state","state",[..._.model.labels,"none"])}
        <label>
          ${b("sort")}
          <select @change=${n=>_.go({sort:n.target.value})}>
            ${["need","newest","name"].map(n=>y`<option value=${n} ?selected=${_.route.sort===n}>${b(`sort_${n}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(t):P}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${iu(e,n=>n.id,n=>y`<es-tile .display=${_} .session=${n} .stamp=${wf(n)}></es-tile>`)}
      </div>
      <es-legend .display=${_} .stamp=${Ao()}></es-legend>
    `}#t(e,t,n){return y`<label>
      ${b(e)}
      <select @change=${o=>_.go({[t]:o.target.value})}>
        <option value="">${b("all")}</option>
        ${n.map(o=>y`<option value=${o} ?selected=${_.route[t]===o}>${te(o)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return y`<div class="empty"><h2>${b("no_match")}</h2></div>`;let t=[..._.model.sources.values()];return y`<div class="empty">
      <h2>${b("nobody")}</h2>
      <p class="muted">${b("nobody_hint")}</p>
      <ul>
        ${t.length===0?y`<li>${b("no_source")}</li>`:P}
        ${t.map(n=>y`<li>${_.model.nameOf(n)}: ${te(`state_${n.state}`)}</li>`)}
      </ul>
    </div>`}};function wf(s){return`${s.version} ${Math.floor(_.now()/1e3)} ${_.isStale} ${_.language} ${_.scheme}`}_e("es-wall",Or);var Ir=class extends Ze{static{this.styles=[Ce,ae`
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
    `]}render(){let e=_.microphone.state==="on",t=[..._.model.sessions.values()].reduce((n,o)=>n+Ps(o),0);return document.title=`${e?"● ":""}${t>0?`(${t}) `:""}${b("title")}`,y`
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
        ${e?y`<button class="recording" @click=${()=>_.microphone.stop()} aria-label=${`${b("microphone_is_on")}. ${b("microphone_stop")}`}>
              <i aria-hidden="true"></i><span>${b("microphone_is_on")}</span>
            </button>`:P}
        <span class="status ${_.status}" role="status"><i aria-hidden="true"></i>${b(_.status)}</span>
        <button @click=${()=>_.togglePause()} aria-label=${b(_.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${_.isPaused?Ts`<path d="M7 4v16l13-8Z" />`:Ts`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${b(_.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#o()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${_.status==="token"?this.#i():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${_.announcement}</div>
    `}#e(e,t){let n=_.model.find(_.route.sessionId)===void 0,o=_.route.view===e||_.route.view==="session"&&e===(n?"history":"wall");return y`<a href=${rt({..._.route,view:e})} aria-current=${o?"page":P}>${t}</a>`}#t(){return _.route.view==="health"?y`<es-health></es-health>`:_.route.view==="coach"?y`<es-coach></es-coach>`:_.route.view==="history"?y`<es-history></es-history>`:_.route.view==="session"?y`<es-detail></es-detail>`:y`<es-wall></es-wall>`}#n(){return _.status==="refused"?y`<p class="banner" role="alert">${b("refused_detail")}</p>`:_.lostAt!==null&&_.status!=="token"&&_.clock()-_.lostAt>ts/5?y`<p class="banner" role="alert">${b("lost_detail",{time:nn(_.lostAt,_.language)})}</p>`:_.trouble!==""?y`<p class="banner" role="alert">${_.trouble}</p>`:_.isPaused?y`<p class="banner">${b("paused_display")}</p>`:P}#o(){let e=["auto","light","dark"];return y`<details>
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
          <select @change=${t=>_.setTheme(t.target.value)}>
            ${e.map(t=>y`<option value=${t} ?selected=${_.theme===t}>${b(`theme_${t}`)}</option>`)}
          </select>
        </label>
        <label>
          ${b("language")}
          <select @change=${t=>_.setLanguage(t.target.value)}>
            ${Object.entries(ao).map(([t,n])=>y`<option value=${t} lang=${t} ?selected=${_.language===t}>${n.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#i(){return y`<form @submit=${this.#s}>
      <h1>${b("token_title")}</h1>
      <p class="muted">${b("token_why")}</p>
      <label>${b("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${_.tokenIsWrong?b("token_wrong"):""}</p>
      <button type="submit">${b("sign_in")}</button>
    </form>`}#s=e=>{e.preventDefault(),_.signIn(String(new FormData(e.target).get("token")))};#l=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};_e("es-app",Ir);_.open();
