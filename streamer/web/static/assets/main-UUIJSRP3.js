var Zs=globalThis,Js=Zs.ShadowRoot&&(Zs.ShadyCSS===void 0||Zs.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,bo=Symbol(),hl=new WeakMap,xs=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==bo)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Js&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=hl.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&hl.set(t,e))}return e}toString(){return this.cssText}},Qs=s=>new xs(typeof s=="string"?s:s+"",void 0,bo),ae=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,i,o)=>n+(l=>{if(l._$cssResult$===!0)return l.cssText;if(typeof l=="number")return l;throw Error("Value passed to 'css' function must be a 'css' function result: "+l+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+s[o+1],s[0]);return new xs(t,s,bo)},pl=(s,e)=>{if(Js)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),i=Zs.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=t.cssText,s.appendChild(n)}},vo=Js?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Qs(t)})(s):s;var{is:Du,defineProperty:Ou,getOwnPropertyDescriptor:Iu,getOwnPropertyNames:zu,getOwnPropertySymbols:Nu,getPrototypeOf:Hu}=Object,Xs=globalThis,fl=Xs.trustedTypes,Uu=fl?fl.emptyScript:"",Vu=Xs.reactiveElementPolyfillSupport,ks=(s,e)=>s,wo={toAttribute(s,e){switch(e){case Boolean:s=s?Uu:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},gl=(s,e)=>!Du(s,e),ml={attribute:!0,type:String,converter:wo,reflect:!1,useDefault:!1,hasChanged:gl};Symbol.metadata??=Symbol("metadata"),Xs.litPropertyMetadata??=new WeakMap;var Gt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=ml){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),i=this.getPropertyDescriptor(e,n,t);i!==void 0&&Ou(this.prototype,e,i)}}static getPropertyDescriptor(e,t,n){let{get:i,set:o}=Iu(this.prototype,e)??{get(){return this[t]},set(l){this[t]=l}};return{get:i,set(l){let c=i?.call(this);o?.call(this,l),this.requestUpdate(e,c,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ml}static _$Ei(){if(this.hasOwnProperty(ks("elementProperties")))return;let e=Hu(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(ks("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ks("properties"))){let t=this.properties,n=[...zu(t),...Nu(t)];for(let i of n)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,i]of t)this.elementProperties.set(n,i)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let i=this._$Eu(t,n);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let i of n)t.unshift(vo(i))}else e!==void 0&&t.push(vo(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return pl(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,n);if(i!==void 0&&n.reflect===!0){let o=(n.converter?.toAttribute!==void 0?n.converter:wo).toAttribute(t,n.type);this._$Em=e,o==null?this.removeAttribute(i):this.setAttribute(i,o),this._$Em=null}}_$AK(e,t){let n=this.constructor,i=n._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let o=n.getPropertyOptions(i),l=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:wo;this._$Em=i;let c=l.fromAttribute(t,o.type);this[i]=c??this._$Ej?.get(i)??c,this._$Em=null}}requestUpdate(e,t,n,i=!1,o){if(e!==void 0){let l=this.constructor;if(i===!1&&(o=this[e]),n??=l.getPropertyOptions(e),!((n.hasChanged??gl)(o,t)||n.useDefault&&n.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(l._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:i,wrapped:o},l){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,l??t??this[e]),o!==!0||l!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,o]of this._$Ep)this[i]=o;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[i,o]of n){let{wrapped:l}=o,c=this[i];l!==!0||this._$AL.has(i)||c===void 0||this.C(i,void 0,o,c)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Gt.elementStyles=[],Gt.shadowRootOptions={mode:"open"},Gt[ks("elementProperties")]=new Map,Gt[ks("finalized")]=new Map,Vu?.({ReactiveElement:Gt}),(Xs.reactiveElementVersions??=[]).push("2.1.2");var yo=globalThis,bl=s=>s,ei=yo.trustedTypes,vl=ei?ei.createPolicy("lit-html",{createHTML:s=>s}):void 0,xo="$lit$",qt=`lit$${Math.random().toFixed(9).slice(2)}$`,ko="?"+qt,ju=`<${ko}>`,xn=document,Ss=()=>xn.createComment(""),As=s=>s===null||typeof s!="object"&&typeof s!="function",$o=Array.isArray,$l=s=>$o(s)||typeof s?.[Symbol.iterator]=="function",_o=`[ 	
\f\r]`,$s=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,wl=/-->/g,_l=/>/g,_n=RegExp(`>|${_o}(?:([^\\s"'>=/]+)(${_o}*=${_o}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),yl=/'/g,xl=/"/g,Sl=/^(?:script|style|textarea|title)$/i,So=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),_=So(1),Ms=So(2),bf=So(3),yt=Symbol.for("lit-noChange"),P=Symbol.for("lit-nothing"),kl=new WeakMap,yn=xn.createTreeWalker(xn,129);function Al(s,e){if(!$o(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return vl!==void 0?vl.createHTML(e):e}var El=(s,e)=>{let t=s.length-1,n=[],i,o=e===2?"<svg>":e===3?"<math>":"",l=$s;for(let c=0;c<t;c++){let u=s[c],p,b,f=-1,g=0;for(;g<u.length&&(l.lastIndex=g,b=l.exec(u),b!==null);)g=l.lastIndex,l===$s?b[1]==="!--"?l=wl:b[1]!==void 0?l=_l:b[2]!==void 0?(Sl.test(b[2])&&(i=RegExp("</"+b[2],"g")),l=_n):b[3]!==void 0&&(l=_n):l===_n?b[0]===">"?(l=i??$s,f=-1):b[1]===void 0?f=-2:(f=l.lastIndex-b[2].length,p=b[1],l=b[3]===void 0?_n:b[3]==='"'?xl:yl):l===xl||l===yl?l=_n:l===wl||l===_l?l=$s:(l=_n,i=void 0);let k=l===_n&&s[c+1].startsWith("/>")?" ":"";o+=l===$s?u+ju:f>=0?(n.push(p),u.slice(0,f)+xo+u.slice(f)+qt+k):u+qt+(f===-2?c:k)}return[Al(s,o+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Es=class s{constructor({strings:e,_$litType$:t},n){let i;this.parts=[];let o=0,l=0,c=e.length-1,u=this.parts,[p,b]=El(e,t);if(this.el=s.createElement(p,n),yn.currentNode=this.el.content,t===2||t===3){let f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(i=yn.nextNode())!==null&&u.length<c;){if(i.nodeType===1){if(i.hasAttributes())for(let f of i.getAttributeNames())if(f.endsWith(xo)){let g=b[l++],k=i.getAttribute(f).split(qt),A=/([.?@])?(.*)/.exec(g);u.push({type:1,index:o,name:A[2],strings:k,ctor:A[1]==="."?ni:A[1]==="?"?si:A[1]==="@"?ii:$n}),i.removeAttribute(f)}else f.startsWith(qt)&&(u.push({type:6,index:o}),i.removeAttribute(f));if(Sl.test(i.tagName)){let f=i.textContent.split(qt),g=f.length-1;if(g>0){i.textContent=ei?ei.emptyScript:"";for(let k=0;k<g;k++)i.append(f[k],Ss()),yn.nextNode(),u.push({type:2,index:++o});i.append(f[g],Ss())}}}else if(i.nodeType===8)if(i.data===ko)u.push({type:2,index:o});else{let f=-1;for(;(f=i.data.indexOf(qt,f+1))!==-1;)u.push({type:7,index:o}),f+=qt.length-1}o++}}static createElement(e,t){let n=xn.createElement("template");return n.innerHTML=e,n}};function kn(s,e,t=s,n){if(e===yt)return e;let i=n!==void 0?t._$Co?.[n]:t._$Cl,o=As(e)?void 0:e._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(s),i._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=i:t._$Cl=i),i!==void 0&&(e=kn(s,i._$AS(s,e.values),i,n)),e}var ti=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,i=(e?.creationScope??xn).importNode(t,!0);yn.currentNode=i;let o=yn.nextNode(),l=0,c=0,u=n[0];for(;u!==void 0;){if(l===u.index){let p;u.type===2?p=new Jn(o,o.nextSibling,this,e):u.type===1?p=new u.ctor(o,u.name,u.strings,this,e):u.type===6&&(p=new oi(o,this,e)),this._$AV.push(p),u=n[++c]}l!==u?.index&&(o=yn.nextNode(),l++)}return yn.currentNode=xn,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Jn=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,i){this.type=2,this._$AH=P,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=kn(this,e,t),As(e)?e===P||e==null||e===""?(this._$AH!==P&&this._$AR(),this._$AH=P):e!==this._$AH&&e!==yt&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):$l(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==P&&As(this._$AH)?this._$AA.nextSibling.data=e:this.T(xn.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Es.createElement(Al(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(t);else{let o=new ti(i,this),l=o.u(this.options);o.p(t),this.T(l),this._$AH=o}}_$AC(e){let t=kl.get(e.strings);return t===void 0&&kl.set(e.strings,t=new Es(e)),t}k(e){$o(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,i=0;for(let o of e)i===t.length?t.push(n=new s(this.O(Ss()),this.O(Ss()),this,this.options)):n=t[i],n._$AI(o),i++;i<t.length&&(this._$AR(n&&n._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=bl(e).nextSibling;bl(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},$n=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,i,o){this.type=1,this._$AH=P,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=o,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=P}_$AI(e,t=this,n,i){let o=this.strings,l=!1;if(o===void 0)e=kn(this,e,t,0),l=!As(e)||e!==this._$AH&&e!==yt,l&&(this._$AH=e);else{let c=e,u,p;for(e=o[0],u=0;u<o.length-1;u++)p=kn(this,c[n+u],t,u),p===yt&&(p=this._$AH[u]),l||=!As(p)||p!==this._$AH[u],p===P?e=P:e!==P&&(e+=(p??"")+o[u+1]),this._$AH[u]=p}l&&!i&&this.j(e)}j(e){e===P?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ni=class extends $n{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===P?void 0:e}},si=class extends $n{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==P)}},ii=class extends $n{constructor(e,t,n,i,o){super(e,t,n,i,o),this.type=5}_$AI(e,t=this){if((e=kn(this,e,t,0)??P)===yt)return;let n=this._$AH,i=e===P&&n!==P||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,o=e!==P&&(n===P||i);i&&this.element.removeEventListener(this.name,this,n),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},oi=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){kn(this,e)}},Ml={M:xo,P:qt,A:ko,C:1,L:El,R:ti,D:$l,V:kn,I:Jn,H:$n,N:si,U:ii,B:ni,F:oi},Wu=yo.litHtmlPolyfillSupport;Wu?.(Es,Jn),(yo.litHtmlVersions??=[]).push("3.3.3");var Tl=(s,e,t)=>{let n=t?.renderBefore??e,i=n._$litPart$;if(i===void 0){let o=t?.renderBefore??null;n._$litPart$=i=new Jn(e.insertBefore(Ss(),o),o,void 0,t??{})}return i._$AI(s),i};var Ao=globalThis,Re=class extends Gt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Tl(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return yt}};Re._$litElement$=!0,Re.finalized=!0,Ao.litElementHydrateSupport?.({LitElement:Re});var Fu=Ao.litElementPolyfillSupport;Fu?.({LitElement:Re});(Ao.litElementVersions??=[]).push("4.2.2");function we(s){let e=Math.max(0,Math.floor(s/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]===0?t.slice(1):t).map((i,o)=>o===0?String(i):String(i).padStart(2,"0")).join(":")}function nn(s,e){return new Date(s).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var Pl={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",speaking:"spricht",silent:"still",source_away:"kein Ton von {source}",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",hatch_unknown:"nicht bekannt",unsure:"unsicher",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",talk_nobody:"niemand",silence:"niemand sprach",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",no_speech:"niemand sprach",music_or_tone:"Musik oder ein Ton",overload:"der Dienst war überlastet",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",node_lost:"der Rechner ging verloren",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overloaded:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Geben Sie dem Dienst ein Ziel, [coach] in seiner Konfiguration, und sprechen Sie:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"mehr {more}, weniger {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",history:"Verlauf",history_none:"Dieser Dienst führt keinen Verlauf. Die Konfiguration schaltet ihn ein:",history_empty:"Nichts gefunden. Was von nun an gesagt wird, steht später hier.",from:"Von",until:"Bis",any_alert:"irgendein Alarm",session_id:"Gespräch",find:"Suchen",loading:"Lädt",more:"Mehr",export_as:"Datei",export:"Exportieren",goes_on:"geht weiter oder hat kein Ende",nobody_spoke:"niemand sprach",back_history:"Zurück zum Verlauf",from_history:"Aus dem Verlauf",whole_session:"Ganzes Gespräch",forget:"Vergessen",forget_title:"Dieses Gespräch vergessen?",forget_what:"Alles, was von {id} aufbewahrt ist, wird gelöscht: für alle und für immer.",left_open:"der Dienst endete vorher",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var Eo={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",source_away:"no audio from {source}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",hatch_unknown:"not known",unsure:"unsure",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",talk_nobody:"nobody",silence:"nobody spoke",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",no_speech:"nobody spoke",music_or_tone:"music or a tone",overload:"the daemon was overloaded",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",node_lost:"the machine was lost",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overloaded:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Give the daemon a target, [coach] in its configuration, and speak:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"more {more}, less {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",history:"History",history_none:"This daemon keeps no history. Its configuration can switch one on:",history_empty:"Nothing is found. What is said from now on will be.",from:"From",until:"Until",any_alert:"any alert",session_id:"Session",find:"Find",loading:"Loading",more:"More",export_as:"File",export:"Export",goes_on:"goes on, or has no end",nobody_spoke:"nobody spoke",back_history:"Back to the history",from_history:"From the history",whole_session:"Whole session",forget:"Forget",forget_title:"Forget this session?",forget_what:"All that is kept of {id} is deleted, for everybody and for good.",left_open:"the daemon ended before it",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var li={en:Eo,de:Pl},ri=class{constructor(e){this.code=e;this.#e=li[e]??Eo}#e;t(e,t={}){return this.#e[e].replace(/\{(\w+)\}/g,(n,i)=>String(t[i]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function Mo(...s){let e=s.map(t=>(t??"").slice(0,2).toLowerCase());return new ri(e.find(t=>Object.hasOwn(li,t))??"en")}var To=new ri("en");function Ll(s){To=s,document.documentElement.lang=s.code}var v=(s,e)=>To.t(s,e),te=s=>To.word(s);var Ol={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},Il=Object.keys(Ol),ai="M3 3H21V21H3Z",Cl=[{colour:"#7a5195",shape:ai,pattern:"falling",need:1},{colour:"#4c9f70",shape:ai,pattern:"dots",need:1},{colour:"#b5651d",shape:ai,pattern:"cross",need:1},{colour:"#5b7db1",shape:ai,pattern:"rows",need:1}],Po=new Map,Rl=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function xt(s){let e=Ol[s]??Po.get(s);if(e!==void 0)return e;let t=Cl[Po.size%Cl.length];return Po.set(s,t),t}function ci(s,e){return Dl(s)-Dl(e)||s.localeCompare(e)}function Dl(s){let e=Rl.indexOf(s);return e<0?Rl.length:e}var Nl=["need","newest","name"],Bu=2e3,ui=class{#e=[];#t=0;#n="";sorted(e,t){let n=[...e].filter(c=>qu(c,t)),i=`${t.sort} ${t.role} ${t.state}`,o=performance.now();(i!==this.#n||this.#e.length===0||o-this.#t>Bu)&&(this.#n=i,this.#t=o,this.#e=n.sort(Gu[t.sort]).map(c=>c.id));let l=new Map(this.#e.map((c,u)=>[c,u]));return n.sort((c,u)=>(l.get(c.id)??1/0)-(l.get(u.id)??1/0)||c.startedAt-u.startedAt)}},Lo=["customer","agent"];function hi(s,e){let t=({role:n})=>Lo.includes(n)?Lo.indexOf(n):Lo.length;return[...s.legs.values()].filter(({role:n})=>e(n)).sort((n,i)=>t(n)-t(i)||n.id.localeCompare(i.id))}function Ts(s){return Object.values(s.alerts).filter(e=>!e.acknowledged).length}function di(s){return s.endedAt!==null?0:Ts(s)>0?4:Math.max(0,...[...s.legs.values()].map(e=>e.state==="none"?0:xt(e.state).need))}var Gu={need:(s,e)=>+(s.endedAt!==null)-+(e.endedAt!==null)||di(e)-di(s)||zl(s)-zl(e)||s.id.localeCompare(e.id),newest:(s,e)=>e.startedAt-s.startedAt,name:(s,e)=>s.id.localeCompare(e.id)};function zl(s){return Math.min(s.startedAt,...[...s.legs.values()].map(e=>e.since??1/0))}function qu(s,e){return[...s.legs.values()].filter(n=>e.role===""||n.role===e.role).some(n=>e.state===""||n.state===e.state)}var Hl=["coach","history","health"],Ku=["from","to","alert","find"];function Co(s){let[e="",t=""]=s.replace(/^#/,"").split("?"),n=new URLSearchParams(t),[,i="",o=""]=e.split("/"),l=n.get("t");return{view:i==="s"&&o?"session":Hl.find(c=>c===i)??"wall",sessionId:i==="s"?decodeURIComponent(o):"",t:l!==null&&/^\d+$/.test(l)?Number(l):null,role:n.get("role")??"",state:n.get("state")??"",sort:Nl.find(c=>c===n.get("sort"))??"need",from:n.get("from")??"",to:n.get("to")??"",alert:n.get("alert")??"",find:n.get("find")??""}}function rt(s){let e=new URLSearchParams;if(s.role&&e.set("role",s.role),s.state&&e.set("state",s.state),s.sort&&s.sort!=="need"&&e.set("sort",s.sort),s.view==="history")for(let o of Ku)s[o]&&e.set(o,s[o]);s.view==="session"&&s.t!=null&&e.set("t",String(Math.round(s.t)));let t=Hl.find(o=>o===s.view),n=s.view==="session"?`/s/${encodeURIComponent(s.sessionId??"")}`:t===void 0?"/":`/${t}`,i=e.toString();return`#${n}${i?`?${i}`:""}`}var pi=()=>({sources:{},sessions:{},overload:null}),Yu=()=>({source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),Ul=s=>({role:s,analysed:!0,paused:!1,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),Vl=({posterior:s,dimensions:e,abstained:t,reason:n})=>({posterior:s,dimensions:e,abstained:t,reason:n}),jl={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":s=>({...Vl(s),speaking:!1}),"emotion.v1":Vl,"state.v1":({state:s,probability:e,since_ms:t})=>({state:s,probability:e,since_ms:t})},Zu=({leg_id:s,role:e,rule:t,kind:n,labels:i,threshold:o,probability:l,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:b})=>({leg_id:s,role:e,rule:t,kind:n,labels:i,threshold:o,probability:l,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:b}),Ro=(s,e,t)=>({...s,sessions:{...s.sessions,[e]:t}});function Wl(s,e){let t=e.type.replace("org.emotionstreamer.",""),n=e.data??{};if(t==="gap.v1")return n.reason==="resume_expired"?pi():s;if(t==="overload.v1")return{...s,overload:n.active?n:null};if(t==="source.health.v1"){let l={state:n.state,detail:n.detail};return{...s,sources:{...s.sources,[n.source_id]:l}}}if(t==="session.ended.v1"){let{[n.session_id]:l,...c}=s.sessions;return{...s,sessions:c}}let i=s.sessions[n.session_id]??Yu();if(t==="session.started.v1"||t==="session.changed.v1"){let l={...i.legs};for(let{leg_id:c,role:u,analysed:p,paused:b}of n.legs)l[c]={...l[c]??Ul(u),role:u,analysed:p,paused:b};return Ro(s,n.session_id,{source_id:n.source_id,call_reference:n.call_reference??null,started_at:t==="session.started.v1"?e.time:i.started_at,legs:l,alerts:i.alerts})}if(t==="alert.v1"){let{[n.alert_id]:l,...c}=i.alerts,u=n.status==="cleared"?c:{...i.alerts,[n.alert_id]:Zu(n)};return Ro(s,n.session_id,{...i,alerts:u})}if(!Object.hasOwn(jl,t))return s;let o={...i.legs[n.leg_id]??Ul(n.role),role:n.role,...jl[t](n)};return Ro(s,n.session_id,{...i,legs:{...i.legs,[n.leg_id]:o}})}var Fl=500,Ju=15e3,Qu=1e4,Xu=[408,425,429],ed=8e3,td=1e4,sn=class extends Error{constructor(e,t){super(`the daemon refuses: ${e} ${t}`.trim()),this.status=e}};function Bl(s,e={}){return new Do(s,e)}var Do=class{#e;#t;#n=pi();#s=new Set;#i=null;#o=0;#l=null;#a=0;#c=()=>{};constructor(e,{queueEvents:t=1e3,quietMs:n=ed,WebSocket:i=globalThis.WebSocket,...o}){if(!i)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(t>=1))throw new RangeError(`queueEvents: expected at least 1, got ${t}`);this.#e=new URL(e),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:t,quietMs:n,WebSocket:i,...o}}get state(){return this.#n}get skewMs(){return this.#a}reconnect(){this.#c()}async*[Symbol.asyncIterator](){let{onLag:e,signal:t}=this.#t,n={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},i=()=>{n.stopped=!0,n.endWait(),n.socket&&id(n.socket),n.wake()};if(!t?.aborted){t?.addEventListener("abort",i),this.#c=()=>n.endWait(),this.#r(n).catch(o=>{n.failure=o,n.wake()});try{for(;;){for(;n.queue.length===0;){if(n.failure)throw n.failure;if(n.stopped)return;await new Promise(c=>n.wake=c)}let{lost:o}=n;n.lost=0;let l=n.queue.shift();o&&e?.(o),yield l}}finally{t?.removeEventListener("abort",i),i()}}}async#r(e){let{onStatus:t}=this.#t,n=Fl;for(;!e.stopped;){t?.("connecting");let i=performance.now(),o=await this.#u();if(o&&(this.#a=Date.parse(o.issued_at)-Date.now()),o&&!e.stopped&&await this.#d(e,o,i)&&(n=Fl),e.stopped)return;t?.("lost"),await new Promise(l=>{let c=setTimeout(l,n*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(c),l())}),n=Math.min(2*n,Ju)}}async#u(){let{getTicket:e}=this.#t;return e?sd(await e(Gl(this.#t))):nd(this.#e,this.#t)}#d(e,t,n){let{WebSocket:i,sessions:o,roles:l,types:c,sources:u,view:p,recentS:b}=this.#t,f=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);f.protocol=f.protocol.replace("http","ws");for(let[k,A]of Object.entries({session:o,role:l,type:c,source:u}))for(let $ of A??[])f.searchParams.append(k,$);p&&f.searchParams.set("view",p),b&&f.searchParams.set("recent_s",b);let g=this.#l===null?this.#i:null;return g!==null&&f.searchParams.set("resume_from",g),new Promise((k,A)=>{let $=!1,C=e.socket=new i(f.href,["cloudevents.json",`ticket.${t.ticket}`]),N=()=>{E.stop(),C===e.socket&&(e.socket=null),C.close(),k($)},E=od(this.#e,this.#t.quietMs,N);C.onopen=()=>{this.#o=Date.parse(t.issued_at)+performance.now()-n,g===null&&(this.#n=pi(),this.#l=this.#o),this.#t.onStatus?.("open",g!==null)},C.onmessage=({data:H})=>{$=!0,E.heard();try{C===e.socket&&!this.#h(JSON.parse(H),e)&&N()}catch(T){A(T),N()}},C.onclose=N})}#h(e,t){let n=e.type.endsWith(".gap.v1")?e.data.reason:null;if(n==="subscriber_slow"&&this.#l===null&&this.#i!==null)return!1;if(n==="resume_expired"?this.#l=this.#o:this.#l!==null&&Date.parse(e.time)>this.#l&&(this.#l=null),this.#i=e.id,this.#n=Wl(this.#n,e),!this.#s.has(e.id)){this.#s.add(e.id),this.#s.size>Qu&&this.#s.delete(this.#s.values().next().value);let{types:i}=this.#t;if(i?.length&&!i.includes(e.type.replace("org.emotionstreamer.","")))return n!=="subscriber_slow";t.queue.push(e)>this.#t.queueEvents&&(t.queue.shift(),t.lost++),t.wake()}return n!=="subscriber_slow"}};async function nd(s,e={}){let{token:t}=e,n=typeof t=="function"?await t():t;try{let i=await fetch(new URL("/api/ticket",s),{method:"POST",signal:AbortSignal.timeout(td),headers:n?{Authorization:`Bearer ${n}`}:{},body:JSON.stringify(Gl(e))});if(i.ok)return await i.json();if(i.status<500&&!Xu.includes(i.status))throw new sn(i.status,(await i.text()).trim())}catch(i){if(i instanceof sn)throw i}return null}var Gl=({sessions:s,roles:e,types:t,sources:n,view:i})=>({sessions:s,roles:e,types:t,sources:n,views:i&&[i]});function sd(s){if(s&&!(typeof s.ticket=="string"&&Date.parse(s.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return s}function id(s){s.readyState===s.CONNECTING?s.onopen=()=>s.close():s.close()}function od(s,e,t){let n=performance.now(),i=()=>performance.now()-n>=e,o=setInterval(()=>{if(!i())return;let l={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",s),l).catch(()=>i()&&t())},e/2);return{heard:()=>n=performance.now(),stop:()=>clearInterval(o)}}var fi=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,t){e.type==="org.emotionstreamer.advice.v1"?this.cues.set(ql(e.data),rd(e.data,t)):e.type==="org.emotionstreamer.coach.report.v1"?this.#t(e.data,t):e.type==="org.emotionstreamer.session.ended.v1"&&this.#e(e.data.session_id)}keep(e){for(let[t,n]of this.cues)Object.hasOwn(e,n.sessionId)||this.cues.delete(t)}hasTakeOf(e){return this.takes.some(t=>t.sessionId===e)}#e(e){for(let[t,n]of this.cues)n.sessionId===e&&this.cues.delete(t)}#t(e,t){let n=ql(e);this.cues.delete(n),!this.takes.some(i=>i.id===n&&i.at===t)&&(this.takes.unshift(ld(n,e,t)),this.takes.length=Math.min(this.takes.length,30))}};function Kl(s,e){return Object.values(Zl(s,e)).reduce((t,n)=>t+Math.abs(n),0)/2}function Yl(s,e){return Object.entries(Zl(s,e)).sort(([n,i],[o,l])=>l-i||n.localeCompare(o))[0]?.[0]??""}function Zl(s,e){let t={};for(let{name:n,share:i}of e)t[n]=i;for(let{name:n,share:i}of s)t[n]=(t[n]??0)-i;return t}function ql({session_id:s,leg_id:e}){return`${s} ${e}`}function rd({session_id:s,role:e,cue:t,label:n,heard:i,target:o},l){return{sessionId:s,role:e,cue:t,label:n,heard:i,target:o,at:l}}function ld(s,e,t){return{id:s,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance,onTargetShare:e.on_target_share,mixtures:e.mixtures,stretches:e.stretches,at:t}}var Jl={speaking:!1,state:"none",probability:0},mi=class{constructor(e,t){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.pauses=[];this.keptFrom=-1/0;this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let n={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:t,analysed:!0,paused:!1,...Jl,...n}}get role(){return this.current.role}get analysed(){return this.current.analysed}get paused(){return this.current.paused}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}describe({codec:e,paused:t},n){this.codec=e,this.origin??=n;let i=this.pauses.at(-1),o=i!==void 0&&i.to===null;t&&!o?this.pauses.push({from:n,to:null}):!t&&o&&(i.to=n)}startUtterance({utterance_id:e,start_ms:t},n){let i=this.utterances.at(-1);i?.id!==e&&(i!==void 0&&(i.to??=t),this.origin=n-t,this.utterances.push({id:e,from:t,to:null}))}endUtterance({utterance_id:e,audio:{start_ms:t,end_ms:n}},i){this.origin=i-n;let o=this.utterances.at(-1);o?.id===e?(o.from=t,o.to=n):this.utterances.push({id:e,from:t,to:n})}addResult(e,t,n){let{audio:i,model:o}=e;this.origin=t-i.end_ms,"latency_ms"in e&&(this.latencyMs=e.latency_ms.audio_end_to_publish??this.latencyMs,this.inferenceMs=e.latency_ms.inference),this.model=`${o.name} ${o.version} (${o.precision})`,this.quality=i.quality;let l=this.utterances.at(-1),c=this.pieces.at(-1),u=l?.id===e.utterance_id?l.from:i.start_ms,p=c!==void 0&&c.to>u?c.to:u;p>=i.end_ms||this.pieces.push({from:p,to:i.end_ms,shares:e.abstained?[]:ad(e,n),valence:e.abstained?null:e.dimensions?.valence??null,reason:e.abstained?e.reason??"unknown":null})}lose(e,t,n){if(this.origin===null||e===0)return;let i=n-this.origin;this.gaps.push({from:i-e,to:i,reason:t})}end(e){let t=this.utterances.at(-1);t!==void 0&&this.origin!==null&&(t.to??=e-this.origin);let n=this.pauses.at(-1);n!==void 0&&(n.to??=e),this.current={...this.current,...Jl}}forget(e){if(this.origin===null||e<=this.keptFrom)return;let t=e-this.origin,n=[this.pieces,this.utterances,this.gaps].map(o=>Qn(o,({to:l})=>(l??1/0)<t));Qn(this.pauses,({to:o})=>(o??1/0)<e)+Math.max(...n)>0&&(this.keptFrom=e)}};function Qn(s,e){let t=0;for(;t<s.length&&e(s[t]);)t++;return t>0&&s.splice(0,t),t}function ad(s,e){let t=e.map(()=>0);for(let{name:n,probability:i}of s.posterior){let o=e.indexOf(n);o<0&&(o=e.push(n)-1),t[o]=i}return t}var gi=class{constructor(e,t,n){this.id=e;this.startedAt=t;this.holes=n;this.sourceId="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.alertLog=[];this.version=0;this.lostEvents=0;this.#e=null}#e;unknown(e){return[{from:this.startedAt,to:e.keptFrom},...this.holes].filter(({from:t,to:n})=>t<n)}take(e){if(e!==this.#e){this.#e=e,this.version++,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[t,n]of Object.entries(e.legs))this.leg(t,n.role).current=n}}leg(e,t){let n=this.legs.get(e);return n===void 0&&(n=new mi(e,t),this.legs.set(e,n)),n}describe(e,t){for(let n of e)this.leg(n.leg_id,n.role).describe(n,t)}takeAlert({alert_id:e,muted:t,status:n,...i},o){let l={...i,id:e,clearedAt:n==="cleared"?o:null},c=this.alertLog.findIndex(({id:u})=>u===e);c<0?this.alertLog.push(l):this.alertLog[c]=l}end(e,t){this.endedAt=e,this.endReason=t,this.version++,this.alerts={};for(let n of this.alertLog)n.clearedAt??=e;for(let n of this.legs.values())n.end(e)}forget(e){for(let t of this.legs.values())t.forget(e);Qn(this.alertLog,({clearedAt:t})=>(t??1/0)<e)}};var Sn=15*6e4,Ps=3*6e4,cd=Ps+1e4,ud=4e4,dd=6e4,Xn=class{constructor(e=[],t=!1){this.labels=e;this.isOfHistory=t;this.sessions=new Map;this.sources=new Map;this.holes=[];this.overload=null;this.lostEvents=0;this.version=0;this.coach=new fi;this.#e=new Map;this.#t=new Map;this.#n=-1/0}#e;#t;#n;known(e){return this.#t.get(e)}sync(e,t){this.overload=e.overload,this.coach.keep(e.sessions);for(let[n,i]of Object.entries(e.sessions)){let o=this.#i(n,t);o.take(i),this.sessions.set(n,o)}for(let n of this.sessions.values())n.endedAt===null&&!(n.id in e.sessions)&&this.sessions.delete(n.id);for(let n of this.sources.keys())n in e.sources||this.sources.delete(n)}miss(e,t){this.holes.push({from:Math.max(this.#n,e),to:t})}apply(e){let t=Date.parse(e.time);switch(this.version++,this.coach.apply(e,t),e.type){case"org.emotionstreamer.source.health.v1":this.sources.set(e.data.source_id,{id:e.data.source_id,state:e.data.state,detail:e.data.detail,at:t});break;case"org.emotionstreamer.gap.v1":this.#a(e.data,t);break;case"org.emotionstreamer.session.started.v1":this.#o(e.data.session_id,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.changed.v1":this.#i(e.data.session_id,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.ended.v1":this.#l(e.data.session_id,e.data.reason,t);break;case"org.emotionstreamer.alert.v1":this.#i(e.data.session_id,t).takeAlert(e.data,t);break;default:this.#c(e,t)}this.#n=Math.max(this.#n,t)}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e,t=""){let n=this.#s(e);for(let i of this.#t.values()){let o=Math.max(i.startedAt,...[...i.legs.values()].map(l=>l.heardAt));(this.sessions.has(i.id)?e-(i.endedAt??e)>dd:e-o>Sn)&&(this.#t.delete(i.id),this.sessions.delete(i.id),this.coach.hasTakeOf(i.id)&&this.#e.set(i.id,i),this.version++),i.forget(e-(i.id===t||i.endedAt!==null?Sn:n))}for(let i of this.#e.values())e-i.endedAt>Sn&&this.#e.delete(i.id);Qn(this.holes,({to:i})=>i<e-Sn)}#s(e){let t=0;for(let n of this.#t.values())for(let i of n.legs.values())t+=hd(i,e-Ps);return Math.min(Sn,Math.max(cd,ud/Math.max(1,t)*Ps))}#i(e,t){let n=this.#t.get(e);return n===void 0&&(n=new gi(e,t,this.holes),this.#t.set(e,n)),n.version++,n}#o(e,t){let n=this.#t.get(e);n!==void 0&&(n.endedAt!==null||n.startedAt<t)&&this.#t.delete(e);let i=this.#i(e,t);return i.startedAt=t,i}#l(e,t,n){let i=this.#t.get(e);i!==void 0&&(i.end(n,t),this.sessions.set(i.id,i))}#a(e,t){if(this.lostEvents+=e.lost_events,e.session_id===null)return;let n=this.#i(e.session_id,t);n.lostEvents+=e.lost_events;for(let i of e.leg_ids)n.legs.get(i)?.lose(e.lost_ms,e.reason,t)}#c(e,t){let{session_id:n,leg_id:i,role:o}=e.data;if(n===void 0||i==null)return;let l=this.#i(n,t).leg(i,o??"unknown");l.heardAt=Math.max(l.heardAt,t),e.type==="org.emotionstreamer.utterance.started.v1"?l.startUtterance(e.data,t):e.type==="org.emotionstreamer.utterance.ended.v1"?(l.endUtterance(e.data,t),this.isOfHistory&&l.addResult(e.data,t,this.labels)):e.type==="org.emotionstreamer.emotion.v1"?(l.addResult(e.data,t,this.labels),this.#r(t)):e.type==="org.emotionstreamer.state.v1"&&(l.origin=t-e.data.since_ms)}#r(e){let t=this.holes.at(-1);t!==void 0&&e<t.to&&(t.to=Math.max(t.from,e))}};function hd(s,e){let t=e-(s.origin??0),n=0,i=s.pieces.length;for(;n<i;){let o=n+i>>1;s.pieces[o].to<t?n=o+1:i=o}return s.pieces.length-n}var pd=5e3,Ql=1e3,fd=1.5,md=300,gd=100,Xl=1e3,es=5e3,bd=12e3;var bi=class extends EventTarget{constructor(t,n={}){super();this.url=t;this.options=n;this.model=new Xn;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#n=null;this.#s=[];this.#i=!1;this.#o=0;this.#l=0;this.#a=0;this.#c=0;this.#r=0;this.#u=-1/0;this.#f=()=>{let t=this.#c-performance.now();if(t>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#f),t);return}this.#i=!1,this.#o=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock()),this.dispatchEvent(new Event("change"))};this.#m=()=>this.reconnect()}#e;#t;#n;#s;#i;#o;#l;#a;#c;#r;#u;watched(){return""}start(){this.stop();let t=new AbortController,n=(o,l=!1)=>{this.setStatus(o),o==="open"&&!l&&this.model.miss(this.#u,this.clock())},i=Bl(this.url,{queueEvents:1e5,...this.options,onStatus:n,signal:t.signal});this.#n=t,this.#t=i,this.#s=[setInterval(()=>this.model.forget(this.clock(),this.watched()),pd),setInterval(()=>this.changed(!1),Ql)],addEventListener("online",this.#m),this.#d(i,t.signal)}retain(){this.#r++===0&&this.start()}release(){--this.#r===0&&this.stop()}stop(){this.#n?.abort(),this.#n=null,this.#s.forEach(clearInterval),removeEventListener("online",this.#m)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>es}get hasCaughtUp(){return this.status!=="connecting"&&performance.now()-this.#l>Xl}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#n===null?this.start():this.#t?.reconnect()}changed(t=!0){if(this.#i||this.isPaused&&!t)return;this.#i=!0;let n=performance.now(),i=Math.min(md,fd*this.model.sessions.size),o=Math.max(i-(n-this.#o),this.#c-n);document.hidden?setTimeout(this.#f,Ql):o<=0?requestAnimationFrame(this.#f):setTimeout(()=>requestAnimationFrame(this.#f),o)}setStatus(t){t==="open"?(this.lostAt=null,this.#a=this.clock(),this.#l=performance.now(),this.#p()):(this.status==="open"&&(this.#u=this.clock()-bd),this.lostAt??=this.clock()),t!=="refused"&&(this.refusal=null),this.status=t,this.dispatchEvent(new Event("status")),this.changed()}async#d(t,n){try{for await(let i of t)this.#h(i)}catch(i){if(n.aborted)return;this.stop(),i instanceof sn||reportError(i),this.refusal=i instanceof sn?i:new sn(0,String(i)),this.setStatus("refused")}}#h(t){t.type==="org.emotionstreamer.gap.v1"&&t.data.reason==="resume_expired"&&this.model.miss(this.#u,this.clock()),this.model.apply(t),Date.parse(t.time)>this.#a?this.dispatchEvent(new CustomEvent("event",{detail:t})):this.#p(),this.changed(!1)}#p(){this.#c=Math.min(performance.now()+gd,this.#l+Xl)}#f;#m};var ea="/assets/capture.worklet-7ESDUN63.js";var wd="/browser",ta=500,_d=1e4,na=48e3,yd=3,sa=2,vi=class extends EventTarget{constructor(t,n){super();this.origin=t;this.token=n;this.state="off";this.devices=[];this.deviceId="";this.lostMs=0;this.isMuted=!1;this.#e=!1;this.#t=null;this.#n=null;this.#s=null;this.#i=null;this.#o=null;this.#a=ta;this.#c="";this.#f=()=>{this.#m()};this.#g=()=>{this.#n?.state==="suspended"&&!document.hidden&&this.#n.resume()}}#e;#t;#n;#s;#i;#o;#l;#a;#c;get isWanted(){return this.#e}async start(){if(!this.#e){if(!navigator.mediaDevices?.getUserMedia)return this.#r("insecure");this.#e=!0,this.#c=crypto.randomUUID(),this.lostMs=0,navigator.mediaDevices.addEventListener("devicechange",this.#f),document.addEventListener("visibilitychange",this.#g),await this.#d()&&this.#b()}}stop(){this.#u("off")}async choose(t){this.deviceId=t,this.#e&&await this.#d()}#r(t){this.state=t,this.dispatchEvent(new Event("change"))}#u(t){this.#e=!1,clearTimeout(this.#l),navigator.mediaDevices?.removeEventListener("devicechange",this.#f),document.removeEventListener("visibilitychange",this.#g),this.#p(),this.#n?.close(),this.#n=this.#s=null,this.#o?.close(1e3),this.#o=null,this.#r(t)}async#d(){this.state!=="on"&&this.#r("asking");try{let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1},n=this.deviceId?{deviceId:{exact:this.deviceId}}:{},i=await navigator.mediaDevices.getUserMedia({audio:{...t,...n}});if(!this.#e)return i.getTracks().forEach(o=>o.stop()),!1;this.#p(),this.#t=i,await this.#h(i)}catch(t){let n={NotAllowedError:"denied",SecurityError:"denied",NotReadableError:"busy"};this.#p();let i=n[t.name]??"missing";return i==="missing"&&this.deviceId?(this.deviceId="",this.#d()):(this.#e&&this.#u(i),!1)}return await this.#m(),this.#e}async#h(t){if(this.#n===null){let i=new AudioContext;this.#n=i.sampleRate>na?new AudioContext({sampleRate:na}):i,this.#n!==i&&i.close(),await this.#n.audioWorklet.addModule(ea),this.#s=new AudioWorkletNode(this.#n,"capture",{numberOfOutputs:0,channelCount:1,channelCountMode:"explicit"}),this.#s.port.onmessage=({data:o})=>this.#_(o),this.#n.onstatechange=this.#g}await this.#n.resume(),this.#i=this.#n.createMediaStreamSource(t),this.#i.connect(this.#s);let n=t.getAudioTracks()[0];this.isMuted=n.muted,n.onmute=n.onunmute=()=>{this.isMuted=n.muted,this.#r(this.state)},n.onended=()=>{this.#d()}}#p(){this.#i?.disconnect(),this.#i=null;for(let t of this.#t?.getTracks()??[])t.onended=null,t.stop();this.#t=null}#f;async#m(){let t=await navigator.mediaDevices.enumerateDevices();this.devices=t.filter(({kind:n})=>n==="audioinput").map(({deviceId:n,label:i})=>({id:n,name:i})),this.#r(this.state)}#g;async#b(){if(!this.#e)return;this.#r("connecting");let t=await this.#w();if(!this.#e)return;if(t===null)return this.#v();let n=new WebSocket(new URL(wd,this.origin.replace(/^http/,"ws")),["emotion-streamer.pcm",`ticket.${t}`]);this.#o=n,n.onopen=()=>{this.#a=ta,n.send(JSON.stringify({call_id:this.#c,sampleRate:this.#n.sampleRate})),this.#r("on")},n.onclose=()=>{this.#o===n&&(this.#o=null,this.#v())}}async#w(){let t=this.token()?{Authorization:`Bearer ${this.token()}`}:{};try{let n=await fetch(new URL("/api/ticket",this.origin),{method:"POST",headers:t,body:'{"scope": "stream"}'});if(n.ok)return(await n.json()).ticket;n.status===404?this.#u("unconfigured"):(n.status===401||n.status===403)&&this.#u("refused")}catch{}return null}#v(){this.#e&&(this.#r("connecting"),this.#l=setTimeout(()=>{this.#b()},this.#a*(.5+Math.random())),this.#a=Math.min(2*this.#a,_d))}#_(t){let n=this.#o;if(n?.readyState!==WebSocket.OPEN)return;let i=this.#n.sampleRate;n.bufferedAmount>yd*i*sa?(this.lostMs+=1e3*t.byteLength/(i*sa),this.dispatchEvent(new Event("change"))):n.send(t)}};var xd="/api/history",ia=3e4,kd=1e3,$d=20,Sd=5e3,Ls=class extends Error{constructor(t,n){super(n);this.progress=t}},wi=class{constructor(e,t,n){this.token=e;this.changed=t;this.labels=n;this.progress="ready";this.problem="";this.found=[];this.next=null;this.#e=null;this.#t=new Map}#e;#t;look(e,t=!1){let n=oa(e);!t&&n.toString()===this.#e?.toString()||(this.#e=n,this.found=[],this.next=null,this.#n(n))}reset(){this.#e=null,this.#t.clear(),this.progress="ready"}more(){if(this.#e===null||this.next===null||this.progress==="loading")return;let e=new URLSearchParams(this.#e);e.set("after",this.next),this.#n(e)}session(e){let t=this.#t.get(e),n=performance.now();return(t===void 0||t.progress==="failed"&&n-t.askedAt>Sd)&&(t={progress:"loading",session:null,problem:"",askedAt:n},this.#t.clear(),this.#t.set(e,t),this.#s(e,t)),t}async forget(e){try{await this.#o(`/sessions/${encodeURIComponent(e)}`,{method:"DELETE"})}catch(t){return t.message}return this.#t.delete(e),this.#e=null,""}async export(e,t){let n=oa(e);n.set("format",t);try{let i=await this.#o(`/export?${n}`,{signal:null}),o=URL.createObjectURL(await i.blob()),l=document.createElement("a");return l.href=o,l.download=`emotions.${t}`,l.click(),setTimeout(()=>URL.revokeObjectURL(o),ia),""}catch(i){return i.message}}async#n(e){let t=this.#e;this.progress="loading",this.changed();try{let n=await(await this.#o(`/sessions?${e}`)).json();if(t!==this.#e)return;this.found=[...this.found,...n.sessions],this.next=n.next,this.progress="ready",this.problem=""}catch(n){if(t!==this.#e)return;this.progress=n instanceof Ls?n.progress:"failed",this.problem=n.message}this.changed()}async#s(e,t){try{let n=await(await this.#o(`/sessions/${encodeURIComponent(e)}`)).json(),i=new Xn(this.labels,!0);for(let o of await this.#i(e))i.apply(o);t.session=Ad(i.known(e),n),t.progress=t.session===null?"none":"ready"}catch(n){t.progress=n instanceof Ls?n.progress:"failed",t.problem=n.message}this.changed()}async#i(e){let t=[],n=new URLSearchParams({session:e,limit:String(kd)});for(let i=0;i<$d;i++){let o=await(await this.#o(`/events?${n}`)).json();if(t.push(...o.events),o.next===null)break;n.set("after",o.next)}return t}async#o(e,t={}){let i={headers:this.token()?{Authorization:`Bearer ${this.token()}`}:{},cache:"no-store",signal:AbortSignal.timeout(ia)},o=await fetch(`${xd}${e}`,{...i,...t});if(o.ok)return o;let l=o.status===404?"none":o.status===401||o.status===403?"denied":"failed";throw new Ls(l,(await o.text()).trim())}};function oa(s){let e=new URLSearchParams;for(let t of["from","to","role","state","alert"])s[t]&&e.set(t,s[t]);return s.find&&e.set("session",s.find),e}function Ad(s,e){if(s===void 0)return null;s.startedAt=Date.parse(e.started_at),s.endedAt=Date.parse(e.ended_at??e.last_at),s.endReason=e.ended_at===null?"":e.reason??"",s.callReference=e.call_reference,s.sourceId=e.source_id??"";for(let{leg_id:t,role:n,analysed:i}of e.legs){let o=s.leg(t,n);o.current={...o.current,role:n,analysed:i}}return s}var on=class extends Error{constructor(t,n){super(n);this.status=t}},_i=class{constructor(e){this.token=e}async acknowledge(e){await this.#e("/api/alerts/acknowledge",{alert_id:e})}async mark(e){await this.#e("/api/marks",e)}async marking(){try{return await(await this.#e("/api/marks")).json()}catch{return{kept:!1,labels:[]}}}async#e(e,t){let n=t===void 0?{}:{"Content-Type":"application/json"};this.token()&&(n.Authorization=`Bearer ${this.token()}`);let i={headers:n,cache:"no-store",signal:AbortSignal.timeout(8e3)},l=await(t===void 0?fetch(e,i):fetch(e,{...i,method:"POST",body:JSON.stringify(t)})).catch(c=>{throw new on(0,String(c))});if(!l.ok)throw new on(l.status,(await l.text()).trim());return l}};var Ed=180,Oo=5e3,Md=2,Td=1e4,Pd=5e3,Ld=4e3,Io=class extends bi{constructor(){super(location.origin,{token:()=>y.token,recentS:Ed});this.health=null;this.route=Co(location.hash);this.theme="auto";this.texts=Mo(navigator.language);this.tokenIsWrong=!1;this.announcement="";this.microphone=new vi(location.origin,()=>this.#e);this.trouble="";this.marking={kept:!1,labels:[]};this.supervision=new _i(()=>this.#e);this.#e="";this.#t=-Oo;this.#n=[];this.#s=0;this.past=new wi(()=>this.#e,()=>this.changed(),this.model.labels);this.#i=matchMedia("(prefers-color-scheme: dark)")}#e;#t;#n;#s;#i;watched(){return this.route.sessionId}open(){this.#h(),this.#i.addEventListener("change",()=>this.#o()),addEventListener("hashchange",()=>{this.route=Co(location.hash),this.changed()}),this.addEventListener("event",t=>this.#c(t.detail)),this.microphone.addEventListener("change",()=>this.changed()),this.#d(),this.start()}get language(){return this.texts.code}get scheme(){return`${this.theme} ${this.#i.matches}`}get token(){return this.#e}showsRole(){return!0}addressOf(t){return rt({view:"session",sessionId:t.id,t:null})}go(t){location.hash=rt({...this.route,...t})}setTheme(t){this.theme=t,t==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=t,ra("theme",t),this.#o()}setLanguage(t){this.texts=Mo(t),Ll(this.texts),ra("language",this.texts.code),this.changed()}signIn(t){this.#e=t,this.past.reset(),this.start()}setStatus(t){let n=t==="refused"&&this.refusal?.status===401;this.tokenIsWrong=n&&this.#e!=="",t==="open"&&this.#a(),super.setStatus(n?"token":t)}#o(){this.dispatchEvent(new Event("theme")),this.changed()}acknowledge(t){this.supervision.acknowledge(t).catch(n=>{let i=!(n instanceof on)||n.status===0;this.#l(this.texts.t("not_acknowledged",{reason:i?this.texts.t("no_answer_daemon"):n.message}))})}#l(t){let n=++this.#s;this.trouble=t,this.changed(),setTimeout(()=>{n===this.#s&&(this.trouble="",this.changed())},Td)}async#a(){this.marking=await this.supervision.marking(),this.changed()}#c(t){if(t.type==="org.emotionstreamer.alert.v1"&&t.data.status==="raised"){let{role:n,session_id:i,rule:o}=t.data,l={role:n===null?"":this.texts.word(n),id:i,rule:o};this.#n.push(this.texts.t(n===null?"announce_alert_session":"announce_alert",l));let c=Math.max(0,this.#t+Oo-performance.now());this.#n.length===1&&setTimeout(()=>this.#r(),c)}else if(t.type==="org.emotionstreamer.state.v1"&&t.data.state!=="none"&&xt(t.data.state).need>=Md){let{role:n,session_id:i,state:o}=t.data;if(this.#n.length>0||performance.now()-this.#t<Oo)return;this.#u(this.texts.t("announce",{role:this.texts.word(n),id:i,state:this.texts.word(o)}))}}#r(){let[t="",...n]=this.#n.splice(0).reverse();this.#u(n.length===0?t:this.texts.t("announce_more",{text:t,count:n.length}))}#u(t){this.#t=performance.now(),this.announcement=t,this.changed()}async#d(){try{let t=this.#e===""?{}:{Authorization:`Bearer ${this.#e}`},n=await fetch("/healthz",{headers:t,signal:AbortSignal.timeout(Ld),cache:"no-store"});this.health={ok:n.ok,text:(await n.text()).trim()},this.changed()}catch{}setTimeout(()=>{this.#d()},Pd)}#h(){this.setLanguage(la("language")??navigator.language);let t=la("theme");this.setTheme(t==="light"||t==="dark"?t:"auto")}};function ra(s,e){try{localStorage.setItem(`emotion-streamer.${s}`,e)}catch{return}}function la(s){try{return localStorage.getItem(`emotion-streamer.${s}`)}catch{return null}}var y=new Io;var yi={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},xi=s=>(...e)=>({_$litDirective$:s,values:e}),ts=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var zo=class extends ts{constructor(e){if(super(e),e.type!==yi.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return yt}update(e,[t]){let{style:n}=e.element;for(let[i,o]of Object.entries(t))n.setProperty(i,o);return yt}},Vt=xi(zo);function _e(s,e){customElements.get(s)===void 0&&customElements.define(s,e)}function Pt(s){let{shape:e,colour:t}=xt(s);return _`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Ms`<path d=${e} fill=${t} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var ki=_`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,Le=ae`
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
`;var Ze=class extends Re{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),y.addEventListener("change",this.#e)}disconnectedCallback(){y.removeEventListener("change",this.#e),super.disconnectedCallback()}},$i=()=>`${y.model.labels.length} ${y.language} ${y.scheme}`;var No=class extends Ze{static{this.styles=[Le,ae`
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
      <h2 id="title">${v("microphone")}</h2>
      <p role="status">
        ${v(`microphone_${e.state}`)} ${e.isWanted&&e.isMuted?v("microphone_muted"):P}
        ${e.lostMs>0?v("microphone_lost",{seconds:(e.lostMs/1e3).toFixed(1)}):P}
      </p>
      ${e.isWanted&&e.devices.length>1?this.#e():P}
      <button @click=${this.#t}>${v(e.isWanted?"microphone_stop":"microphone_start")}</button>
    </section>`}#e(){let{devices:e,deviceId:t}=y.microphone;return _`<label>
      ${v("microphone_device")}
      <select @change=${n=>{y.microphone.choose(n.target.value)}}>
        ${e.map(({id:n,name:i},o)=>_`<option value=${n} ?selected=${n===t}>${i||`${v("microphone")} ${o+1}`}</option>`)}
      </select>
    </label>`}#t=()=>{y.microphone.isWanted?y.microphone.stop():y.microphone.start()}};_e("es-microphone",No);var Cd=3,Rd=.1,Dd=.9,Od=5,Ho=class extends Ze{static{this.styles=[Le,ae`
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
      <h1>${v("coach")}</h1>
      <p class="intro muted">${v("coach_intro")}</p>
      <es-microphone></es-microphone>
      <div aria-live="polite">${[...e.values()].map(n=>this.#e(n))}</div>
      ${t.slice(0,Od).map((n,i)=>this.#t(n,t.slice(i+1)))}
      ${e.size===0&&t.length===0?_`<div class="empty"><h2>${v("coach_nobody")}</h2><p class="muted">${v("coach_how")} <code>target = { happy = 0.6, calm = 0.4 }</code></p></div>`:P}
    `}#e(e){let t=e.cue==="begin"?v("cue_begin",{target:Uo(e.target)}):v(Hd(e.cue),{label:te(e.label??"")});return _`<section class="panel">
      <h2 class="muted">${te(e.role)}</h2>
      <p class="cue">${e.label===null?P:Pt(e.label)} <span>${t}</span></p>
      ${aa(e.heard,e.target)}
      <p class="hint">${v(e.heard.length>0?"cue_hint":"target_hint")}</p>
    </section>`}#t(e,t){return _`<section class="panel">
      <h2>${v("take_at",{time:nn(e.at,y.language)})}</h2>
      <ol class="lead">
        ${Nd(e).map(n=>_`<li>${n}</li>`)}
      </ol>
      ${e.shares.length===0?P:_`<div class="columns">
            <div>
              <h3>${v("share_of_time")}</h3>
              ${aa(e.shares,e.target)}
              <p class="hint">${v("target_hint")}</p>
            </div>
            <div>
              ${e.stretches.length===0?P:this.#n(e)} ${e.mixtures.length===0?P:Id(e)}
            </div>
          </div>`}
      ${zd(e,t)}
    </section>`}#n(e){return _`<h3>${v("stretches")}</h3>
      <ul>
        ${e.stretches.map(({start_ms:t,end_ms:n,more:i,less:o})=>_`<li>
            <a href=${ca(e,t)}>${v("from_to",{from:we(t),to:we(n)})}</a>:
            ${v("more_and_less",{more:te(o),less:te(i)})}
          </li>`)}
      </ul>`}};function Id(s){return _`<h3>${v("mixtures")}</h3>
    <ul>
      ${s.mixtures.map(({names:e,share:t,start_ms:n})=>_`<li>${e.map(te).join(" + ")}: ${Cs(t)}, <a href=${ca(s,n)}>${we(n)}</a></li>`)}
    </ul>`}function zd(s,e){let t=e.filter(({shares:o})=>o.length>0);if(s.distance===null||t.length===0)return P;let n=t.map(({shares:o})=>Kl(o,s.target)),i=s.distance<Math.min(...n);return _`<h3>${v("comparison")}</h3>
    <p>${v(i?"closest":"not_closest",{now:s.distance.toFixed(2),before:n[0].toFixed(2),best:Math.min(...n).toFixed(2)})}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${v("comparison")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${v("take")}</th>
            <th scope="col">${v("distance")}</th>
          </tr>
        </thead>
        <tbody>
          ${[{at:s.at,away:s.distance},...t.map(({at:o},l)=>({at:o,away:n[l]}))].map(({at:o,away:l})=>_`<tr>
              <th scope="row">${nn(o,y.language)}</th>
              <td class="number">${l.toFixed(2)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`}function ca(s,e){let t=y.model.find(s.sessionId),n=t?.legs.get(s.legId)?.origin,i=t!==void 0&&n!=null?n-t.startedAt:0;return rt({view:"session",sessionId:s.sessionId,t:Math.max(0,e+i)})}function Nd(s){if(s.shares.length===0)return[v("coach_too_little")];let e={target:Uo(s.target),percent:Cs(s.onTargetShare??0)},t=[...s.stretches].sort((n,i)=>i.end_ms-i.start_ms-(n.end_ms-n.start_ms))[0];return[v("coach_heard",{time:we(s.heardMs),shares:Uo(s.shares)}),t===void 0?v("coach_near",e):v("coach_away",{...e,from:we(t.start_ms),to:we(t.end_ms),more:te(t.less),less:te(t.more)}),(s.onTargetShare??0)>=Dd?v("coach_same"):v("coach_next",{label:te(Yl(s.shares,s.target))})]}function aa(s,e){let t=new Map(e.map(({name:l,share:c})=>[l,c])),n=new Map(s.map(({name:l,share:c})=>[l,c])),o=[...t.keys(),...s.map(({name:l})=>l).filter(l=>!t.has(l))].filter(l=>t.has(l)||(n.get(l)??0)>=.01);return _`<ul class="shares">
    ${o.map(l=>{let c=n.get(l)??0,u=t.get(l);return _`<li>
        <span>${Pt(l)} ${te(l)}</span>
        <span class="bar">
          <i ${Vt({width:`${100*c}%`,background:xt(l).colour})}></i>
          ${u===void 0?P:_`<b ${Vt({left:`${100*u}%`})}></b>`}
        </span>
        <span class="number">${s.length===0?Cs(u??0):Cs(c)}</span>
      </li>`})}
  </ul>`}function Uo(s){return s.slice(0,Cd).filter(({share:t},n)=>n===0||t>=Rd).map(({name:t,share:n})=>`${te(t)} ${Cs(n)}`).join(", ")}var Cs=s=>`${Math.round(100*s)} %`,Hd=s=>s==="more"?"cue_more":s==="less"?"cue_less":"cue_on_target";_e("es-coach",Ho);function da(s,e,t,n=[]){let i={alone:new Map(s.map(l=>[l.id,0])),overlap:0,silence:0,total:0},o=e;for(let l of[...n].sort((c,u)=>c.from-u.from))ua(i,s,o,Math.min(l.from,t)),o=Math.max(o,l.to);return ua(i,s,o,t),i}function ua(s,e,t,n){if(t>=n)return;let i=[];for(let c of e)if(c.origin!==null)for(let u of c.utterances){let[p,b]=Ud(u,c.origin,t,n);p<b&&i.push({at:p,leg:c.id,change:1},{at:b,leg:c.id,change:-1})}i.sort((c,u)=>c.at-u.at||c.change-u.change),s.total+=n-t;let o=new Map,l=t;for(let c of[...i,{at:n,leg:"",change:1}]){let u=[...o].filter(([,b])=>b>0).map(([b])=>b),p=c.at-l;u.length===0?s.silence+=p:u.length>1?s.overlap+=p:s.alone.set(u[0],s.alone.get(u[0])+p),o.set(c.leg,(o.get(c.leg)??0)+c.change),l=c.at}}function Ud(s,e,t,n){return[Math.max(t,s.from+e),Math.min(n,s.to===null?n:s.to+e)]}var Si=ae`
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
`;function Ai(s,e,t,{details:n=!1}={}){let{texts:i}=s,{acknowledged:o,rule:l}=t,c=i.t(o?"alert_acknowledged":"alert_open",{rule:l}),u=we(s.now()-Date.parse(t.raised_at));return _`<p class="alert ${o?"acknowledged":""}" part="alert">
    ${ki} ${c} ${n?_`<span class="why">${Vd(s,t)}</span>`:P}
    <span class="why number">${u}</span>
    ${o||s.acknowledge===void 0?P:_`<button aria-label=${`${i.t("acknowledge")}: ${l}`} @click=${()=>s.acknowledge(e)}>${i.t("acknowledge")}</button>`}
  </p>`}function Vd({texts:s},e){let t=e.role===null?"":s.word(e.role),n=e.acknowledged_by===null?"":s.t("acknowledged_by",{who:e.acknowledged_by});return[t,Vo(s,e),n].filter(Boolean).join(" · ")}function Vo(s,{kind:e,labels:t,probability:n,threshold:i}){if(e==="silence")return s.t("alert_silence");let o=c=>c===null?"–":`${Math.round(c*100)} %`,l={labels:t.map(c=>s.word(c)).join(" + "),probability:o(n),threshold:o(i)};return s.t(e==="rising"?"alert_rising":"alert_above",l)}var jd=34,Wd=7.5,Fd=220,jo=class extends Re{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.until=0;this.#e=new ResizeObserver(()=>this.requestUpdate())}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1}}}static{this.styles=[Le,ae`
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
    `]}#e;connectedCallback(){super.connectedCallback(),this.#e.observe(this)}disconnectedCallback(){this.#e.disconnect(),super.disconnectedCallback()}render(){let{session:t}=this,n=t===null?[]:this.#t(t.alertLog);return t===null||n.length===0?P:_`<ul aria-label=${v("alerts")}>
      ${n.map(({alert:i,row:o,left:l,width:c,barLeft:u,barWidth:p})=>_`<li ${Vt({"grid-row":String(o+1),"margin-left":`${l}%`,width:`${c}%`})}>
          <a
            class=${i.clearedAt===null?"":"over"}
            href=${rt({view:"session",sessionId:t.id,t:Math.max(0,Date.parse(i.raised_at)-t.startedAt)})}
            title=${this.#n(t,i)}
            aria-label=${this.#n(t,i)}
            >${ki}<span>${i.rule}</span><i ${Vt({left:`${u}%`,width:`${p}%`})}></i
          ></a>
        </li>`)}
    </ul>`}#t(t){let n=[],i=l=>Math.max(0,Math.min(100,(l-this.from)/(this.to-this.from)*100)),o=100/Math.max(1,this.clientWidth);return t.flatMap(l=>{let c=Date.parse(l.raised_at),u=l.clearedAt??this.until;if(u<this.from||c>this.to)return[];let[p,b]=[i(c),i(u)],f=Math.min(Fd,jd+Wd*l.rule.length)*o,g=Math.min(100,Math.max(f,b-p)),k=Math.min(p,100-g),A=n.findIndex(N=>N<=k),$=A<0?n.length:A;n[$]=k+g;let C=N=>N/g*100;return[{alert:l,row:$,left:k,width:g,barLeft:C(p-k),barWidth:C(b-p)}]})}#n(t,n){let i=b=>we(b-t.startedAt),o=Date.parse(n.raised_at),l=n.clearedAt===null?i(o):v("from_to",{from:i(o),to:i(n.clearedAt)}),c=n.role===null?"":te(n.role),u=n.acknowledged?n.acknowledged_by===null?v("acknowledged"):v("acknowledged_by",{who:n.acknowledged_by}):"",p=n.clearedAt===null?"":v("cleared",{reason:te(n.reason??"unknown")});return[v("alert_open",{rule:n.rule}),l,c,Vo(y.texts,n),u,p].filter(Boolean).join(" · ")}};_e("es-alert-axis",jo);var ha=ae`
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
`;var fa=["silent","unsure","lost","paused","unknown"],ze=8,Bd=5,Gd=5e3,pa=new Map;function ma(s,e,t,n,i){s.clearRect(0,0,n.width,n.height);let o=e.origin;if(o===null||!e.analysed)return;let l=n.width*n.scale/(n.to-n.from),c=$=>Math.round(($+o-n.from)*l)/n.scale,u=($,C,...N)=>{let E=Math.max(0,c($)),H=Math.min(n.width,c(C));if(H<=E)return;let T=Math.max(.5,H-E);s.clearRect(E,0,T,n.height);for(let Z of N)s.fillStyle=Z,s.fillRect(E,0,T,n.height)},{hatch:p,lost:b,speech:f}=i,g=$=>Wo(s,$,$==="lost"?b:p),k=n.until-o;u(0,k,g("silent"));for(let{from:$,to:C}of n.unknown)u(Math.max(0,$-o),Math.min(k,C-o),g("unknown"));for(let{from:$,to:C}of e.pauses)u($-o,Math.min(k,(C??1/0)-o),g("paused"));for(let{from:$,to:C}of e.utterances)C===null?u($,k,f,...k-Math.max($,qd(e))>Gd?[g("unknown")]:[]):u($,C,f,g("unsure"));let A=t.map(($,C)=>C).sort(($,C)=>ci(t[$],t[C]));for(let $ of e.pieces)c($.to)<0||c($.from)>n.width||($.reason===null?(u($.from,$.to,f),Yd(s,$,t,A,c($.from),c($.to),n.height)):u($.from,$.to,f,g(Kd($.reason))));for(let $ of e.gaps)u($.from,$.to,f,g("lost"))}function qd(s){return s.pieces.at(-1)?.to??0}function Kd(s){return s==="audio_lost"||s==="overload"?"lost":s==="paused"?"paused":"unsure"}function Wo(s,e,t){return ga(s,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns",unknown:"rows"}[e],t)}function Yd(s,e,t,n,i,o,l){let c=l,u=Math.max(.5,o-i);for(let p of n){let b=(e.shares[p]??0)*l;if(b<.5)continue;let{colour:f,pattern:g}=xt(t[p]);s.fillStyle=f,s.fillRect(i,c-b,u,b),g!=="plain"&&b>=Bd&&(s.fillStyle=ga(s,g,"rgba(0, 0, 0, 0.38)"),s.fillRect(i,c-b,u,b)),c-=b}}function ga(s,e,t){let n=`${e} ${t}`,i=pa.get(n);return i===void 0&&(i=s.createPattern(Zd(e,t),"repeat"),pa.set(n,i)),i}function Zd(s,e){let t=document.createElement("canvas");t.width=t.height=ze;let n=t.getContext("2d");return n.strokeStyle=n.fillStyle=e,n.lineWidth=1.5,n.beginPath(),(s==="rising"||s==="cross")&&Ei(n,[-2,2,2,-2],[0,ze,ze,0],[ze-2,ze+2,ze+2,ze-2]),(s==="falling"||s==="cross")&&Ei(n,[-2,ze-2,2,ze+2],[0,0,ze,ze],[ze-2,-2,ze+2,2]),s==="rows"&&Ei(n,[0,ze/2,ze,ze/2]),s==="columns"&&Ei(n,[ze/2,0,ze/2,ze]),n.stroke(),s==="dots"&&n.fillRect(3,3,1.6,1.6),t}function Ei(s,...e){for(let[t,n,i,o]of e)s.moveTo(t,n),s.lineTo(i,o)}var rn=new Map,Fo=!1;function ba(s){rn.set(s,0),Fo||(Fo=!0,wa())}function va(s){rn.delete(s)}function Mi(s){rn.has(s)&&rn.set(s,0)}function wa(){if(rn.size===0){Fo=!1;return}setTimeout(()=>requestAnimationFrame(Jd),100)}function Jd(s){for(let[e,t]of rn)if(!(!e.visible||t>s)&&(e.paint(),rn.delete(e),rn.set(e,s+e.everyMs),performance.now()-s>6))break;wa()}var Qd=1e3,Xd=5e3,Bo=class extends Re{constructor(){super(...arguments);this.display=null;this.session=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=Qd;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(t=>{this.visible=t.at(-1).isIntersecting,this.visible&&Mi(this)},{rootMargin:"300px"});this.#s=new ResizeObserver(()=>Mi(this))}static{this.properties={display:{attribute:!1},session:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=ae`
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
  `}#e;#t;#n;#s;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#s.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,Xd)),ba(this)}disconnectedCallback(){va(this),this.#n.disconnect(),this.#s.disconnect(),super.disconnectedCallback()}render(){return _`<canvas aria-hidden="true"></canvas>`}updated(t){t.has("scheme")&&(this.#t=null),Mi(this)}paint(){let t=this.renderRoot.querySelector("canvas"),{clientWidth:n,clientHeight:i}=this,{display:o,session:l,leg:c}=this;if(t===null||o===null||l===null||c===null||n===0)return;let u=Math.min(devicePixelRatio,2);(t.width!==Math.round(n*u)||t.height!==Math.round(i*u))&&(t.width=Math.round(n*u),t.height=Math.round(i*u)),this.#e??=t.getContext("2d");let p=this.#e;p.setTransform(u,0,0,u,0,0),this.#t??=eh(this);let b=o.now(),f=this.to??b,g=this.from??f-Ps,k=Math.min(this.until??1/0,b),A=l.unknown(c);o.lostAt!==null&&A.push({from:o.lostAt,to:k}),ma(p,c,o.model.labels,{from:g,to:f,width:n,height:i,scale:u,until:k,unknown:A},this.#t)}};function eh(s){let e=getComputedStyle(s),t=n=>e.getPropertyValue(n).trim();return{speech:t("--speech"),hatch:t("--hatch"),lost:t("--lost"),cursor:t("--accent")}}_e("es-lane",Bo);var Go=class extends Re{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Le,ae`
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
    `]}render(){if(this.display===null)return P;let{model:t,texts:n}=this.display;return _`<div role="group" aria-label=${n.t("legend")}>
        ${[...t.labels].sort(ci).map(i=>_`<span>${Pt(i)} ${n.word(i)}</span>`)}
        ${fa.map(i=>_`<span><canvas width="52" height="32" data-kind=${i} aria-hidden="true"></canvas>${n.t(`hatch_${i}`)}</span>`)}
      </div>
      <p>${n.t("events_say")}</p>`}updated(){let t=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let i=n.dataset.kind,o=t.getPropertyValue(i==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===o)continue;n.dataset.colour=o;let l=n.getContext("2d");l.setTransform(2,0,0,2,0,0),l.clearRect(0,0,26,16),l.fillStyle=Wo(l,i,o),l.fillRect(0,0,26,16)}}};_e("es-legend",Go);var th=ae`
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
`,qo=class extends Re{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(t=>{this.#e=t.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#s=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Le,th,Si,ae`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:t,session:n}=this;if(n===null||t===null)return P;let{texts:i}=t,o=n.endedAt!==null,l=Ti(t,n),c=!o&&(t.isStale||l!==""),u=c&&Ts(n)===0?0:di(n),p=[o?"ended":`need${u}`,c?"stale":""];return _`<article part="tile" class=${p.join(" ")} aria-label=${ns(n)}>
      <header part="header">
        ${this.#n(t,n)}
        <span class="when muted number">
          ${o?i.t("ended",{reason:i.word(n.endReason)}):we(t.now()-n.startedAt)}
        </span>
      </header>
      ${Object.entries(n.alerts).map(([b,f])=>Ai(t,b,f))}
      ${hi(n,b=>t.showsRole(b)).map(b=>nh(t,n,b))}
      <div class="axis" aria-hidden="true"><span>${i.t("minutes_ago")}</span><span>${i.t("now")}</span></div>
      ${c?_`<p class="note">${l||i.t("stale",{time:nn(Yo(n),i.code)})}</p>`:P}
    </article>`}#n(t,n){let i=t.addressOf(n),o=t.texts.t("open_session",{id:ns(n)});return i!==null?_`<a href=${i} aria-label=${o} title=${n.id}>${ns(n)}</a>`:_`<button aria-label=${o} title=${n.id} @click=${this.#s}>${ns(n)}</button>`}#s};function nh(s,e,t){return _`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${t.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${s.texts.word(t.role)}</span>
      ${Ko(t,s)}
    </div>
    ${t.analysed?_`<es-lane part="ribbon" .display=${s} .session=${e} .leg=${t} .until=${e.endedAt} .scheme=${s.scheme}></es-lane>`:P}
  </section>`}function ns(s){let e=/^[0-9a-f-]{32,36}$/.test(s.id)?s.id.slice(0,8):s.id;return s.sourceId?`${s.sourceId} · ${e}`:e}function Ko(s,e){let{texts:t}=e;if(!s.analysed)return _`<span class="state quiet" part="state">${t.t("not_analysed")}</span>`;if(s.paused)return _`<span class="state quiet" part="state">${t.t("hatch_paused")}</span>`;if(s.state==="none"){let n=s.speaking?s.current.abstained?"unsure":"speaking":"silent";return _`<span class="state quiet" part="state">${t.t(n)}</span>`}return _`<span class="state" part="state">${Pt(s.state)} ${t.word(s.state)}</span>
    <span class="percent number">${Math.round(s.probability*100)} %</span>
    ${s.since===null?P:_`<span class="since number">${t.t("since",{time:we(e.now()-s.since)})}</span>`}`}function Yo(s){return Math.max(s.startedAt,...[...s.legs.values()].map(e=>e.heardAt))}function Ti(s,e){let{texts:t,model:n}=s;return e.endedAt!==null?"":["lost","stopped"].includes(n.sources.get(e.sourceId)?.state??"")?t.t("source_away",{source:e.sourceId}):sh(e,s.clock())?t.t("stale",{time:nn(Yo(e),t.code)}):""}function sh(s,e){let t=[...s.legs.values()].some(n=>n.speaking&&n.analysed);return s.endedAt===null&&t&&e-Yo(s)>es}_e("es-tile",qo);var ih="uplot",oh="u-hz",rh="u-vt",lh="u-title",ah="u-wrap",ch="u-under",uh="u-over",dh="u-axis",Mn="u-off",hh="u-select",ph="u-cursor-x",fh="u-cursor-y",mh="u-cursor-pt",gh="u-legend",bh="u-live",vh="u-inline",wh="u-series",_h="u-marker",_a="u-label",yh="u-value",Ds="width",Os="height";var ya="bottom",ss="left",Zo="right",pr="#000",xa=pr+"0",Jo="mousemove",ka="mousedown",Qo="mouseup",$a="mouseenter",Sa="mouseleave",Aa="dblclick",xh="resize",kh="scroll",Ea="change",Di="dppxchange",fr="--",us=typeof window<"u",sr=us?document:null,os=us?window:null,$h=us?navigator:null,de,Pi;function ir(){let s=devicePixelRatio;de!=s&&(de=s,Pi&&rr(Ea,Pi,ir),Pi=matchMedia(`(min-resolution: ${de-.001}dppx) and (max-resolution: ${de+.001}dppx)`),Tn(Ea,Pi,ir),os.dispatchEvent(new CustomEvent(Di)))}function ht(s,e){if(e!=null){let t=s.classList;!t.contains(e)&&t.add(e)}}function or(s,e){let t=s.classList;t.contains(e)&&t.remove(e)}function $e(s,e,t){s.style[e]=t+"px"}function Lt(s,e,t,n){let i=sr.createElement(s);return e!=null&&ht(i,e),t?.insertBefore(i,n),i}function kt(s,e){return Lt("div",s,e)}var Ma=new WeakMap;function jt(s,e,t,n,i){let o="translate("+e+"px,"+t+"px)",l=Ma.get(s);o!=l&&(s.style.transform=o,Ma.set(s,o),e<0||t<0||e>n||t>i?ht(s,Mn):or(s,Mn))}var Ta=new WeakMap;function Pa(s,e,t){let n=e+t,i=Ta.get(s);n!=i&&(Ta.set(s,n),s.style.background=e,s.style.borderColor=t)}var La=new WeakMap;function Ca(s,e,t,n){let i=e+""+t,o=La.get(s);i!=o&&(La.set(s,i),s.style.height=t+"px",s.style.width=e+"px",s.style.marginLeft=n?-e/2+"px":0,s.style.marginTop=n?-t/2+"px":0)}var mr={passive:!0},Sh={...mr,capture:!0};function Tn(s,e,t,n){e.addEventListener(s,t,n?Sh:mr)}function rr(s,e,t,n){e.removeEventListener(s,t,mr)}us&&ir();function Ct(s,e,t,n){let i;t=t||0,n=n||e.length-1;let o=n<=2147483647;for(;n-t>1;)i=o?t+n>>1:pt((t+n)/2),e[i]<s?t=i:n=i;return s-e[t]<=e[n]-s?t:n}function rc(s){return(t,n,i)=>{let o=-1,l=-1;for(let c=n;c<=i;c++)if(s(t[c])){o=c;break}for(let c=i;c>=n;c--)if(s(t[c])){l=c;break}return[o,l]}}var lc=s=>s!=null,ac=s=>s!=null&&s>0,zi=rc(lc),Ah=rc(ac);function Eh(s,e,t,n=0,i=!1){let o=i?Ah:zi,l=i?ac:lc;[e,t]=o(s,e,t);let c=s[e],u=s[e];if(e>-1)if(n==1)c=s[e],u=s[t];else if(n==-1)c=s[t],u=s[e];else for(let p=e;p<=t;p++){let b=s[p];l(b)&&(b<c?c=b:b>u&&(u=b))}return[c??ge,u??-ge]}function Ni(s,e,t,n){let i=Oa(s),o=Oa(e);s==e&&(i==-1?(s*=t,e/=t):(s/=t,e*=t));let l=t==10?Kt:cc,c=i==1?pt:$t,u=o==1?$t:pt,p=c(l(He(s))),b=u(l(He(e))),f=rs(t,p),g=rs(t,b);return t==10&&(p<0&&(f=be(f,-p)),b<0&&(g=be(g,-b))),n||t==2?(s=f*i,e=g*o):(s=pc(s,f),e=Hi(e,g)),[s,e]}function gr(s,e,t,n){let i=Ni(s,e,t,n);return s==0&&(i[0]=0),e==0&&(i[1]=0),i}var br=.1,Ra={mode:3,pad:br},zs={pad:0,soft:null,mode:0},Mh={min:zs,max:zs};function Oi(s,e,t,n){return Ui(t)?Da(s,e,t):(zs.pad=t,zs.soft=n?0:null,zs.mode=n?3:0,Da(s,e,Mh))}function ce(s,e){return s??e}function Th(s,e,t){for(e=ce(e,0),t=ce(t,s.length-1);e<=t;){if(s[e]!=null)return!0;e++}return!1}function Da(s,e,t){let n=t.min,i=t.max,o=ce(n.pad,0),l=ce(i.pad,0),c=ce(n.hard,-ge),u=ce(i.hard,ge),p=ce(n.soft,ge),b=ce(i.soft,-ge),f=ce(n.mode,0),g=ce(i.mode,0),k=e-s,A=Kt(k),$=nt(He(s),He(e)),C=Kt($),N=He(C-A);(k<1e-24||N>10)&&(k=0,(s==0||e==0)&&(k=1e-24,f==2&&p!=ge&&(o=0),g==2&&b!=-ge&&(l=0)));let E=k||$||1e3,H=Kt(E),T=rs(10,pt(H)),Z=E*(k==0?s==0?.1:1:o),z=be(pc(s-Z,T/10),24),X=s>=p&&(f==1||f==3&&z<=p||f==2&&z>=p)?p:ge,Y=nt(c,z<X&&s>=X?X:Rt(X,z)),se=E*(k==0?e==0?.1:1:l),K=be(Hi(e+se,T/10),24),L=e<=b&&(g==1||g==3&&K>=b||g==2&&K<=b)?b:-ge,Q=Rt(u,K>L&&e<=L?L:nt(L,K));return Y==Q&&Y==0&&(Q=100),[Y,Q]}var Ph=new Intl.NumberFormat(us?$h.language:"en-US"),vr=s=>Ph.format(s),ft=Math,Ri=ft.PI,He=ft.abs,pt=ft.floor,Ne=ft.round,$t=ft.ceil,Rt=ft.min,nt=ft.max,rs=ft.pow,Oa=ft.sign,Kt=ft.log10,cc=ft.log2,Lh=(s,e=1)=>ft.sinh(s)*e,Xo=(s,e=1)=>ft.asinh(s/e),ge=1/0;function Ia(s){return(Kt((s^s>>31)-(s>>31))|0)+1}function lr(s,e,t){return Rt(nt(s,e),t)}function uc(s){return typeof s=="function"}function ie(s){return uc(s)?s:()=>s}var Ch=()=>{},dc=s=>s,hc=(s,e)=>e,Rh=s=>null,za=s=>!0,Na=(s,e)=>s==e,Dh=/\.\d*?(?=9{6,}|0{6,})/gm,Pn=s=>{if(mc(s)||an.has(s))return s;let e=`${s}`,t=e.match(Dh);if(t==null)return s;let n=t[0].length-1;if(e.indexOf("e-")!=-1){let[i,o]=e.split("e");return+`${Pn(i)}e${o}`}return be(s,n)};function An(s,e){return Pn(be(Pn(s/e))*e)}function Hi(s,e){return Pn($t(Pn(s/e))*e)}function pc(s,e){return Pn(pt(Pn(s/e))*e)}function be(s,e=0){if(mc(s))return s;let t=10**e,n=s*t*(1+Number.EPSILON);return Ne(n)/t}var an=new Map;function fc(s){return((""+s).split(".")[1]||"").length}function Hs(s,e,t,n){let i=[],o=n.map(fc);for(let l=e;l<t;l++){let c=He(l),u=be(rs(s,l),c);for(let p=0;p<n.length;p++){let b=s==10?+`${n[p]}e${l}`:n[p]*u,f=(l>=0?0:c)+(l>=o[p]?0:o[p]),g=s==10?b:be(b,f);i.push(g),an.set(g,f)}}return i}var Ns={},wr=[],ls=[null,null],ln=Array.isArray,mc=Number.isInteger,Oh=s=>s===void 0;function Ha(s){return typeof s=="string"}function Ui(s){let e=!1;if(s!=null){let t=s.constructor;e=t==null||t==Object}return e}function Ih(s){return s!=null&&typeof s=="object"}var zh=Object.getPrototypeOf(Uint8Array),gc="__proto__";function as(s,e=Ui){let t;if(ln(s)){let n=s.find(i=>i!=null);if(ln(n)||e(n)){t=Array(s.length);for(let i=0;i<s.length;i++)t[i]=as(s[i],e)}else t=s.slice()}else if(s instanceof zh)t=s.slice();else if(e(s)){t={};for(let n in s)n!=gc&&(t[n]=as(s[n],e))}else t=s;return t}function De(s){let e=arguments;for(let t=1;t<e.length;t++){let n=e[t];for(let i in n)i!=gc&&(Ui(s[i])?De(s[i],as(n[i])):s[i]=as(n[i]))}return s}var Nh=0,Hh=1,Uh=2;function Vh(s,e,t){for(let n=0,i,o=-1;n<e.length;n++){let l=e[n];if(l>o){for(i=l-1;i>=0&&s[i]==null;)s[i--]=null;for(i=l+1;i<t&&s[i]==null;)s[o=i++]=null}}}function jh(s,e){if(Bh(s)){let l=s[0].slice();for(let c=1;c<s.length;c++)l.push(...s[c].slice(1));return Gh(l[0])||(l=Fh(l)),l}let t=new Set;for(let l=0;l<s.length;l++){let u=s[l][0],p=u.length;for(let b=0;b<p;b++)t.add(u[b])}let n=[Array.from(t).sort((l,c)=>l-c)],i=n[0].length,o=new Map;for(let l=0;l<i;l++)o.set(n[0][l],l);for(let l=0;l<s.length;l++){let c=s[l],u=c[0];for(let p=1;p<c.length;p++){let b=c[p],f=Array(i).fill(void 0),g=e?e[l][p]:Hh,k=[];for(let A=0;A<b.length;A++){let $=b[A],C=o.get(u[A]);$===null?g!=Nh&&(f[C]=$,g==Uh&&k.push(C)):f[C]=$}Vh(f,k,i),n.push(f)}}return n}var Wh=typeof queueMicrotask>"u"?s=>Promise.resolve().then(s):queueMicrotask;function Fh(s){let e=s[0],t=e.length,n=Array(t);for(let o=0;o<n.length;o++)n[o]=o;n.sort((o,l)=>e[o]-e[l]);let i=[];for(let o=0;o<s.length;o++){let l=s[o],c=Array(t);for(let u=0;u<t;u++)c[u]=l[n[u]];i.push(c)}return i}function Bh(s){let e=s[0][0],t=e.length;for(let n=1;n<s.length;n++){let i=s[n][0];if(i.length!=t)return!1;if(i!=e){for(let o=0;o<t;o++)if(i[o]!=e[o])return!1}}return!0}function Gh(s,e=100){let t=s.length;if(t<=1)return!0;let n=0,i=t-1;for(;n<=i&&s[n]==null;)n++;for(;i>=n&&s[i]==null;)i--;if(i<=n)return!0;let o=nt(1,pt((i-n+1)/e));for(let l=s[n],c=n+o;c<=i;c+=o){let u=s[c];if(u!=null){if(u<=l)return!1;l=u}}return!0}var bc=["January","February","March","April","May","June","July","August","September","October","November","December"],vc=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function wc(s){return s.slice(0,3)}var qh=vc.map(wc),Kh=bc.map(wc),Yh={MMMM:bc,MMM:Kh,WWWW:vc,WWW:qh};function Rs(s){return(s<10?"0":"")+s}function Zh(s){return(s<10?"00":s<100?"0":"")+s}var Jh={YYYY:s=>s.getFullYear(),YY:s=>(s.getFullYear()+"").slice(2),MMMM:(s,e)=>e.MMMM[s.getMonth()],MMM:(s,e)=>e.MMM[s.getMonth()],MM:s=>Rs(s.getMonth()+1),M:s=>s.getMonth()+1,DD:s=>Rs(s.getDate()),D:s=>s.getDate(),WWWW:(s,e)=>e.WWWW[s.getDay()],WWW:(s,e)=>e.WWW[s.getDay()],HH:s=>Rs(s.getHours()),H:s=>s.getHours(),h:s=>{let e=s.getHours();return e==0?12:e>12?e-12:e},AA:s=>s.getHours()>=12?"PM":"AM",aa:s=>s.getHours()>=12?"pm":"am",a:s=>s.getHours()>=12?"p":"a",mm:s=>Rs(s.getMinutes()),m:s=>s.getMinutes(),ss:s=>Rs(s.getSeconds()),s:s=>s.getSeconds(),fff:s=>Zh(s.getMilliseconds())};function _r(s,e){e=e||Yh;let t=[],n=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=n.exec(s);)t.push(i[0][0]=="{"?Jh[i[1]]:i[0]);return o=>{let l="";for(let c=0;c<t.length;c++)l+=typeof t[c]=="string"?t[c]:t[c](o,e);return l}}var Qh=new Intl.DateTimeFormat().resolvedOptions().timeZone;function Xh(s,e){let t;return e=="UTC"||e=="Etc/UTC"?t=new Date(+s+s.getTimezoneOffset()*6e4):e==Qh?t=s:(t=new Date(s.toLocaleString("en-US",{timeZone:e})),t.setMilliseconds(s.getMilliseconds())),t}var _c=s=>s%1==0,Ii=[1,2,2.5,5],ep=Hs(10,-32,0,Ii),yc=Hs(10,0,32,Ii),tp=yc.filter(_c),En=ep.concat(yc),yr=`
`,xc="{YYYY}",Ua=yr+xc,kc="{M}/{D}",Is=yr+kc,Li=Is+"/{YY}",$c="{aa}",np="{h}:{mm}",is=np+$c,Va=yr+is,ja=":{ss}",pe=null;function Sc(s){let e=s*1e3,t=e*60,n=t*60,i=n*24,o=i*30,l=i*365,u=(s==1?Hs(10,0,3,Ii).filter(_c):Hs(10,-3,0,Ii)).concat([e,e*5,e*10,e*15,e*30,t,t*5,t*10,t*15,t*30,n,n*2,n*3,n*4,n*6,n*8,n*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,o,o*2,o*3,o*4,o*6,l,l*2,l*5,l*10,l*25,l*50,l*100]),p=[[l,xc,pe,pe,pe,pe,pe,pe,1],[i*28,"{MMM}",Ua,pe,pe,pe,pe,pe,1],[i,kc,Ua,pe,pe,pe,pe,pe,1],[n,"{h}"+$c,Li,pe,Is,pe,pe,pe,1],[t,is,Li,pe,Is,pe,pe,pe,1],[e,ja,Li+" "+is,pe,Is+" "+is,pe,Va,pe,1],[s,ja+".{fff}",Li+" "+is,pe,Is+" "+is,pe,Va,pe,1]];function b(f){return(g,k,A,$,C,N)=>{let E=[],H=C>=l,T=C>=o&&C<l,Z=f(A),z=be(Z*s,3),X=er(Z.getFullYear(),H?0:Z.getMonth(),T||H?1:Z.getDate()),Y=be(X*s,3);if(T||H){let se=T?C/o:0,K=H?C/l:0,L=z==Y?z:be(er(X.getFullYear()+K,X.getMonth()+se,1)*s,3),Q=new Date(Ne(L/s)),U=Q.getFullYear(),G=Q.getMonth();for(let F=0;L<=$;F++){let oe=er(U+K*F,G+se*F,1),W=oe-f(be(oe*s,3));L=be((+oe+W)*s,3),L<=$&&E.push(L)}}else{let se=C>=i?i:C,K=pt(A)-pt(z),L=Y+K+Hi(z-Y,se);E.push(L);let Q=f(L),U=Q.getHours()+Q.getMinutes()/t+Q.getSeconds()/n,G=C/n,F=g.axes[k]._space,oe=N/F;for(;L=be(L+C,s==1?0:3),!(L>$);)if(G>1){let W=pt(be(U+G,6))%24,re=f(L).getHours()-W;re>1&&(re=-1),L-=re*n,U=(U+G)%24;let fe=E[E.length-1];be((L-fe)/C,3)*oe>=.7&&E.push(L)}else E.push(L)}return E}}return[u,p,b]}var[sp,ip,op]=Sc(1),[rp,lp,ap]=Sc(.001);Hs(2,-53,53,[1]);function Wa(s,e){return s.map(t=>t.map((n,i)=>i==0||i==8||n==null?n:e(i==1||t[8]==0?n:t[1]+n)))}function Fa(s,e){return(t,n,i,o,l)=>{let c=e.find(A=>l>=A[0])||e[e.length-1],u,p,b,f,g,k;return n.map(A=>{let $=s(A),C=$.getFullYear(),N=$.getMonth(),E=$.getDate(),H=$.getHours(),T=$.getMinutes(),Z=$.getSeconds(),z=C!=u&&c[2]||N!=p&&c[3]||E!=b&&c[4]||H!=f&&c[5]||T!=g&&c[6]||Z!=k&&c[7]||c[1];return u=C,p=N,b=E,f=H,g=T,k=Z,z($)})}}function cp(s,e){let t=_r(e);return(n,i,o,l,c)=>i.map(u=>t(s(u)))}function er(s,e,t){return new Date(s,e,t)}function Ba(s,e){return e(s)}var up="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Ga(s,e){return(t,n,i,o)=>o==null?fr:e(s(n))}function dp(s,e){let t=s.series[e];return t.width?t.stroke(s,e):t.points.width?t.points.stroke(s,e):null}function hp(s,e){return s.series[e].fill(s,e)}var pp={show:!0,live:!0,isolate:!1,mount:Ch,markers:{show:!0,width:2,stroke:dp,fill:hp,dash:"solid"},idx:null,idxs:null,values:[]};function fp(s,e){let t=s.cursor.points,n=kt(),i=t.size(s,e);$e(n,Ds,i),$e(n,Os,i);let o=i/-2;$e(n,"marginLeft",o),$e(n,"marginTop",o);let l=t.width(s,e,i);return l&&$e(n,"borderWidth",l),n}function mp(s,e){let t=s.series[e].points;return t._fill||t._stroke}function gp(s,e){let t=s.series[e].points;return t._stroke||t._fill}function bp(s,e){return s.series[e].points.size}var tr=[0,0];function vp(s,e,t){return tr[0]=e,tr[1]=t,tr}function Ci(s,e,t,n=!0){return i=>{i.button==0&&(!n||i.target==e)&&t(i)}}function nr(s,e,t,n=!0){return i=>{(!n||i.target==e)&&t(i)}}var wp={show:!0,x:!0,y:!0,lock:!1,move:vp,points:{one:!1,show:fp,size:bp,width:0,stroke:gp,fill:mp},bind:{mousedown:Ci,mouseup:Ci,click:Ci,dblclick:Ci,mousemove:nr,mouseleave:nr,mouseenter:nr},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(s,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(s,e,t,n,i)=>n-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Ac={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},xr=De({},Ac,{filter:hc}),Ec=De({},xr,{size:10}),Mc=De({},Ac,{show:!1}),kr='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Tc="bold "+kr,Pc=1.5,qa={show:!0,scale:"x",stroke:pr,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Tc,side:2,grid:xr,ticks:Ec,border:Mc,font:kr,lineGap:Pc,rotate:0},_p="Value",yp="Time",Ka={show:!0,scale:"x",auto:!1,sorted:1,min:ge,max:-ge,idxs:[]};function xp(s,e,t,n,i){return e.map(o=>o==null?"":vr(o))}function kp(s,e,t,n,i,o,l){let c=[],u=an.get(i)||0;t=l?t:be(Hi(t,i),u);for(let p=t;p<=n;p=be(p+i,u))c.push(Object.is(p,-0)?0:p);return c}function ar(s,e,t,n,i,o,l){let c=[],u=s.scales[s.axes[e].scale].log,p=u==10?Kt:cc,b=pt(p(t));i=rs(u,b),u==10&&(i=En[Ct(i,En)]);let f=t,g=i*u;u==10&&(g=En[Ct(g,En)]);do c.push(f),f=f+i,u==10&&!an.has(f)&&(f=be(f,an.get(i))),f>=g&&(i=f,g=i*u,u==10&&(g=En[Ct(g,En)]));while(f<=n);return c}function $p(s,e,t,n,i,o,l){let u=s.scales[s.axes[e].scale].asinh,p=n>u?ar(s,e,nt(u,t),n,i):[u],b=n>=0&&t<=0?[0]:[];return(t<-u?ar(s,e,nt(u,-n),-t,i):[u]).reverse().map(g=>-g).concat(b,p)}var Lc=/./,Sp=/[12357]/,Ap=/[125]/,Ya=/1/,cr=(s,e,t,n)=>s.map((i,o)=>e==4&&i==0||o%n==0&&t.test(i.toExponential()[i<0?1:0])?i:null);function Ep(s,e,t,n,i){let o=s.axes[t],l=o.scale,c=s.scales[l],u=s.valToPos,p=o._space,b=u(10,l),f=u(9,l)-b>=p?Lc:u(7,l)-b>=p?Sp:u(5,l)-b>=p?Ap:Ya;if(f==Ya){let g=He(u(1,l)-b);if(g<p)return cr(e.slice().reverse(),c.distr,f,$t(p/g)).reverse()}return cr(e,c.distr,f,1)}function Mp(s,e,t,n,i){let o=s.axes[t],l=o.scale,c=o._space,u=s.valToPos,p=He(u(1,l)-u(2,l));return p<c?cr(e.slice().reverse(),3,Lc,$t(c/p)).reverse():e}function Tp(s,e,t,n){return n==null?fr:e==null?"":vr(e)}var Za={show:!0,scale:"y",stroke:pr,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Tc,side:3,grid:xr,ticks:Ec,border:Mc,font:kr,lineGap:Pc,rotate:0};function Pp(s,e){let t=3+(s||1)*2;return be(t*e,3)}function Lp(s,e){let{scale:t,idxs:n}=s.series[0],i=s._data[0],o=s.valToPos(i[n[0]],t,!0),l=s.valToPos(i[n[1]],t,!0),c=He(l-o),u=s.series[e],p=c/(u.points.space*de);return n[1]-n[0]<=p}var Ja={scale:null,auto:!0,sorted:0,min:ge,max:-ge},Cc=(s,e,t,n,i)=>i,Qa={show:!0,auto:!0,sorted:0,gaps:Cc,alpha:1,facets:[De({},Ja,{scale:"x"}),De({},Ja,{scale:"y"})]},Xa={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Cc,alpha:1,points:{show:Lp,filter:null},values:null,min:ge,max:-ge,idxs:[],path:null,clip:null};function Cp(s,e,t,n,i){return t/10}var Rc={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Rp=De({},Rc,{time:!1,ori:1}),ec={};function Dc(s,e){let t=ec[s];return t||(t={key:s,plots:[],sub(n){t.plots.push(n)},unsub(n){t.plots=t.plots.filter(i=>i!=n)},pub(n,i,o,l,c,u,p){for(let b=0;b<t.plots.length;b++)t.plots[b]!=i&&t.plots[b].pub(n,i,o,l,c,u,p)}},s!=null&&(ec[s]=t)),t}var cs=1,ur=2;function Ln(s,e,t){let n=s.mode,i=s.series[e],o=n==2?s._data[e]:s._data,l=s.scales,c=s.bbox,u=o[0],p=n==2?o[1]:o[e],b=n==2?l[i.facets[0].scale]:l[s.series[0].scale],f=n==2?l[i.facets[1].scale]:l[i.scale],g=c.left,k=c.top,A=c.width,$=c.height,C=s.valToPosH,N=s.valToPosV;return b.ori==0?t(i,u,p,b,f,C,N,g,k,A,$,ji,ds,Fi,Ic,Nc):t(i,u,p,b,f,N,C,k,g,$,A,Wi,hs,Ar,zc,Hc)}function $r(s,e){let t=0,n=0,i=ce(s.bands,wr);for(let o=0;o<i.length;o++){let l=i[o];l.series[0]==e?t=l.dir:l.series[1]==e&&(l.dir==1?n|=1:n|=2)}return[t,n==1?-1:n==2?1:n==3?2:0]}function Dp(s,e,t,n,i){let o=s.mode,l=s.series[e],c=o==2?l.facets[1].scale:l.scale,u=s.scales[c];return i==-1?u.min:i==1?u.max:u.distr==3?u.dir==1?u.min:u.max:0}function Yt(s,e,t,n,i,o){return Ln(s,e,(l,c,u,p,b,f,g,k,A,$,C)=>{let N=l.pxRound,E=p.dir*(p.ori==0?1:-1),H=p.ori==0?ds:hs,T,Z;E==1?(T=t,Z=n):(T=n,Z=t);let z=N(f(c[T],p,$,k)),X=N(g(u[T],b,C,A)),Y=N(f(c[Z],p,$,k)),se=N(g(o==1?b.max:b.min,b,C,A)),K=new Path2D(i);return H(K,Y,se),H(K,z,se),H(K,z,X),K})}function Vi(s,e,t,n,i,o){let l=null;if(s.length>0){l=new Path2D;let c=e==0?Fi:Ar,u=t;for(let f=0;f<s.length;f++){let g=s[f];if(g[1]>g[0]){let k=g[0]-u;k>0&&c(l,u,n,k,n+o),u=g[1]}}let p=t+i-u,b=10;p>0&&c(l,u,n-b/2,p,n+o+b)}return l}function Op(s,e,t){let n=s[s.length-1];n&&n[0]==e?n[1]=t:s.push([e,t])}function Sr(s,e,t,n,i,o,l){let c=[],u=s.length;for(let p=i==1?t:n;p>=t&&p<=n;p+=i)if(e[p]===null){let f=p,g=p;if(i==1)for(;++p<=n&&e[p]===null;)g=p;else for(;--p>=t&&e[p]===null;)g=p;let k=o(s[f]),A=g==f?k:o(s[g]),$=f-i;k=l<=0&&$>=0&&$<u?o(s[$]):k;let N=g+i;A=l>=0&&N>=0&&N<u?o(s[N]):A,A>=k&&c.push([k,A])}return c}function tc(s){return s==0?dc:s==1?Ne:e=>An(e,s)}function Oc(s){let e=s==0?ji:Wi,t=s==0?(i,o,l,c,u,p)=>{i.arcTo(o,l,c,u,p)}:(i,o,l,c,u,p)=>{i.arcTo(l,o,u,c,p)},n=s==0?(i,o,l,c,u)=>{i.rect(o,l,c,u)}:(i,o,l,c,u)=>{i.rect(l,o,u,c)};return(i,o,l,c,u,p=0,b=0)=>{p==0&&b==0?n(i,o,l,c,u):(p=Rt(p,c/2,u/2),b=Rt(b,c/2,u/2),e(i,o+p,l),t(i,o+c,l,o+c,l+u,p),t(i,o+c,l+u,o,l+u,b),t(i,o,l+u,o,l,b),t(i,o,l,o+c,l,p),i.closePath())}}var ji=(s,e,t)=>{s.moveTo(e,t)},Wi=(s,e,t)=>{s.moveTo(t,e)},ds=(s,e,t)=>{s.lineTo(e,t)},hs=(s,e,t)=>{s.lineTo(t,e)},Fi=Oc(0),Ar=Oc(1),Ic=(s,e,t,n,i,o)=>{s.arc(e,t,n,i,o)},zc=(s,e,t,n,i,o)=>{s.arc(t,e,n,i,o)},Nc=(s,e,t,n,i,o,l)=>{s.bezierCurveTo(e,t,n,i,o,l)},Hc=(s,e,t,n,i,o,l)=>{s.bezierCurveTo(t,e,i,n,l,o)};function Uc(s){return(e,t,n,i,o)=>Ln(e,t,(l,c,u,p,b,f,g,k,A,$,C)=>{let{pxRound:N,points:E}=l,H,T;p.ori==0?(H=ji,T=Ic):(H=Wi,T=zc);let Z=be(E.width*de,3),z=(E.size-E.width)/2*de,X=be(z*2,3),Y=new Path2D,se=new Path2D,{left:K,top:L,width:Q,height:U}=e.bbox;Fi(se,K-X,L-X,Q+X*2,U+X*2);let G=F=>{if(u[F]!=null){let oe=N(f(c[F],p,$,k)),W=N(g(u[F],b,C,A));H(Y,oe+z,W),T(Y,oe,W,z,0,Ri*2)}};if(o)o.forEach(G);else for(let F=n;F<=i;F++)G(F);return{stroke:Z>0?Y:null,fill:Y,clip:se,flags:cs|ur}})}function Vc(s){return(e,t,n,i,o,l)=>{n!=i&&(o!=n&&l!=n&&s(e,t,n),o!=i&&l!=i&&s(e,t,i),s(e,t,l))}}var Ip=Vc(ds),zp=Vc(hs);function jc(s){let e=ce(s?.alignGaps,0);return(t,n,i,o)=>Ln(t,n,(l,c,u,p,b,f,g,k,A,$,C)=>{[i,o]=zi(u,i,o);let N=l.pxRound,E=U=>N(f(U,p,$,k)),H=U=>N(g(U,b,C,A)),T,Z;p.ori==0?(T=ds,Z=Ip):(T=hs,Z=zp);let z=p.dir*(p.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:cs},Y=X.stroke,se=!1;if(o-i>=$*4){let U=V=>t.posToVal(V,p.key,!0),G=null,F=null,oe,W,st,Se=E(c[z==1?i:o]),re=E(c[i]),fe=E(c[o]),ee=U(z==1?re+1:fe-1);for(let V=z==1?i:o;V>=i&&V<=o;V+=z){let Oe=c[V],Ae=(z==1?Oe<ee:Oe>ee)?Se:E(Oe),he=u[V];Ae==Se?he!=null?(W=he,G==null?(T(Y,Ae,H(W)),oe=G=F=W):W<G?G=W:W>F&&(F=W)):he===null&&(se=!0):(G!=null&&Z(Y,Se,H(G),H(F),H(oe),H(W)),he!=null?(W=he,T(Y,Ae,H(W)),G=F=oe=W):(G=F=null,he===null&&(se=!0)),Se=Ae,ee=U(Se+z))}G!=null&&G!=F&&st!=Se&&Z(Y,Se,H(G),H(F),H(oe),H(W))}else for(let U=z==1?i:o;U>=i&&U<=o;U+=z){let G=u[U];G===null?se=!0:G!=null&&T(Y,E(c[U]),H(G))}let[L,Q]=$r(t,n);if(l.fill!=null||L!=0){let U=X.fill=new Path2D(Y),G=l.fillTo(t,n,l.min,l.max,L),F=H(G),oe=E(c[i]),W=E(c[o]);z==-1&&([W,oe]=[oe,W]),T(U,W,F),T(U,oe,F)}if(!l.spanGaps){let U=[];se&&U.push(...Sr(c,u,i,o,z,E,e)),X.gaps=U=l.gaps(t,n,i,o,U),X.clip=Vi(U,p.ori,k,A,$,C)}return Q!=0&&(X.band=Q==2?[Yt(t,n,i,o,Y,-1),Yt(t,n,i,o,Y,1)]:Yt(t,n,i,o,Y,Q)),X})}function Np(s){let e=ce(s.align,1),t=ce(s.ascDesc,!1),n=ce(s.alignGaps,0),i=ce(s.extend,!1);return(o,l,c,u)=>Ln(o,l,(p,b,f,g,k,A,$,C,N,E,H)=>{[c,u]=zi(f,c,u);let T=p.pxRound,{left:Z,width:z}=o.bbox,X=re=>T(A(re,g,E,C)),Y=re=>T($(re,k,H,N)),se=g.ori==0?ds:hs,K={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:cs},L=K.stroke,Q=g.dir*(g.ori==0?1:-1),U=Y(f[Q==1?c:u]),G=X(b[Q==1?c:u]),F=G,oe=G;i&&e==-1&&(oe=Z,se(L,oe,U)),se(L,G,U);for(let re=Q==1?c:u;re>=c&&re<=u;re+=Q){let fe=f[re];if(fe==null)continue;let ee=X(b[re]),V=Y(fe);e==1?se(L,ee,U):se(L,F,V),se(L,ee,V),U=V,F=ee}let W=F;i&&e==1&&(W=Z+z,se(L,W,U));let[st,Se]=$r(o,l);if(p.fill!=null||st!=0){let re=K.fill=new Path2D(L),fe=p.fillTo(o,l,p.min,p.max,st),ee=Y(fe);se(re,W,ee),se(re,oe,ee)}if(!p.spanGaps){let re=[];re.push(...Sr(b,f,c,u,Q,X,n));let fe=p.width*de/2,ee=t||e==1?fe:-fe,V=t||e==-1?-fe:fe;re.forEach(Oe=>{Oe[0]+=ee,Oe[1]+=V}),K.gaps=re=p.gaps(o,l,c,u,re),K.clip=Vi(re,g.ori,C,N,E,H)}return Se!=0&&(K.band=Se==2?[Yt(o,l,c,u,L,-1),Yt(o,l,c,u,L,1)]:Yt(o,l,c,u,L,Se)),K})}function nc(s,e,t,n,i,o,l=ge){if(s.length>1){let c=null;for(let u=0,p=1/0;u<s.length;u++)if(e[u]!==void 0){if(c!=null){let b=He(s[u]-s[c]);b<p&&(p=b,l=He(t(s[u],n,i,o)-t(s[c],n,i,o)))}c=u}}return l}function Hp(s){s=s||Ns;let e=ce(s.size,[.6,ge,1]),t=s.align||0,n=s.gap||0,i=s.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let o=ie(i),l=1-e[0],c=ce(e[1],ge),u=ce(e[2],1),p=ce(s.disp,Ns),b=ce(s.each,k=>{}),{fill:f,stroke:g}=p;return(k,A,$,C)=>Ln(k,A,(N,E,H,T,Z,z,X,Y,se,K,L)=>{let Q=N.pxRound,U=t,G=n*de,F=c*de,oe=u*de,W,st;T.ori==0?[W,st]=o(k,A):[st,W]=o(k,A);let Se=T.dir*(T.ori==0?1:-1),re=T.ori==0?Fi:Ar,fe=T.ori==0?b:(O,ve,Ie,On,hn,Ot,pn)=>{b(O,ve,Ie,hn,On,pn,Ot)},ee=ce(k.bands,wr).find(O=>O.series[0]==A),V=ee!=null?ee.dir:0,Oe=N.fillTo(k,A,N.min,N.max,V),Je=Q(X(Oe,Z,L,se)),Ae,he,St,lt=K,Me=Q(N.width*de),Dt=!1,Wt=null,mt=null,Zt=null,Cn=null;f!=null&&(Me==0||g!=null)&&(Dt=!0,Wt=f.values(k,A,$,C),mt=new Map,new Set(Wt).forEach(O=>{O!=null&&mt.set(O,new Path2D)}),Me>0&&(Zt=g.values(k,A,$,C),Cn=new Map,new Set(Zt).forEach(O=>{O!=null&&Cn.set(O,new Path2D)})));let{x0:Rn,size:fs}=p;if(Rn!=null&&fs!=null){U=1,E=Rn.values(k,A,$,C),Rn.unit==2&&(E=E.map(Ie=>k.posToVal(Y+Ie*K,T.key,!0)));let O=fs.values(k,A,$,C);fs.unit==2?he=O[0]*K:he=z(O[0],T,K,Y)-z(0,T,K,Y),lt=nc(E,H,z,T,K,Y,lt),St=lt-he+G}else lt=nc(E,H,z,T,K,Y,lt),St=lt*l+G,he=lt-St;St<1&&(St=0),Me>=he/2&&(Me=0),St<5&&(Q=dc);let Us=St>0,un=lt-St-(Us?Me:0);he=Q(lr(un,oe,F)),Ae=(U==0?he/2:U==Se?0:he)-U*Se*((U==0?G/2:0)+(Us?Me/2:0));let Qe={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Dn=Dt?null:new Path2D,Ft=null;if(ee!=null)Ft=k.data[ee.series[1]];else{let{y0:O,y1:ve}=p;O!=null&&ve!=null&&(H=ve.values(k,A,$,C),Ft=O.values(k,A,$,C))}let dn=W*he,J=st*he;for(let O=Se==1?$:C;O>=$&&O<=C;O+=Se){let ve=H[O];if(ve==null)continue;if(Ft!=null){let it=Ft[O]??0;if(ve-it==0)continue;Je=X(it,Z,L,se)}let Ie=T.distr!=2||p!=null?E[O]:O,On=z(Ie,T,K,Y),hn=X(ce(ve,Oe),Z,L,se),Ot=Q(On-Ae),pn=Q(nt(hn,Je)),at=Q(Rt(hn,Je)),gt=pn-at;if(ve!=null){let it=ve<0?J:dn,At=ve<0?dn:J;Dt?(Me>0&&Zt[O]!=null&&re(Cn.get(Zt[O]),Ot,at+pt(Me/2),he,nt(0,gt-Me),it,At),Wt[O]!=null&&re(mt.get(Wt[O]),Ot,at+pt(Me/2),he,nt(0,gt-Me),it,At)):re(Dn,Ot,at+pt(Me/2),he,nt(0,gt-Me),it,At),fe(k,A,O,Ot-Me/2,at,he+Me,gt)}}return Me>0?Qe.stroke=Dt?Cn:Dn:Dt||(Qe._fill=N.width==0?N._fill:N._stroke??N._fill,Qe.width=0),Qe.fill=Dt?mt:Dn,Qe})}function Up(s,e){let t=ce(e?.alignGaps,0);return(n,i,o,l)=>Ln(n,i,(c,u,p,b,f,g,k,A,$,C,N)=>{[o,l]=zi(p,o,l);let E=c.pxRound,H=W=>E(g(W,b,C,A)),T=W=>E(k(W,f,N,$)),Z,z,X;b.ori==0?(Z=ji,X=ds,z=Nc):(Z=Wi,X=hs,z=Hc);let Y=b.dir*(b.ori==0?1:-1),se=H(u[Y==1?o:l]),K=se,L=[],Q=[];for(let W=Y==1?o:l;W>=o&&W<=l;W+=Y)if(p[W]!=null){let Se=u[W],re=H(Se);L.push(K=re),Q.push(T(p[W]))}let U={stroke:s(L,Q,Z,X,z,E),fill:null,clip:null,band:null,gaps:null,flags:cs},G=U.stroke,[F,oe]=$r(n,i);if(c.fill!=null||F!=0){let W=U.fill=new Path2D(G),st=c.fillTo(n,i,c.min,c.max,F),Se=T(st);X(W,K,Se),X(W,se,Se)}if(!c.spanGaps){let W=[];W.push(...Sr(u,p,o,l,Y,H,t)),U.gaps=W=c.gaps(n,i,o,l,W),U.clip=Vi(W,b.ori,A,$,C,N)}return oe!=0&&(U.band=oe==2?[Yt(n,i,o,l,G,-1),Yt(n,i,o,l,G,1)]:Yt(n,i,o,l,G,oe)),U})}function Vp(s){return Up(jp,s)}function jp(s,e,t,n,i,o){let l=s.length;if(l<2)return null;let c=new Path2D;if(t(c,s[0],e[0]),l==2)n(c,s[1],e[1]);else{let u=Array(l),p=Array(l-1),b=Array(l-1),f=Array(l-1);for(let g=0;g<l-1;g++)b[g]=e[g+1]-e[g],f[g]=s[g+1]-s[g],p[g]=b[g]/f[g];u[0]=p[0];for(let g=1;g<l-1;g++)p[g]===0||p[g-1]===0||p[g-1]>0!=p[g]>0?u[g]=0:(u[g]=3*(f[g-1]+f[g])/((2*f[g]+f[g-1])/p[g-1]+(f[g]+2*f[g-1])/p[g]),isFinite(u[g])||(u[g]=0));u[l-1]=p[l-2];for(let g=0;g<l-1;g++)i(c,s[g]+f[g]/3,e[g]+u[g]*f[g]/3,s[g+1]-f[g]/3,e[g+1]-u[g+1]*f[g]/3,s[g+1],e[g+1])}return c}var dr=new Set;function sc(){for(let s of dr)s.syncRect(!0)}us&&(Tn(xh,os,sc),Tn(kh,os,sc,!0),Tn(Di,os,()=>{Ge.pxRatio=de}));var Wp=jc(),Fp=Uc();function ic(s,e,t,n){return(n?[s[0],s[1]].concat(s.slice(2)):[s[0]].concat(s.slice(1))).map((o,l)=>hr(o,l,e,t))}function Bp(s,e){return s.map((t,n)=>n==0?{}:De({},e,t))}function hr(s,e,t,n){return De({},e==0?t:n,s)}function Wc(s,e,t){return e==null?ls:[e,t]}var Gp=Wc;function qp(s,e,t){return e==null?ls:Oi(e,t,br,!0)}function Fc(s,e,t,n){return e==null?ls:Ni(e,t,s.scales[n].log,!1)}var Kp=Fc;function Bc(s,e,t,n){return e==null?ls:gr(e,t,s.scales[n].log,!1)}var Yp=Bc;function Zp(s,e,t,n,i){let o=nt(Ia(s),Ia(e)),l=e-s,c=Ct(i/n*l,t);do{let u=t[c],p=n*u/l;if(p>=i&&o+(u<5?an.get(u):0)<=17)return[u,p]}while(++c<t.length);return[0,0]}function oc(s){let e,t;return s=s.replace(/(\d+)px/,(n,i)=>(e=Ne((t=+i)*de))+"px"),[s,e,t]}function Jp(s){s.show&&[s.font,s.labelFont].forEach(e=>{let t=be(e[2]*de,1);e[0]=e[0].replace(/[0-9.]+px/,t+"px"),e[1]=t})}function Ge(s,e,t){let n={mode:ce(s.mode,1)},i=n.mode;function o(r,a,d,h){let m=a.valToPct(r);return h+d*(a.dir==-1?1-m:m)}function l(r,a,d,h){let m=a.valToPct(r);return h+d*(a.dir==-1?m:1-m)}function c(r,a,d,h){return a.ori==0?o(r,a,d,h):l(r,a,d,h)}n.valToPosH=o,n.valToPosV=l;let u=!1;n.status=0;let p=n.root=kt(ih);if(s.id!=null&&(p.id=s.id),ht(p,s.class),s.title){let r=kt(lh,p);r.textContent=s.title}let b=Lt("canvas"),f=n.ctx=b.getContext("2d"),g=kt(ah,p);Tn("click",g,r=>{r.target===A&&(ye!=Gn||Ee!=qn)&&Ke.click(n,r)},!0);let k=n.under=kt(ch,g);g.appendChild(b);let A=n.over=kt(uh,g);s=as(s);let $=+ce(s.pxAlign,1),C=tc($);(s.plugins||[]).forEach(r=>{r.opts&&(s=r.opts(n,s)||s)});let N=s.ms||.001,E=n.series=i==1?ic(s.series||[],Ka,Xa,!1):Bp(s.series||[null],Qa),H=n.axes=ic(s.axes||[],qa,Za,!0),T=n.scales={},Z=n.bands=s.bands||[];Z.forEach(r=>{r.fill=ie(r.fill||null),r.dir=ce(r.dir,-1)});let z=i==2?E[1].facets[0].scale:E[0].scale,X={axes:wu,series:fu},Y=(s.drawOrder||["axes","series"]).map(r=>X[r]);function se(r){let a=r.distr==3?d=>Kt(d>0?d:r.clamp(n,d,r.min,r.max,r.key)):r.distr==4?d=>Xo(d,r.asinh):r.distr==100?d=>r.fwd(d):d=>d;return d=>{let h=a(d),{_min:m,_max:w}=r,x=w-m;return(h-m)/x}}function K(r){let a=T[r];if(a==null){let d=(s.scales||Ns)[r]||Ns;if(d.from!=null){K(d.from);let h=De({},T[d.from],d,{key:r});h.valToPct=se(h),T[r]=h}else{a=T[r]=De({},r==z?Rc:Rp,d),a.key=r;let h=a.time,m=a.range,w=ln(m);if((r!=z||i==2&&!h)&&(w&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?Ra:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?Ra:{mode:1,hard:m[1],soft:m[1]}},w=!1),!w&&Ui(m))){let x=m;m=(S,M,R)=>M==null?ls:Oi(M,R,x)}a.range=ie(m||(h?Gp:r==z?a.distr==3?Kp:a.distr==4?Yp:Wc:a.distr==3?Fc:a.distr==4?Bc:qp)),a.auto=ie(w?!1:a.auto),a.clamp=ie(a.clamp||Cp),a._min=a._max=null,a.valToPct=se(a)}}}K("x"),K("y"),i==1&&E.forEach(r=>{K(r.scale)}),H.forEach(r=>{K(r.scale)});for(let r in s.scales)K(r);let L=T[z],Q=L.distr,U,G;L.ori==0?(ht(p,oh),U=o,G=l):(ht(p,rh),U=l,G=o);let F={};for(let r in T){let a=T[r];(a.min!=null||a.max!=null)&&(F[r]={min:a.min,max:a.max},a.min=a.max=null)}let oe=s.tzDate||(r=>new Date(Ne(r/N))),W=s.fmtDate||_r,st=N==1?op(oe):ap(oe),Se=Fa(oe,Wa(N==1?ip:lp,W)),re=Ga(oe,Ba(up,W)),fe=[],ee=n.legend=De({},pp,s.legend),V=n.cursor=De({},wp,{drag:{y:i==2}},s.cursor),Oe=ee.show,Je=V.show,Ae=ee.markers;ee.idxs=fe,Ae.width=ie(Ae.width),Ae.dash=ie(Ae.dash),Ae.stroke=ie(Ae.stroke),Ae.fill=ie(Ae.fill);let he,St,lt,Me=[],Dt=[],Wt,mt=!1,Zt={};if(ee.live){let r=E[1]?E[1].values:null;mt=r!=null,Wt=mt?r(n,1,0):{_:0};for(let a in Wt)Zt[a]=fr}if(Oe)if(he=Lt("table",gh,p),lt=Lt("tbody",null,he),ee.mount(n,he),mt){St=Lt("thead",null,he,lt);let r=Lt("tr",null,St);Lt("th",null,r);for(var Cn in Wt)Lt("th",_a,r).textContent=Cn}else ht(he,vh),ee.live&&ht(he,bh);let Rn={show:!0},fs={show:!1};function Us(r,a){if(a==0&&(mt||!ee.live||i==2))return ls;let d=[],h=Lt("tr",wh,lt,lt.childNodes[a]);ht(h,r.class),r.show||ht(h,Mn);let m=Lt("th",null,h);if(Ae.show){let S=kt(_h,m);if(a>0){let M=Ae.width(n,a);M&&(S.style.border=M+"px "+Ae.dash(n,a)+" "+Ae.stroke(n,a)),S.style.background=Ae.fill(n,a)}}let w=kt(_a,m);r.label instanceof HTMLElement?w.appendChild(r.label):w.textContent=r.label,a>0&&(Ae.show||(w.style.color=r.width>0?Ae.stroke(n,a):Ae.fill(n,a)),Qe("click",m,S=>{if(V._lock)return;mn(S);let M=E.indexOf(r);if((S.ctrlKey||S.metaKey)!=ee.isolate){let R=E.some((D,I)=>I>0&&I!=M&&D.show);E.forEach((D,I)=>{I>0&&zt(I,R?I==M?Rn:fs:Rn,!0,Ce.setSeries)})}else zt(M,{show:!r.show},!0,Ce.setSeries)},!1),zn&&Qe($a,m,S=>{V._lock||(mn(S),zt(E.indexOf(r),Yn,!0,Ce.setSeries))},!1));for(var x in Wt){let S=Lt("td",yh,h);S.textContent="--",d.push(S)}return[h,d]}let un=new Map;function Qe(r,a,d,h=!0){let m=un.get(a)||{},w=V.bind[r](n,a,d,h);w&&(Tn(r,a,m[r]=w),un.set(a,m))}function Dn(r,a,d){let h=un.get(a)||{};for(let m in h)(r==null||m==r)&&(rr(m,a,h[m]),delete h[m]);r==null&&un.delete(a)}let Ft=0,dn=0,J=0,O=0,ve=0,Ie=0,On=ve,hn=Ie,Ot=J,pn=O,at=0,gt=0,it=0,At=0;n.bbox={};let qi=!1,Vs=!1,In=!1,fn=!1,js=!1,bt=!1;function Ki(r,a,d){(d||r!=n.width||a!=n.height)&&Ir(r,a),jn(!1),In=!0,Vs=!0,Wn()}function Ir(r,a){n.width=Ft=J=r,n.height=dn=O=a,ve=Ie=0,lu(),au();let d=n.bbox;at=d.left=An(ve*de,.5),gt=d.top=An(Ie*de,.5),it=d.width=An(J*de,.5),At=d.height=An(O*de,.5)}let iu=3;function ou(){let r=!1,a=0;for(;!r;){a++;let d=bu(a),h=vu(a);r=a==iu||d&&h,r||(Ir(n.width,n.height),Vs=!0)}}function ru({width:r,height:a}){Ki(r,a)}n.setSize=ru;function lu(){let r=!1,a=!1,d=!1,h=!1;H.forEach((m,w)=>{if(m.show&&m._show){let{side:x,_size:S}=m,M=x%2,R=m.label!=null?m.labelSize:0,D=S+R;D>0&&(M?(J-=D,x==3?(ve+=D,h=!0):d=!0):(O-=D,x==0?(Ie+=D,r=!0):a=!0))}}),gn[0]=r,gn[1]=d,gn[2]=a,gn[3]=h,J-=Jt[1]+Jt[3],ve+=Jt[3],O-=Jt[2]+Jt[0],Ie+=Jt[0]}function au(){let r=ve+J,a=Ie+O,d=ve,h=Ie;function m(w,x){switch(w){case 1:return r+=x,r-x;case 2:return a+=x,a-x;case 3:return d-=x,d+x;case 0:return h-=x,h+x}}H.forEach((w,x)=>{if(w.show&&w._show){let S=w.side;w._pos=m(S,w._size),w.label!=null&&(w._lpos=m(S,w.labelSize))}})}if(V.dataIdx==null){let r=V.hover,a=r.skip=new Set(r.skip??[]);a.add(void 0);let d=r.prox=ie(r.prox),h=r.bias??=0;V.dataIdx=(m,w,x,S)=>{if(w==0)return x;let M=x,R=d(m,w,x,S)??ge,D=R>=0&&R<ge,I=L.ori==0?J:O,q=V.left,ue=e[0],le=e[w];if(a.has(le[x])){M=null;let ne=null,B=null,j;if(h==0||h==-1)for(j=x;ne==null&&j-- >0;)a.has(le[j])||(ne=j);if(h==0||h==1)for(j=x;B==null&&j++<le.length;)a.has(le[j])||(B=j);if(ne!=null||B!=null)if(D){let ke=ne==null?-1/0:U(ue[ne],L,I,0),Te=B==null?1/0:U(ue[B],L,I,0),Be=q-ke,me=Te-q;Be<=me?Be<=R&&(M=ne):me<=R&&(M=B)}else M=B==null?ne:ne==null?B:x-ne<=B-x?ne:B}else D&&He(q-U(ue[x],L,I,0))>R&&(M=null);return M}}let mn=r=>{V.event=r};V.idxs=fe,V._lock=!1;let Ye=V.points;Ye.show=ie(Ye.show),Ye.size=ie(Ye.size),Ye.stroke=ie(Ye.stroke),Ye.width=ie(Ye.width),Ye.fill=ie(Ye.fill);let It=n.focus=De({},s.focus||{alpha:.3},V.focus),zn=It.prox>=0,Nn=zn&&Ye.one,vt=[],Hn=[],Un=[];function zr(r,a){let d=Ye.show(n,a);if(d instanceof HTMLElement)return ht(d,mh),ht(d,r.class),jt(d,-10,-10,J,O),A.insertBefore(d,vt[a]),d}function Nr(r,a){if(i==1||a>0){let d=i==1&&T[r.scale].time,h=r.value;r.value=d?Ha(h)?Ga(oe,Ba(h,W)):h||re:h||Tp,r.label=r.label||(d?yp:_p)}if(Nn||a>0){r.width=r.width==null?1:r.width,r.paths=r.paths||Wp||Rh,r.fillTo=ie(r.fillTo||Dp),r.pxAlign=+ce(r.pxAlign,$),r.pxRound=tc(r.pxAlign),r.stroke=ie(r.stroke||null),r.fill=ie(r.fill||null),r._stroke=r._fill=r._paths=r._focus=null;let d=Pp(nt(1,r.width),1),h=r.points=De({},{size:d,width:nt(1,d*.2),stroke:r.stroke,space:d*2,paths:Fp,_stroke:null,_fill:null},r.points);h.show=ie(h.show),h.filter=ie(h.filter),h.fill=ie(h.fill),h.stroke=ie(h.stroke),h.paths=ie(h.paths),h.pxAlign=r.pxAlign}if(Oe){let d=Us(r,a);Me.splice(a,0,d[0]),Dt.splice(a,0,d[1]),ee.values.push(null)}if(Je){fe.splice(a,0,null);let d=null;Nn?a==0&&(d=zr(r,a)):a>0&&(d=zr(r,a)),vt.splice(a,0,d),Hn.splice(a,0,0),Un.splice(a,0,0)}Fe("addSeries",a)}function cu(r,a){a=a??E.length,r=i==1?hr(r,a,Ka,Xa):hr(r,a,{},Qa),E.splice(a,0,r),Nr(E[a],a)}n.addSeries=cu;function uu(r){if(E.splice(r,1),Oe){ee.values.splice(r,1),Dt.splice(r,1);let a=Me.splice(r,1)[0];Dn(null,a.firstChild),a.remove()}Je&&(fe.splice(r,1),vt.splice(r,1)[0].remove(),Hn.splice(r,1),Un.splice(r,1)),Fe("delSeries",r)}n.delSeries=uu;let gn=[!1,!1,!1,!1];function du(r,a){if(r._show=r.show,r.show){let d=r.side%2,h=T[r.scale];h==null&&(r.scale=d?E[1].scale:z,h=T[r.scale]);let m=h.time;r.size=ie(r.size),r.space=ie(r.space),r.rotate=ie(r.rotate),ln(r.incrs)&&r.incrs.forEach(x=>{!an.has(x)&&an.set(x,fc(x))}),r.incrs=ie(r.incrs||(h.distr==2?tp:m?N==1?sp:rp:En)),r.splits=ie(r.splits||(m&&h.distr==1?st:h.distr==3?ar:h.distr==4?$p:kp)),r.stroke=ie(r.stroke),r.grid.stroke=ie(r.grid.stroke),r.ticks.stroke=ie(r.ticks.stroke),r.border.stroke=ie(r.border.stroke);let w=r.values;r.values=ln(w)&&!ln(w[0])?ie(w):m?ln(w)?Fa(oe,Wa(w,W)):Ha(w)?cp(oe,w):w||Se:w||xp,r.filter=ie(r.filter||(h.distr>=3&&h.log==10?Ep:h.distr==3&&h.log==2?Mp:hc)),r.font=oc(r.font),r.labelFont=oc(r.labelFont),r._size=r.size(n,null,a,0),r._space=r._rotate=r._incrs=r._found=r._splits=r._values=null,r._size>0&&(gn[a]=!0,r._el=kt(dh,g))}}function ms(r,a,d,h){let[m,w,x,S]=d,M=a%2,R=0;return M==0&&(S||w)&&(R=a==0&&!m||a==2&&!x?Ne(qa.size/3):0),M==1&&(m||x)&&(R=a==1&&!w||a==3&&!S?Ne(Za.size/2):0),R}let Hr=n.padding=(s.padding||[ms,ms,ms,ms]).map(r=>ie(ce(r,ms))),Jt=n._padding=Hr.map((r,a)=>r(n,a,gn,0)),qe,Ue=null,Ve=null,Ws=i==1?E[0].idxs:null,Et=null,gs=!1;function Ur(r,a){if(e=r??[],n.data=n._data=e,i==2){qe=0;for(let d=1;d<E.length;d++)qe+=e[d][0].length}else{e.length==0&&(n.data=n._data=e=[[]]),Et=e[0],qe=Et.length;let d=e;if(Q==2){d=e.slice();let h=d[0]=Array(qe);for(let m=0;m<qe;m++)h[m]=m}n._data=e=d}if(jn(!0),Fe("setData"),Q==2&&(In=!0),a!==!1){let d=L;d.auto(n,gs)?Yi():Xt(z,d.min,d.max),fn=fn||V.left>=0,bt=!0,Wn()}}n.setData=Ur;function Yi(){gs=!0;let r,a;i==1&&(qe>0?(Ue=Ws[0]=0,Ve=Ws[1]=qe-1,r=e[0][Ue],a=e[0][Ve],Q==2?(r=Ue,a=Ve):r==a&&(Q==3?[r,a]=Ni(r,r,L.log,!1):Q==4?[r,a]=gr(r,r,L.log,!1):L.time?a=r+Ne(86400/N):[r,a]=Oi(r,a,br,!0))):(Ue=Ws[0]=r=null,Ve=Ws[1]=a=null)),Xt(z,r,a)}let Fs,Vn,Zi,Ji,Qi,Xi,eo,to,no,ot;function Vr(r,a,d,h,m,w){r??=xa,d??=wr,h??="butt",m??=xa,w??="round",r!=Fs&&(f.strokeStyle=Fs=r),m!=Vn&&(f.fillStyle=Vn=m),a!=Zi&&(f.lineWidth=Zi=a),w!=Qi&&(f.lineJoin=Qi=w),h!=Xi&&(f.lineCap=Xi=h),d!=Ji&&f.setLineDash(Ji=d)}function jr(r,a,d,h){a!=Vn&&(f.fillStyle=Vn=a),r!=eo&&(f.font=eo=r),d!=to&&(f.textAlign=to=d),h!=no&&(f.textBaseline=no=h)}function so(r,a,d,h,m=0){if(h.length>0&&r.auto(n,gs)&&(a==null||a.min==null)){let w=ce(Ue,0),x=ce(Ve,h.length-1),S=d.min==null?Eh(h,w,x,m,r.distr==3):[d.min,d.max];r.min=Rt(r.min,d.min=S[0]),r.max=nt(r.max,d.max=S[1])}}let Wr={min:null,max:null};function hu(){for(let h in T){let m=T[h];F[h]==null&&(m.min==null||F[z]!=null&&m.auto(n,gs))&&(F[h]=Wr)}for(let h in T){let m=T[h];F[h]==null&&m.from!=null&&F[m.from]!=null&&(F[h]=Wr)}F[z]!=null&&jn(!0);let r={};for(let h in F){let m=F[h];if(m!=null){let w=r[h]=as(T[h],Ih);if(m.min!=null)De(w,m);else if(h!=z||i==2)if(qe==0&&w.from==null){let x=w.range(n,null,null,h);w.min=x[0],w.max=x[1]}else w.min=ge,w.max=-ge}}if(qe>0){E.forEach((h,m)=>{if(i==1){let w=h.scale,x=F[w];if(x==null)return;let S=r[w];if(m==0){let M=S.range(n,S.min,S.max,w);S.min=M[0],S.max=M[1],Ue=Ct(S.min,e[0]),Ve=Ct(S.max,e[0]),Ve-Ue>1&&(e[0][Ue]<S.min&&Ue++,e[0][Ve]>S.max&&Ve--),h.min=Et[Ue],h.max=Et[Ve]}else h.show&&h.auto&&so(S,x,h,e[m],h.sorted);h.idxs[0]=Ue,h.idxs[1]=Ve}else if(m>0&&h.show&&h.auto){let[w,x]=h.facets,S=w.scale,M=x.scale,[R,D]=e[m],I=r[S],q=r[M];I!=null&&so(I,F[S],w,R,w.sorted),q!=null&&so(q,F[M],x,D,x.sorted),h.min=x.min,h.max=x.max}});for(let h in r){let m=r[h],w=F[h];if(m.from==null&&(w==null||w.min==null)){let x=m.range(n,m.min==ge?null:m.min,m.max==-ge?null:m.max,h);m.min=x[0],m.max=x[1]}}}for(let h in r){let m=r[h];if(m.from!=null){let w=r[m.from];if(w.min==null)m.min=m.max=null;else{let x=m.range(n,w.min,w.max,h);m.min=x[0],m.max=x[1]}}}let a={},d=!1;for(let h in r){let m=r[h],w=T[h];if(w.min!=m.min||w.max!=m.max){w.min=m.min,w.max=m.max;let x=w.distr;w._min=x==3?Kt(w.min):x==4?Xo(w.min,w.asinh):x==100?w.fwd(w.min):w.min,w._max=x==3?Kt(w.max):x==4?Xo(w.max,w.asinh):x==100?w.fwd(w.max):w.max,a[h]=d=!0}}if(d){E.forEach((h,m)=>{i==2?m>0&&a.y&&(h._paths=null):a[h.scale]&&(h._paths=null)});for(let h in a)In=!0,Fe("setScale",h);Je&&V.left>=0&&(fn=bt=!0)}for(let h in F)F[h]=null}function pu(r){let a=lr(Ue-1,0,qe-1),d=lr(Ve+1,0,qe-1);for(;r[a]==null&&a>0;)a--;for(;r[d]==null&&d<qe-1;)d++;return[a,d]}function fu(){if(qe>0){let r=E.some(a=>a._focus)&&ot!=It.alpha;r&&(f.globalAlpha=ot=It.alpha),E.forEach((a,d)=>{if(d>0&&a.show&&(Fr(d,!1),Fr(d,!0),a._paths==null)){let h=ot;ot!=a.alpha&&(f.globalAlpha=ot=a.alpha);let m=i==2?[0,e[d][0].length-1]:pu(e[d]);a._paths=a.paths(n,d,m[0],m[1]),ot!=h&&(f.globalAlpha=ot=h)}}),E.forEach((a,d)=>{if(d>0&&a.show){let h=ot;ot!=a.alpha&&(f.globalAlpha=ot=a.alpha),a._paths!=null&&Br(d,!1);{let m=a._paths!=null?a._paths.gaps:null,w=a.points.show(n,d,Ue,Ve,m),x=a.points.filter(n,d,w,m);(w||x)&&(a.points._paths=a.points.paths(n,d,Ue,Ve,x),Br(d,!0))}ot!=h&&(f.globalAlpha=ot=h),Fe("drawSeries",d)}}),r&&(f.globalAlpha=ot=1)}}function Fr(r,a){let d=a?E[r].points:E[r];d._stroke=d.stroke(n,r),d._fill=d.fill(n,r)}function Br(r,a){let d=a?E[r].points:E[r],{stroke:h,fill:m,clip:w,flags:x,_stroke:S=d._stroke,_fill:M=d._fill,_width:R=d.width}=d._paths;R=be(R*de,3);let D=null,I=R%2/2;a&&M==null&&(M=R>0?"#fff":S);let q=d.pxAlign==1&&I>0;if(q&&f.translate(I,I),!a){let ue=at-R/2,le=gt-R/2,ne=it+R,B=At+R;D=new Path2D,D.rect(ue,le,ne,B)}a?io(S,R,d.dash,d.cap,M,h,m,x,w):mu(r,S,R,d.dash,d.cap,M,h,m,x,D,w),q&&f.translate(-I,-I)}function mu(r,a,d,h,m,w,x,S,M,R,D){let I=!1;M!=0&&Z.forEach((q,ue)=>{if(q.series[0]==r){let le=E[q.series[1]],ne=e[q.series[1]],B=(le._paths||Ns).band;ln(B)&&(B=q.dir==1?B[0]:B[1]);let j,ke=null;le.show&&B&&Th(ne,Ue,Ve)?(ke=q.fill(n,ue)||w,j=le._paths.clip):B=null,io(a,d,h,m,ke,x,S,M,R,D,j,B),I=!0}}),I||io(a,d,h,m,w,x,S,M,R,D)}let Gr=cs|ur;function io(r,a,d,h,m,w,x,S,M,R,D,I){Vr(r,a,d,h,m),(M||R||I)&&(f.save(),M&&f.clip(M),R&&f.clip(R)),I?(S&Gr)==Gr?(f.clip(I),D&&f.clip(D),Gs(m,x),Bs(r,w,a)):S&ur?(Gs(m,x),f.clip(I),Bs(r,w,a)):S&cs&&(f.save(),f.clip(I),D&&f.clip(D),Gs(m,x),f.restore(),Bs(r,w,a)):(Gs(m,x),Bs(r,w,a)),(M||R||I)&&f.restore()}function Bs(r,a,d){d>0&&(a instanceof Map?a.forEach((h,m)=>{f.strokeStyle=Fs=m,f.stroke(h)}):a!=null&&r&&f.stroke(a))}function Gs(r,a){a instanceof Map?a.forEach((d,h)=>{f.fillStyle=Vn=h,f.fill(d)}):a!=null&&r&&f.fill(a)}function gu(r,a,d,h){let m=H[r],w;if(h<=0)w=[0,0];else{let x=m._space=m.space(n,r,a,d,h),S=m._incrs=m.incrs(n,r,a,d,h,x);w=Zp(a,d,S,h,x)}return m._found=w}function oo(r,a,d,h,m,w,x,S,M,R){let D=x%2/2;$==1&&f.translate(D,D),Vr(S,x,M,R,S),f.beginPath();let I,q,ue,le,ne=m+(h==0||h==3?-w:w);d==0?(q=m,le=ne):(I=m,ue=ne);for(let B=0;B<r.length;B++)a[B]!=null&&(d==0?I=ue=r[B]:q=le=r[B],f.moveTo(I,q),f.lineTo(ue,le));f.stroke(),$==1&&f.translate(-D,-D)}function bu(r){let a=!0;return H.forEach((d,h)=>{if(!d.show)return;let m=T[d.scale];if(m.min==null){d._show&&(a=!1,d._show=!1,jn(!1));return}else d._show||(a=!1,d._show=!0,jn(!1));let w=d.side,x=w%2,{min:S,max:M}=m,[R,D]=gu(h,S,M,x==0?J:O);if(D==0)return;let I=m.distr==2,q=d._splits=d.splits(n,h,S,M,R,D,I),ue=m.distr==2?q.map(j=>Et[j]):q,le=m.distr==2?Et[q[1]]-Et[q[0]]:R,ne=d._values=d.values(n,d.filter(n,ue,h,D,le),h,D,le);d._rotate=w==2?d.rotate(n,ne,h,D):0;let B=d._size;d._size=$t(d.size(n,ne,h,r)),B!=null&&d._size!=B&&(a=!1)}),a}function vu(r){let a=!0;return Hr.forEach((d,h)=>{let m=d(n,h,gn,r);m!=Jt[h]&&(a=!1),Jt[h]=m}),a}function wu(){for(let r=0;r<H.length;r++){let a=H[r];if(!a.show||!a._show)continue;let d=a.side,h=d%2,m,w,x=a.stroke(n,r),S=d==0||d==3?-1:1,[M,R]=a._found;if(a.label!=null){let et=a.labelGap*S,dt=Ne((a._lpos+et)*de);jr(a.labelFont[0],x,"center",d==2?"top":ya),f.save(),h==1?(m=w=0,f.translate(dt,Ne(gt+At/2)),f.rotate((d==3?-Ri:Ri)/2)):(m=Ne(at+it/2),w=dt);let wn=uc(a.label)?a.label(n,r,M,R):a.label;f.fillText(wn,m,w),f.restore()}if(R==0)continue;let D=T[a.scale],I=h==0?it:At,q=h==0?at:gt,ue=a._splits,le=D.distr==2?ue.map(et=>Et[et]):ue,ne=D.distr==2?Et[ue[1]]-Et[ue[0]]:M,B=a.ticks,j=a.border,ke=B.show?B.size:0,Te=Ne(ke*de),Be=Ne((a.alignTo==2?a._size-ke-a.gap:a.gap)*de),me=a._rotate*-Ri/180,Pe=C(a._pos*de),ct=(Te+Be)*S,Xe=Pe+ct;w=h==0?Xe:0,m=h==1?Xe:0;let wt=a.font[0],Mt=a.align==1?ss:a.align==2?Zo:me>0?ss:me<0?Zo:h==0?"center":d==3?Zo:ss,Ht=me||h==1?"middle":d==2?"top":ya;jr(wt,x,Mt,Ht);let ut=a.font[1]*a.lineGap,_t=ue.map(et=>C(c(et,D,I,q))),Tt=a._values;for(let et=0;et<Tt.length;et++){let dt=Tt[et];if(dt!=null){h==0?m=_t[et]:w=_t[et],dt=""+dt;let wn=dt.indexOf(`
`)==-1?[dt]:dt.split(/\n/gm);for(let tt=0;tt<wn.length;tt++){let dl=wn[tt];me?(f.save(),f.translate(m,w+tt*ut),f.rotate(me),f.fillText(dl,0,0),f.restore()):f.fillText(dl,m,w+tt*ut)}}}B.show&&oo(_t,B.filter(n,le,r,R,ne),h,d,Pe,Te,be(B.width*de,3),B.stroke(n,r),B.dash,B.cap);let Ut=a.grid;Ut.show&&oo(_t,Ut.filter(n,le,r,R,ne),h,h==0?2:1,h==0?gt:at,h==0?At:it,be(Ut.width*de,3),Ut.stroke(n,r),Ut.dash,Ut.cap),j.show&&oo([Pe],[1],h==0?1:0,h==0?1:2,h==1?gt:at,h==1?At:it,be(j.width*de,3),j.stroke(n,r),j.dash,j.cap)}Fe("drawAxes")}function jn(r){E.forEach((a,d)=>{d>0&&(a._paths=null,r&&(i==1?(a.min=null,a.max=null):a.facets.forEach(h=>{h.min=null,h.max=null})))})}let qs=!1,ro=!1,bs=[];function _u(){ro=!1;for(let r=0;r<bs.length;r++)Fe(...bs[r]);bs.length=0}function Wn(){qs||(Wh(qr),qs=!0)}function yu(r,a=!1){qs=!0,ro=a,r(n),qr(),a&&bs.length>0&&queueMicrotask(_u)}n.batch=yu;function qr(){if(qi&&(hu(),qi=!1),In&&(ou(),In=!1),Vs){if($e(k,ss,ve),$e(k,"top",Ie),$e(k,Ds,J),$e(k,Os,O),$e(A,ss,ve),$e(A,"top",Ie),$e(A,Ds,J),$e(A,Os,O),$e(g,Ds,Ft),$e(g,Os,dn),b.width=Ne(Ft*de),b.height=Ne(dn*de),H.forEach(({_el:r,_show:a,_size:d,_pos:h,side:m})=>{if(r!=null)if(a){let w=m===3||m===0?d:0,x=m%2==1;$e(r,x?"left":"top",h-w),$e(r,x?"width":"height",d),$e(r,x?"top":"left",x?Ie:ve),$e(r,x?"height":"width",x?O:J),or(r,Mn)}else ht(r,Mn)}),Fs=Vn=Zi=Qi=Xi=eo=to=no=Ji=null,ot=1,_s(!0),ve!=On||Ie!=hn||J!=Ot||O!=pn){jn(!1);let r=J/Ot,a=O/pn;if(Je&&!fn&&V.left>=0){V.left*=r,V.top*=a,Fn&&jt(Fn,Ne(V.left),0,J,O),Bn&&jt(Bn,0,Ne(V.top),J,O);for(let d=0;d<vt.length;d++){let h=vt[d];h!=null&&(Hn[d]*=r,Un[d]*=a,jt(h,$t(Hn[d]),$t(Un[d]),J,O))}}if(xe.show&&!js&&xe.left>=0&&xe.width>0){xe.left*=r,xe.width*=r,xe.top*=a,xe.height*=a;for(let d in po)$e(Kn,d,xe[d])}On=ve,hn=Ie,Ot=J,pn=O}Fe("setSize"),Vs=!1}Ft>0&&dn>0&&(f.clearRect(0,0,b.width,b.height),Fe("drawClear"),Y.forEach(r=>r()),Fe("draw")),xe.show&&js&&(Ks(xe),js=!1),Je&&fn&&(vn(null,!0,!1),fn=!1),ee.show&&ee.live&&bt&&(uo(),bt=!1),u||(u=!0,n.status=1,Fe("ready")),gs=!1,qs=!1}n.redraw=(r,a)=>{In=a||!1,r!==!1?Xt(z,L.min,L.max):Wn()};function lo(r,a){let d=T[r];if(d.from==null){if(qe==0){let h=d.range(n,a.min,a.max,r);a.min=h[0],a.max=h[1]}if(a.min>a.max){let h=a.min;a.min=a.max,a.max=h}if(qe>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;r==z&&d.distr==2&&qe>0&&(a.min=Ct(a.min,e[0]),a.max=Ct(a.max,e[0]),a.min==a.max&&a.max++),F[r]=a,qi=!0,Wn()}}n.setScale=lo;let ao,co,Fn,Bn,Kr,Yr,Gn,qn,Zr,Jr,ye,Ee,Qt=!1,Ke=V.drag,je=Ke.x,We=Ke.y;Je&&(V.x&&(ao=kt(ph,A)),V.y&&(co=kt(fh,A)),L.ori==0?(Fn=ao,Bn=co):(Fn=co,Bn=ao),ye=V.left,Ee=V.top);let xe=n.select=De({show:!0,over:!0,left:0,width:0,top:0,height:0},s.select),Kn=xe.show?kt(hh,xe.over?A:k):null;function Ks(r,a){if(xe.show){for(let d in r)xe[d]=r[d],d in po&&$e(Kn,d,r[d]);a!==!1&&Fe("setSelect")}}n.setSelect=Ks;function xu(r){if(E[r].show)Oe&&or(Me[r],Mn);else if(Oe&&ht(Me[r],Mn),Je){let d=Nn?vt[0]:vt[r];d!=null&&jt(d,-10,-10,J,O)}}function Xt(r,a,d){lo(r,{min:a,max:d})}function zt(r,a,d,h){a.focus!=null&&Eu(r),a.show!=null&&E.forEach((m,w)=>{w>0&&(r==w||r==null)&&(m.show=a.show,xu(w),i==2?(Xt(m.facets[0].scale,null,null),Xt(m.facets[1].scale,null,null)):Xt(m.scale,null,null),Wn())}),d!==!1&&Fe("setSeries",r,a),h&&ys("setSeries",n,r,a)}n.setSeries=zt;function ku(r,a){De(Z[r],a)}function $u(r,a){r.fill=ie(r.fill||null),r.dir=ce(r.dir,-1),a=a??Z.length,Z.splice(a,0,r)}function Su(r){r==null?Z.length=0:Z.splice(r,1)}n.addBand=$u,n.setBand=ku,n.delBand=Su;function Au(r,a){E[r].alpha=a,Je&&vt[r]!=null&&(vt[r].style.opacity=a),Oe&&Me[r]&&(Me[r].style.opacity=a)}let Bt,en,bn,Yn={focus:!0};function Eu(r){if(r!=bn){let a=r==null,d=It.alpha!=1;E.forEach((h,m)=>{if(i==1||m>0){let w=a||m==0||m==r;h._focus=a?null:w,d&&Au(m,w?1:It.alpha)}}),bn=r,d&&Wn()}}Oe&&zn&&Qe(Sa,he,r=>{V._lock||(mn(r),bn!=null&&zt(null,Yn,!0,Ce.setSeries))});function Nt(r,a,d){let h=T[a];d&&(r=r/de-(h.ori==1?Ie:ve));let m=J;h.ori==1&&(m=O,r=m-r),h.dir==-1&&(r=m-r);let w=h._min,x=h._max,S=r/m,M=w+(x-w)*S,R=h.distr;return R==3?rs(10,M):R==4?Lh(M,h.asinh):R==100?h.bwd(M):M}function Mu(r,a){let d=Nt(r,z,a);return Ct(d,e[0],Ue,Ve)}n.valToIdx=r=>Ct(r,e[0]),n.posToIdx=Mu,n.posToVal=Nt,n.valToPos=(r,a,d)=>T[a].ori==0?o(r,T[a],d?it:J,d?at:0):l(r,T[a],d?At:O,d?gt:0),n.setCursor=(r,a,d)=>{ye=r.left,Ee=r.top,vn(null,a,d)};function Qr(r,a){$e(Kn,ss,xe.left=r),$e(Kn,Ds,xe.width=a)}function Xr(r,a){$e(Kn,"top",xe.top=r),$e(Kn,Os,xe.height=a)}let vs=L.ori==0?Qr:Xr,ws=L.ori==1?Qr:Xr;function Tu(){if(Oe&&ee.live)for(let r=i==2?1:0;r<E.length;r++){if(r==0&&mt)continue;let a=ee.values[r],d=0;for(let h in a)Dt[r][d++].firstChild.nodeValue=a[h]}}function uo(r,a){if(r!=null&&(r.idxs?r.idxs.forEach((d,h)=>{fe[h]=d}):Oh(r.idx)||fe.fill(r.idx),ee.idx=fe[0]),Oe&&ee.live){for(let d=0;d<E.length;d++)(d>0||i==1&&!mt)&&Pu(d,fe[d]);Tu()}bt=!1,a!==!1&&Fe("setLegend")}n.setLegend=uo;function Pu(r,a){let d=E[r],h=r==0&&Q==2?Et:e[r],m;mt?m=d.values(n,r,a)??Zt:(m=d.value(n,a==null?null:h[a],r,a),m=m==null?Zt:{_:m}),ee.values[r]=m}function vn(r,a,d){Zr=ye,Jr=Ee,[ye,Ee]=V.move(n,ye,Ee),V.left=ye,V.top=Ee,Je&&(Fn&&jt(Fn,Ne(ye),0,J,O),Bn&&jt(Bn,0,Ne(Ee),J,O));let h,m=Ue>Ve;Bt=ge,en=null;let w=L.ori==0?J:O,x=L.ori==1?J:O;if(ye<0||qe==0||m){h=V.idx=null;for(let S=0;S<E.length;S++){let M=vt[S];M!=null&&jt(M,-10,-10,J,O)}zn&&zt(null,Yn,!0,r==null&&Ce.setSeries),ee.live&&(fe.fill(h),bt=!0)}else{let S,M,R;i==1&&(S=L.ori==0?ye:Ee,M=Nt(S,z),h=V.idx=Ct(M,e[0],Ue,Ve),R=U(e[0][h],L,w,0));let D=-10,I=-10,q=0,ue=0,le=!0,ne="",B="";for(let j=i==2?1:0;j<E.length;j++){let ke=E[j],Te=fe[j],Be=Te==null?null:i==1?e[j][Te]:e[j][1][Te],me=V.dataIdx(n,j,h,M),Pe=me==null?null:i==1?e[j][me]:e[j][1][me];if(bt=bt||Pe!=Be||me!=Te,fe[j]=me,j>0&&ke.show){let ct=me==null?-10:me==h?R:U(i==1?e[0][me]:e[j][0][me],L,w,0),Xe=Pe==null?-10:G(Pe,i==1?T[ke.scale]:T[ke.facets[1].scale],x,0);if(zn&&Pe!=null){let wt=L.ori==1?ye:Ee,Mt=He(It.dist(n,j,me,Xe,wt));if(Mt<Bt){let Ht=It.bias;if(Ht!=0){let ut=Nt(wt,ke.scale),_t=Pe>=0?1:-1,Tt=ut>=0?1:-1;Tt==_t&&(Tt==1?Ht==1?Pe>=ut:Pe<=ut:Ht==1?Pe<=ut:Pe>=ut)&&(Bt=Mt,en=j)}else Bt=Mt,en=j}}if(bt||Nn){let wt,Mt;L.ori==0?(wt=ct,Mt=Xe):(wt=Xe,Mt=ct);let Ht,ut,_t,Tt,Ut,et,dt=!0,wn=Ye.bbox;if(wn!=null){dt=!1;let tt=wn(n,j);_t=tt.left,Tt=tt.top,Ht=tt.width,ut=tt.height}else _t=wt,Tt=Mt,Ht=ut=Ye.size(n,j);if(et=Ye.fill(n,j),Ut=Ye.stroke(n,j),Nn)j==en&&Bt<=It.prox&&(D=_t,I=Tt,q=Ht,ue=ut,le=dt,ne=et,B=Ut);else{let tt=vt[j];tt!=null&&(Hn[j]=_t,Un[j]=Tt,Ca(tt,Ht,ut,dt),Pa(tt,et,Ut),jt(tt,$t(_t),$t(Tt),J,O))}}}}if(Nn){let j=It.prox,ke=bn==null?Bt<=j:Bt>j||en!=bn;if(bt||ke){let Te=vt[0];Te!=null&&(Hn[0]=D,Un[0]=I,Ca(Te,q,ue,le),Pa(Te,ne,B),jt(Te,$t(D),$t(I),J,O))}}}if(xe.show&&Qt)if(r!=null){let[S,M]=Ce.scales,[R,D]=Ce.match,[I,q]=r.cursor.sync.scales,ue=r.cursor.drag;if(je=ue._x,We=ue._y,je||We){let{left:le,top:ne,width:B,height:j}=r.select,ke=r.scales[I].ori,Te=r.posToVal,Be,me,Pe,ct,Xe,wt=S!=null&&R(S,I),Mt=M!=null&&D(M,q);wt&&je?(ke==0?(Be=le,me=B):(Be=ne,me=j),Pe=T[S],ct=U(Te(Be,I),Pe,w,0),Xe=U(Te(Be+me,I),Pe,w,0),vs(Rt(ct,Xe),He(Xe-ct))):vs(0,w),Mt&&We?(ke==1?(Be=le,me=B):(Be=ne,me=j),Pe=T[M],ct=G(Te(Be,q),Pe,x,0),Xe=G(Te(Be+me,q),Pe,x,0),ws(Rt(ct,Xe),He(Xe-ct))):ws(0,x)}else fo()}else{let S=He(Zr-Kr),M=He(Jr-Yr);if(L.ori==1){let q=S;S=M,M=q}je=Ke.x&&S>=Ke.dist,We=Ke.y&&M>=Ke.dist;let R=Ke.uni;R!=null?je&&We&&(je=S>=R,We=M>=R,!je&&!We&&(M>S?We=!0:je=!0)):Ke.x&&Ke.y&&(je||We)&&(je=We=!0);let D,I;je&&(L.ori==0?(D=Gn,I=ye):(D=qn,I=Ee),vs(Rt(D,I),He(I-D)),We||ws(0,x)),We&&(L.ori==1?(D=Gn,I=ye):(D=qn,I=Ee),ws(Rt(D,I),He(I-D)),je||vs(0,w)),!je&&!We&&(vs(0,0),ws(0,0))}if(Ke._x=je,Ke._y=We,r==null){if(d){if(ul!=null){let[S,M]=Ce.scales;Ce.values[0]=S!=null?Nt(L.ori==0?ye:Ee,S):null,Ce.values[1]=M!=null?Nt(L.ori==1?ye:Ee,M):null}ys(Jo,n,ye,Ee,J,O,h)}if(zn){let S=d&&Ce.setSeries,M=It.prox;bn==null?Bt<=M&&zt(en,Yn,!0,S):Bt>M?zt(null,Yn,!0,S):en!=bn&&zt(en,Yn,!0,S)}}bt&&(ee.idx=h,uo()),a!==!1&&Fe("setCursor")}let tn=null;Object.defineProperty(n,"rect",{get(){return tn==null&&_s(!1),tn}});function _s(r=!1){r?tn=null:(tn=A.getBoundingClientRect(),Fe("syncRect",tn))}function el(r,a,d,h,m,w,x){V._lock||Qt&&r!=null&&r.movementX==0&&r.movementY==0||(ho(r,a,d,h,m,w,x,!1,r!=null),r!=null?vn(null,!0,!0):vn(a,!0,!1))}function ho(r,a,d,h,m,w,x,S,M){if(tn==null&&_s(!1),mn(r),r!=null)d=r.clientX-tn.left,h=r.clientY-tn.top;else{if(d<0||h<0){ye=-10,Ee=-10;return}let[R,D]=Ce.scales,I=a.cursor.sync,[q,ue]=I.values,[le,ne]=I.scales,[B,j]=Ce.match,ke=a.axes[0].side%2==1,Te=L.ori==0?J:O,Be=L.ori==1?J:O,me=ke?w:m,Pe=ke?m:w,ct=ke?h:d,Xe=ke?d:h;if(le!=null?d=B(R,le)?c(q,T[R],Te,0):-10:d=Te*(ct/me),ne!=null?h=j(D,ne)?c(ue,T[D],Be,0):-10:h=Be*(Xe/Pe),L.ori==1){let wt=d;d=h,h=wt}}M&&(a==null||a.cursor.event.type==Jo)&&((d<=1||d>=J-1)&&(d=An(d,J)),(h<=1||h>=O-1)&&(h=An(h,O))),S?(Kr=d,Yr=h,[Gn,qn]=V.move(n,d,h)):(ye=d,Ee=h)}let po={width:0,height:0,left:0,top:0};function fo(){Ks(po,!1)}let tl,nl,sl,il;function ol(r,a,d,h,m,w,x){Qt=!0,je=We=Ke._x=Ke._y=!1,ho(r,a,d,h,m,w,x,!0,!1),r!=null&&(Qe(Qo,sr,rl,!1),ys(ka,n,Gn,qn,J,O,null));let{left:S,top:M,width:R,height:D}=xe;tl=S,nl=M,sl=R,il=D}function rl(r,a,d,h,m,w,x){Qt=Ke._x=Ke._y=!1,ho(r,a,d,h,m,w,x,!1,!0);let{left:S,top:M,width:R,height:D}=xe,I=R>0||D>0,q=tl!=S||nl!=M||sl!=R||il!=D;if(I&&q&&Ks(xe),Ke.setScale&&I&&q){let ue=S,le=R,ne=M,B=D;if(L.ori==1&&(ue=M,le=D,ne=S,B=R),je&&Xt(z,Nt(ue,z),Nt(ue+le,z)),We)for(let j in T){let ke=T[j];j!=z&&ke.from==null&&ke.min!=ge&&Xt(j,Nt(ne+B,j),Nt(ne,j))}fo()}else V.lock&&(V._lock=!V._lock,vn(a,!0,r!=null));r!=null&&(Dn(Qo,sr),ys(Qo,n,ye,Ee,J,O,null))}function Lu(r,a,d,h,m,w,x){if(V._lock)return;mn(r);let S=Qt;if(Qt){let M=!0,R=!0,D=10,I,q;L.ori==0?(I=je,q=We):(I=We,q=je),I&&q&&(M=ye<=D||ye>=J-D,R=Ee<=D||Ee>=O-D),I&&M&&(ye=ye<Gn?0:J),q&&R&&(Ee=Ee<qn?0:O),vn(null,!0,!0),Qt=!1}ye=-10,Ee=-10,fe.fill(null),vn(null,!0,!0),S&&(Qt=S)}function ll(r,a,d,h,m,w,x){V._lock||(mn(r),Yi(),fo(),r!=null&&ys(Aa,n,ye,Ee,J,O,null))}function al(){H.forEach(Jp),Ki(n.width,n.height,!0)}Tn(Di,os,al);let Zn={};Zn.mousedown=ol,Zn.mousemove=el,Zn.mouseup=rl,Zn.dblclick=ll,Zn.setSeries=(r,a,d,h)=>{let m=Ce.match[2];d=m(n,a,d),d!=-1&&zt(d,h,!0,!1)},Je&&(Qe(ka,A,ol),Qe(Jo,A,el),Qe($a,A,r=>{mn(r),_s(!1)}),Qe(Sa,A,Lu),Qe(Aa,A,ll),dr.add(n),n.syncRect=_s);let Ys=n.hooks=s.hooks||{};function Fe(r,a,d){ro?bs.push([r,a,d]):r in Ys&&Ys[r].forEach(h=>{h.call(null,n,a,d)})}(s.plugins||[]).forEach(r=>{for(let a in r.hooks)Ys[a]=(Ys[a]||[]).concat(r.hooks[a])});let cl=(r,a,d)=>d,Ce=De({key:null,setSeries:!1,filters:{pub:za,sub:za},scales:[z,E[1]?E[1].scale:null],match:[Na,Na,cl],values:[null,null]},V.sync);Ce.match.length==2&&Ce.match.push(cl),V.sync=Ce;let ul=Ce.key,mo=Dc(ul);function ys(r,a,d,h,m,w,x){Ce.filters.pub(r,a,d,h,m,w,x)&&mo.pub(r,a,d,h,m,w,x)}mo.sub(n);function Cu(r,a,d,h,m,w,x){Ce.filters.sub(r,a,d,h,m,w,x)&&Zn[r](null,a,d,h,m,w,x)}n.pub=Cu;function Ru(){mo.unsub(n),dr.delete(n),un.clear(),rr(Di,os,al),p.remove(),he?.remove(),Fe("destroy")}n.destroy=Ru;function go(){Fe("init",s,e),Ur(e||s.data,!1),F[z]?lo(z,F[z]):Yi(),js=xe.show&&(xe.width>0||xe.height>0),fn=bt=!0,Ki(s.width,s.height)}return E.forEach(Nr),H.forEach(du),t?t instanceof HTMLElement?(t.appendChild(p),go()):t(n,go):go(),n}Ge.assign=De;Ge.fmtNum=vr;Ge.rangeNum=Oi;Ge.rangeLog=Ni;Ge.rangeAsinh=gr;Ge.orient=Ln;Ge.pxRatio=de;Ge.join=jh;Ge.fmtDate=_r,Ge.tzDate=Xh;Ge.sync=Dc;{Ge.addGap=Op,Ge.clipGaps=Vi;let s=Ge.paths={points:Uc};s.linear=jc,s.stepped=Np,s.bars=Hp,s.spline=Vp}var Gc='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var Er=150,qc=[[],[6,4],[2,3],[10,3,2,3]],Xp=1e3,ef=7e3,tf=2500,Mr=class extends Re{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#s=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:Er}));this.#i=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Qs(Gc),ae`
      :host {
        display: block;
        min-height: ${Er}px;
      }
    `]}#e;#t;#n;#s;#i;connectedCallback(){super.connectedCallback(),this.#s.observe(this),y.addEventListener("theme",this.#i)}disconnectedCallback(){this.#s.disconnect(),y.removeEventListener("theme",this.#i),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return _`<div aria-hidden="true"></div>`}updated(){let t=this.session;if(t===null||this.clientWidth===0)return;let n=[...t.legs.values()].filter(l=>l.analysed),i=[y.language,...n.map(l=>`${l.id} ${l.role}`)].join(" "),o=performance.now();i===this.#t&&o-this.#n<Xp||(this.#n=o,i!==this.#t?(this.#t=i,this.#e?.destroy(),this.#e=new Ge(this.#o(n),Kc(t,n),this.renderRoot.querySelector("div"))):this.#e.setData(Kc(t,n),!1),this.#e.setScale("x",{min:(this.from-t.startedAt)/1e3,max:(this.to-t.startedAt)/1e3}))}#o(t){let n=getComputedStyle(this),i=l=>n.getPropertyValue(l).trim(),o={stroke:i("--muted"),grid:{stroke:i("--line"),width:1},ticks:{stroke:i("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:Er,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...o,values:(l,c)=>c.map(u=>we(u*1e3))},{...o,size:44,splits:[-1,0,1]}],series:[{},...t.map((l,c)=>({label:te(l.role),stroke:i(c===0?"--accent":"--second"),width:2,dash:qc[c%qc.length],points:{show:!1},spanGaps:!1}))]}}};function Kc(s,e){let t=e.map(o=>{let l=b=>(b+(o.origin??0)-s.startedAt)/1e3,c=[],u=[],p=-1/0;for(let{from:b,to:f,valence:g}of o.pieces)g!==null&&(b-p>ef&&c.length>0&&(c.push(l(p+1)),u.push(null)),f-b>tf&&(c.push(l(b)),u.push(g)),c.push(l(f)),u.push(g),p=f);return[c,u]});if(t.filter(([o])=>o.length>0).length===0)return[[],...e.map(()=>[])];let i=[2];return Ge.join(t,t.map(()=>[1,...i]))}_e("es-valence",Mr);var Tr=class extends Re{constructor(){super(...arguments);this.sessionId="";this.leg=null;this.piece=null;this.language="";this.#e="open";this.#t="";this.#n="";this.#l=()=>{let t=this.renderRoot.querySelector("#correct")?.value??"";this.#a("wrong",t||null)}}static{this.properties={sessionId:{attribute:!1},leg:{attribute:!1},piece:{attribute:!1},language:{attribute:!1}}}static{this.styles=[Le,ae`
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
    `]}#e;#t;#n;willUpdate(){let t=`${this.sessionId} ${this.leg?.id} ${this.piece?.from} ${this.piece?.to}`;t!==this.#n&&this.#e!=="sending"&&(this.#n=t,this.#e="open")}render(){let t=this.#c();if(t===null)return P;let n=v("mark_question",{label:te(t.label)});return _`<div class="row" role="group" aria-label=${n}>
      <span class="muted">${n}</span>
      ${this.#e==="choosing"?this.#i(t.label):this.#s()}
      <span role="status" class=${this.#e==="failed"?"failed":"muted"}>${this.#o()}</span>
    </div>`}#s(){return this.#e==="kept"?P:_`<button ?disabled=${this.#e==="sending"} @click=${()=>this.#a("right",null)}>${v("mark_right")}</button>
      <button ?disabled=${this.#e==="sending"} @click=${()=>this.#r("choosing")}>${v("mark_wrong")}</button>`}#i(t){return _`<label>
        ${v("mark_correct")}
        <select id="correct">
          <option value="">${v("mark_unknown")}</option>
          ${y.marking.labels.filter(n=>n!==t).map(n=>_`<option value=${n}>${te(n)}</option>`)}
        </select>
      </label>
      <button @click=${this.#l}>${v("mark_keep")}</button>
      <button @click=${()=>this.#r("open")}>${v("cancel")}</button>`}#o(){return this.#e==="kept"?v("mark_kept"):this.#e==="failed"?v("mark_failed",{reason:this.#t}):""}#l;async#a(t,n){let{leg:i,piece:o}=this,l=this.#c();if(i===null||o===null||l===null)return;let c=Math.max(0,Math.round(o.from));this.#r("sending");try{await y.supervision.mark({session_id:this.sessionId,leg_id:i.id,role:i.role,start_ms:c,end_ms:Math.max(c,Math.round(o.to)),...l,verdict:t,correct:n}),this.#r("kept")}catch(u){this.#t=u instanceof on&&u.status!==0?u.message:v("no_answer_daemon"),this.#r("failed")}}#c(){let t=this.piece?.shares??[];if(t.length===0)return null;let n=t.indexOf(Math.max(...t));return{label:y.model.labels[n],probability:t[n]}}#r(t){this.#e=t,this.requestUpdate()}};_e("es-verdict",Tr);var nf=6e4,sf=1e3,Yc=10,Zc=6,Pr=class extends Ze{static{this.styles=[Le,Si,ha]}#e=!1;#t="";render(){let e=y.model.find(y.route.sessionId),t=e===void 0&&y.hasCaughtUp?y.past.session(y.route.sessionId):null,n=e??t?.session??null;if(n===null){let p=t===null||t.progress==="loading"?v("loading"):t.progress==="failed"?t.problem:v("no_session");return _`<header>${this.#s()}</header>
        <div class="empty"><p role="status">${p}</p></div>`}let i=n.endedAt??Math.min(y.now(),y.lostAt??1/0),o=t===null?Math.max(n.startedAt,i-Sn):n.startedAt,l=Math.max(i,o+nf),c=y.route.t===null?null:n.startedAt+y.route.t,u=hi(n,()=>!0);return _`
      <header>
        ${this.#s()}
        <h1>${ns(n)}</h1>
        <span class="muted number">${we(i-n.startedAt)}</span>
        ${t===null?P:_`<span class="muted number">${new Date(n.startedAt).toLocaleString(y.language,{dateStyle:"medium",timeStyle:"short"})}</span>`}
        ${n.endedAt===null||n.endReason===""?P:_`<span class="muted">${v("ended",{reason:te(n.endReason)})}</span>`}
        <span class="grow"></span>
        ${t===null?P:this.#i(n)}
        ${c===null?_`<span class="muted">${v(t===null?"live":"from_history")}</span>`:_`<span class="number">${v("at_moment",{time:we(y.route.t)})}</span>
              <button @click=${this.#p}>${this.#e?v("copied"):v("copy_link")}</button>
              <button @click=${()=>this.#h(null)}>${v(t===null?"live":"whole_session")}</button>`}
      </header>
      ${Ti(y,n)?_`<p class="doubt">${Ti(y,n)}</p>`:P}
      ${this.#n(n)}
      <section class="panel">
        <es-alert-axis .session=${n} .stamp=${`${n.version} ${y.language}`} .from=${o} .to=${l} .until=${i}></es-alert-axis>
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${v("timeline")}
          aria-valuemin=${Math.round((o-n.startedAt)/1e3)}
          aria-valuemax=${Math.round((i-n.startedAt)/1e3)}
          aria-valuenow=${Math.round(((c??i)-n.startedAt)/1e3)}
          aria-valuetext=${c===null?v("live"):we(y.route.t)}
          @click=${p=>this.#u(p,n,o,l,i)}
          @keydown=${p=>this.#d(p,n,o,i)}
        >
          ${u.map(p=>_`<div class="lane">
              <h3><span class="role">${te(p.role)}</span>${t===null||!p.analysed?Ko(p,y):P}</h3>
              <es-lane .display=${y} .scheme=${y.scheme} .session=${n} .leg=${p} .from=${o} .to=${l} .until=${i}></es-lane>
            </div>`)}
          ${c===null?P:_`<div class="cursor" ${Vt({left:`${of(c,o,l)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:Zc},(p,b)=>_`<span>${we(o-n.startedAt+(l-o)*b/(Zc-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${u.filter(p=>p.analysed).map(p=>this.#a(n,p,c,t!==null))}
        <div class="panel">
          ${this.#r(n,u,o,i)}
          <h2>${v("valence")}</h2>
          <div class="series">${u.filter(p=>p.analysed).map((p,b)=>lf(p,b))}</div>
          <es-valence .session=${n} .stamp=${`${n.version} ${Math.round(l)}`} .from=${o} .to=${l}></es-valence>
          <p class="hint">${v("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${y} .stamp=${$i()}></es-legend>
      <p class="hint id">${n.id}</p>
    `}#n(e){let t=Object.entries(e.alerts);return t.length===0?P:_`<section class="panel" aria-label=${v("alerts")}>${t.map(([n,i])=>Ai(y,n,i,{details:!0}))}</section>`}#s(){let e=y.model.find(y.route.sessionId)===void 0;return _`<a href=${rt({...y.route,view:e?"history":"wall"})}>← ${v(e?"back_history":"back")}</a>`}#i(e){return _`<button @click=${()=>this.#o?.showModal()}>${v("forget")}</button>
      <dialog aria-labelledby="forget-title">
        <h2 id="forget-title">${v("forget_title")}</h2>
        <p>${v("forget_what",{id:e.id})}</p>
        ${this.#t?_`<p role="alert" class="refused">${this.#t}</p>`:P}
        <div class="choice">
          <button autofocus @click=${()=>this.#o?.close()}>${v("cancel")}</button>
          <button class="danger" @click=${()=>this.#l(e.id)}>${v("forget")}</button>
        </div>
      </dialog>`}get#o(){return this.renderRoot.querySelector("dialog")}async#l(e){this.#t=await y.past.forget(e),this.#t===""&&(this.#o?.close(),y.go({view:"history"})),this.requestUpdate()}#a(e,t,n,i){let o=rf(t,n),l=o===void 0?[]:o.shares.map((c,u)=>({label:y.model.labels[u],share:c}));return l.sort((c,u)=>u.share-c.share),_`<div class="panel">
      <h2>${v("probabilities")}: ${te(t.role)}</h2>
      ${l.length===0?_`<p class="muted">${o===void 0?v(i?"nobody_spoke":"no_values"):v("no_answer",{reason:te(o.reason??"unknown")})}</p>`:P}
      <ul>
        ${l.map(({label:c,share:u})=>_`<li>
            <span>${Pt(c)} ${te(c)}</span>
            <span class="bar"><i ${Vt({width:`${u*100}%`,background:xt(c).colour})}></i></span>
            <span class="number">${Math.round(u*100)} %</span>
          </li>`)}
      </ul>
      ${this.#c(e,t,o,n)}
      <dl>
        <dt>${v("model")}</dt>
        <dd>${t.model||"–"}</dd>
        ${i?P:_`<dt>${v("latency")}</dt>
              <dd class="number">${t.latencyMs===null?"–":`${t.latencyMs} ms`} (${v("inference")} ${t.inferenceMs??"–"} ms)</dd>`}
        <dt>${v("codec")}</dt>
        <dd>${t.codec||"–"}</dd>
        <dt>${v("quality")}</dt>
        <dd>${t.quality?te(t.quality):"–"}</dd>
      </dl>
    </div>`}#c(e,t,n,i){return y.marking.kept?i===null?_`<p class="hint">${v("mark_hint")}</p>`:_`<es-verdict .sessionId=${e.id} .leg=${t} .piece=${n??null} .language=${y.language}></es-verdict>`:P}#r(e,t,n,i){let o=da(t,n,i,t.flatMap(c=>e.unknown(c))),l=[...t.map(c=>[te(c.role),o.alone.get(c.id)]),...t.length>1?[[v("overlap"),o.overlap]]:[],[v("talk_nobody"),o.silence]];return _`<h2>${v("talk")}</h2>
      <ul class="talk">
        ${l.map(([c,u])=>{let p=o.total===0?0:u/o.total;return _`<li>
            <span>${c}</span>
            <span class="bar"><i ${Vt({width:`${p*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(p*100)} %</span>
          </li>`})}
      </ul>`}#u(e,t,n,i,o){let l=e.currentTarget.getBoundingClientRect(),c=n+(e.clientX-l.left)/l.width*(i-n);this.#h(Math.min(c,o)-t.startedAt)}#d(e,t,n,i){let l={ArrowLeft:-1,ArrowRight:1,PageDown:-Yc,PageUp:Yc}[e.key],c=y.route.t??i-t.startedAt;if(l!==void 0)this.#h(Math.max(n,Math.min(i,t.startedAt+c+l*sf))-t.startedAt);else if(e.key==="Home")this.#h(n-t.startedAt);else if(e.key==="End")this.#h(null);else return;e.preventDefault()}#h(e){this.#e=!1,y.go({t:e})}#p=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function of(s,e,t){return Math.max(0,Math.min(100,(s-e)/(t-e)*100))}function rf(s,e){if(e===null)return s.pieces.findLast(n=>n.reason===null)??s.pieces.at(-1);let t=e-(s.origin??0);return s.pieces.find(n=>n.from<=t&&t<n.to)}function lf(s,e){return _`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${te(s.role)}
  </span>`}_e("es-detail",Pr);var Lr=class extends Ze{static{this.styles=[Le,ae`
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
    `]}render(){let{health:e,model:t}=y,n=[...t.sources.values()];return _`<h1>${v("health")}</h1>
      ${e===null?P:_`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${v(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(i=>_`<li>${i}</li>`)}
            </ul>`}
      ${t.overload===null?P:_`<p class="note bad">! ${v("overloaded",{hop:t.overload.hop_ms/1e3,legs:t.overload.suspended_legs})}</p>`}
      ${t.lostEvents===0?P:_`<p class="note bad">! ${v("lost_events",{count:t.lostEvents})}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${v("health")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${v("source")}</th>
              <th scope="col">${v("state")}</th>
              <th scope="col">${v("since_column")}</th>
              <th scope="col">${v("detail")}</th>
            </tr>
          </thead>
          <tbody>
            ${n.length===0?_`<tr><td colspan="4">${v("no_source")}</td></tr>`:P}
            ${n.map(i=>_`<tr>
                <td>${i.id}</td>
                <td>${te(`state_${i.state}`)}</td>
                <td class="number">${we(y.now()-i.at)}</td>
                <td class="detail">${i.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      <es-microphone></es-microphone>`}};_e("es-health",Lr);var af={csv:"CSV",jsonl:"JSON Lines",parquet:"Parquet"},Cr="*",Rr=class extends Ze{static{this.styles=[Le,ae`
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
      <h1>${v("history")}</h1>
      ${e.progress==="none"?this.#n():_`${this.#s(t)} ${this.#a()} ${this.#c()}`}
    `}#n(){return _`<div class="empty">
      <p>${v("history_none")}</p>
      <p><code>[history]</code> <code>enabled = true</code></p>
    </div>`}#s(e){return _`<form @submit=${this.#u} role="search" aria-label=${v("history")}>
      <label>${v("from")}<input type="datetime-local" name="from" .value=${Jc(e.from)} /></label>
      <label>${v("until")}<input type="datetime-local" name="to" .value=${Jc(e.to)} /></label>
      ${this.#i("role",v("filter_role"),["customer","agent","unknown","mixed"],e.role)}
      ${this.#i("state",v("filter_state"),this.#o(e),e.state)}
      <label>
        ${v("alerts")}
        <select name="alert">
          <option value="">${v("all")}</option>
          <option value=${Cr} ?selected=${e.alert===Cr}>${v("any_alert")}</option>
          ${this.#l(e).map(t=>_`<option value=${t} ?selected=${e.alert===t}>${t}</option>`)}
        </select>
      </label>
      <label>${v("session_id")}<input name="find" maxlength="64" spellcheck="false" .value=${e.find} /></label>
      <button class="go" type="submit">${v("find")}</button>
    </form>`}#i(e,t,n,i){return _`<label>
      ${t}
      <select name=${e}>
        <option value="">${v("all")}</option>
        ${n.map(o=>_`<option value=${o} ?selected=${i===o}>${te(o)}</option>`)}
      </select>
    </label>`}#o(e){let t=y.past.found.flatMap(({states:n})=>n.map(({state:i})=>i));return[...new Set([...y.model.labels.length>0?y.model.labels:Il,...t,e.state])].filter(Boolean)}#l(e){let t=y.past.found.flatMap(({alerts:n})=>n.map(({rule:i})=>i));return[...new Set([...t,e.alert])].filter(n=>n!==""&&n!==Cr).sort()}#a(){let{found:e,next:t,progress:n,problem:i}=y.past,o=`${e.length}${t===null?"":"+"}`;return _`
      <div class="tools">
        <p role="status" class="muted">${n==="loading"?v("loading"):o==="1"?v("session"):v("sessions",{count:o})}</p>
        <label>
          ${v("export_as")}
          <select class="format">
            ${Object.entries(af).map(([l,c])=>_`<option value=${l}>${c}</option>`)}
          </select>
        </label>
        <button @click=${this.#d} ?disabled=${this.#t||e.length===0}>${v("export")}</button>
      </div>
      ${n==="failed"||n==="denied"?_`<p class="note" role="alert">${i||v("lost")}</p>`:P}
      ${this.#e?_`<p class="note" role="alert">${this.#e}</p>`:P}
    `}#c(){let{found:e,next:t,progress:n}=y.past;return e.length===0?n==="ready"?_`<div class="empty"><p>${v("history_empty")}</p></div>`:P:_`<ul class="sessions">
        ${e.map(i=>this.#r(i))}
      </ul>
      ${t===null?P:_`<button class="more" @click=${()=>y.past.more()} ?disabled=${n==="loading"}>${v("more")}</button>`}`}#r(e){let t=Date.parse(e.started_at),n=we(Date.parse(e.ended_at??e.last_at)-t),i=rt({view:"session",sessionId:e.session_id,t:e.match_ms}),o=[...e.states].slice(0,6);return _`<li>
      <time datetime=${e.started_at} class="number">${cf(t)}</time>
      <span class="number muted">${n}${e.ended_at===null?_` <span title=${v("goes_on")} aria-label=${v("goes_on")}>…</span>`:P}</span>
      <a href=${i}>${e.call_reference??e.session_id}</a>
      <ul class="said">
        ${e.alerts.map(({rule:l,times:c})=>_`<li class="alert"><span aria-hidden="true">▲</span> ${v("alert_open",{rule:l})} ${c>1?`${c}×`:P}</li>`)}
        ${o.map(({role:l,state:c,times:u})=>_`<li>${Pt(c)} ${te(c)} <span class="muted">${l===null?P:te(l)} ${u>1?`${u}×`:P}</span></li>`)}
        ${e.alerts.length+o.length===0?_`<li class="muted">${e.utterances>0?te("none"):v("nobody_spoke")}</li>`:P}
      </ul>
    </li>`}#u=e=>{e.preventDefault();let t=new FormData(e.target),n=o=>String(t.get(o)??"").trim();this.#e="";let i={...y.route,role:n("role"),state:n("state"),alert:n("alert"),find:n("find")};y.go({...i,from:Bi(n("from")),to:Bi(n("to"))}),rt({...i,from:Bi(n("from")),to:Bi(n("to"))})===location.hash&&y.past.look(y.route,!0)};#d=async()=>{let e=this.renderRoot.querySelector(".format").value;this.#t=!0,this.#e="",this.requestUpdate(),this.#e=await y.past.export(y.route,e),this.#t=!1,this.requestUpdate()}};function Jc(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e-new Date(e).getTimezoneOffset()*6e4).toISOString().slice(0,16)}function Bi(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e).toISOString().replace(":00.000Z","Z")}function cf(s){return new Date(s).toLocaleString(y.language,{dateStyle:"medium",timeStyle:"short"})}_e("es-history",Rr);var{I:uf}=Ml,Qc=s=>s;var Xc=()=>document.createComment(""),ps=(s,e,t)=>{let n=s._$AA.parentNode,i=e===void 0?s._$AB:e._$AA;if(t===void 0){let o=n.insertBefore(Xc(),i),l=n.insertBefore(Xc(),i);t=new uf(o,l,s,s.options)}else{let o=t._$AB.nextSibling,l=t._$AM,c=l!==s;if(c){let u;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(u=s._$AU)!==l._$AU&&t._$AP(u)}if(o!==i||c){let u=t._$AA;for(;u!==o;){let p=Qc(u).nextSibling;Qc(n).insertBefore(u,i),u=p}}}return t},cn=(s,e,t=s)=>(s._$AI(e,t),s),df={},eu=(s,e=df)=>s._$AH=e,tu=s=>s._$AH,Gi=s=>{s._$AR(),s._$AA.remove()};var nu=(s,e,t)=>{let n=new Map;for(let i=e;i<=t;i++)n.set(s[i],i);return n},su=xi(class extends ts{constructor(s){if(super(s),s.type!==yi.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let i=[],o=[],l=0;for(let c of s)i[l]=n?n(c,l):l,o[l]=t(c,l),l++;return{values:o,keys:i}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let i=tu(s),{values:o,keys:l}=this.dt(e,t,n);if(!Array.isArray(i))return this.ut=l,o;let c=this.ut??=[],u=[],p,b,f=0,g=i.length-1,k=0,A=o.length-1;for(;f<=g&&k<=A;)if(i[f]===null)f++;else if(i[g]===null)g--;else if(c[f]===l[k])u[k]=cn(i[f],o[k]),f++,k++;else if(c[g]===l[A])u[A]=cn(i[g],o[A]),g--,A--;else if(c[f]===l[A])u[A]=cn(i[f],o[A]),ps(s,u[A+1],i[f]),f++,A--;else if(c[g]===l[k])u[k]=cn(i[g],o[k]),ps(s,i[f],i[g]),g--,k++;else if(p===void 0&&(p=nu(l,k,A),b=nu(c,f,g)),p.has(c[f]))if(p.has(c[g])){let $=b.get(l[k]),C=$!==void 0?i[$]:null;if(C===null){let N=ps(s,i[f]);cn(N,o[k]),u[k]=N}else u[k]=cn(C,o[k]),ps(s,i[f],C),i[$]=null;k++}else Gi(i[g]),g--;else Gi(i[f]),f++;for(;k<=A;){let $=ps(s,u[A+1]);cn($,o[k]),u[k++]=$}for(;f<=g;){let $=i[f++];$!==null&&Gi($)}return this.ut=l,eu(s,u),yt}});var Dr=class extends Ze{static{this.styles=[Le,ae`
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
    `]}#e=new ui;render(){let e=this.#e.sorted(y.model.sessions.values(),y.route),t=y.model.sessions.size;return _`
      <div class="tools">
        <h1>${t===1?v("session"):v("sessions",{count:t})}</h1>
        ${this.#t("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#t("filter_state","state",[...y.model.labels,"none"])}
        <label>
          ${v("sort")}
          <select @change=${n=>y.go({sort:n.target.value})}>
            ${["need","newest","name"].map(n=>_`<option value=${n} ?selected=${y.route.sort===n}>${v(`sort_${n}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(t):P}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${su(e,n=>n.id,n=>_`<es-tile .display=${y} .session=${n} .stamp=${hf(n)}></es-tile>`)}
      </div>
      <es-legend .display=${y} .stamp=${$i()}></es-legend>
    `}#t(e,t,n){return _`<label>
      ${v(e)}
      <select @change=${i=>y.go({[t]:i.target.value})}>
        <option value="">${v("all")}</option>
        ${n.map(i=>_`<option value=${i} ?selected=${y.route[t]===i}>${te(i)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return _`<div class="empty"><h2>${v("no_match")}</h2></div>`;let t=[...y.model.sources.values()];return _`<div class="empty">
      <h2>${v("nobody")}</h2>
      <p class="muted">${v("nobody_hint")}</p>
      <ul>
        ${t.length===0?_`<li>${v("no_source")}</li>`:P}
        ${t.map(n=>_`<li>${n.id}: ${te(`state_${n.state}`)}</li>`)}
      </ul>
    </div>`}};function hf(s){return`${s.version} ${Math.floor(y.now()/1e3)} ${y.isStale} ${y.language} ${y.scheme}`}_e("es-wall",Dr);var Or=class extends Ze{static{this.styles=[Le,ae`
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
    `]}render(){let e=y.microphone.state==="on",t=[...y.model.sessions.values()].reduce((n,i)=>n+Ts(i),0);return document.title=`${e?"● ":""}${t>0?`(${t}) `:""}${v("title")}`,_`
      <a class="skip" href="#main" @click=${this.#l}>${v("skip")}</a>
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
          <b>${v("title")}</b>
        </span>
        <nav aria-label=${v("title")}>
          ${this.#e("wall",v("wall"))} ${this.#e("coach",v("coach"))} ${this.#e("history",v("history"))} ${this.#e("health",v("nav_health"))}
        </nav>
        ${e?_`<button class="recording" @click=${()=>y.microphone.stop()} aria-label=${`${v("microphone_is_on")}. ${v("microphone_stop")}`}>
              <i aria-hidden="true"></i><span>${v("microphone_is_on")}</span>
            </button>`:P}
        <span class="status ${y.status}" role="status"><i aria-hidden="true"></i>${v(y.status)}</span>
        <button @click=${()=>y.togglePause()} aria-label=${v(y.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${y.isPaused?Ms`<path d="M7 4v16l13-8Z" />`:Ms`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${v(y.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#s()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${y.status==="token"?this.#i():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${y.announcement}</div>
    `}#e(e,t){let n=y.model.find(y.route.sessionId)===void 0,i=y.route.view===e||y.route.view==="session"&&e===(n?"history":"wall");return _`<a href=${rt({...y.route,view:e})} aria-current=${i?"page":P}>${t}</a>`}#t(){return y.route.view==="health"?_`<es-health></es-health>`:y.route.view==="coach"?_`<es-coach></es-coach>`:y.route.view==="history"?_`<es-history></es-history>`:y.route.view==="session"?_`<es-detail></es-detail>`:_`<es-wall></es-wall>`}#n(){return y.status==="refused"?_`<p class="banner" role="alert">${v("refused_detail")}</p>`:y.lostAt!==null&&y.status!=="token"&&y.clock()-y.lostAt>es/5?_`<p class="banner" role="alert">${v("lost_detail",{time:nn(y.lostAt,y.language)})}</p>`:y.trouble!==""?_`<p class="banner" role="alert">${y.trouble}</p>`:y.isPaused?_`<p class="banner">${v("paused_display")}</p>`:P}#s(){let e=["auto","light","dark"];return _`<details>
      <summary aria-label=${`${v("theme")}, ${v("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${v("theme")}
          <select @change=${t=>y.setTheme(t.target.value)}>
            ${e.map(t=>_`<option value=${t} ?selected=${y.theme===t}>${v(`theme_${t}`)}</option>`)}
          </select>
        </label>
        <label>
          ${v("language")}
          <select @change=${t=>y.setLanguage(t.target.value)}>
            ${Object.entries(li).map(([t,n])=>_`<option value=${t} lang=${t} ?selected=${y.language===t}>${n.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#i(){return _`<form @submit=${this.#o}>
      <h1>${v("token_title")}</h1>
      <p class="muted">${v("token_why")}</p>
      <label>${v("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${y.tokenIsWrong?v("token_wrong"):""}</p>
      <button type="submit">${v("sign_in")}</button>
    </form>`}#o=e=>{e.preventDefault(),y.signIn(String(new FormData(e.target).get("token")))};#l=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};_e("es-app",Or);y.open();
