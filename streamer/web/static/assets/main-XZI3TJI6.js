var Ks=globalThis,Ys=Ks.ShadowRoot&&(Ks.ShadyCSS===void 0||Ks.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,co=Symbol(),nl=new WeakMap,_s=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==co)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Ys&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=nl.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&nl.set(t,e))}return e}toString(){return this.cssText}},Zs=s=>new _s(typeof s=="string"?s:s+"",void 0,co),me=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,i,r)=>n+(l=>{if(l._$cssResult$===!0)return l.cssText;if(typeof l=="number")return l;throw Error("Value passed to 'css' function must be a 'css' function result: "+l+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+s[r+1],s[0]);return new _s(t,s,co)},sl=(s,e)=>{if(Ys)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),i=Ks.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=t.cssText,s.appendChild(n)}},uo=Ys?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Zs(t)})(s):s;var{is:gu,defineProperty:vu,getOwnPropertyDescriptor:bu,getOwnPropertyNames:wu,getOwnPropertySymbols:_u,getPrototypeOf:yu}=Object,Js=globalThis,il=Js.trustedTypes,xu=il?il.emptyScript:"",ku=Js.reactiveElementPolyfillSupport,ys=(s,e)=>s,ho={toAttribute(s,e){switch(e){case Boolean:s=s?xu:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},rl=(s,e)=>!gu(s,e),ol={attribute:!0,type:String,converter:ho,reflect:!1,useDefault:!1,hasChanged:rl};Symbol.metadata??=Symbol("metadata"),Js.litPropertyMetadata??=new WeakMap;var jt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=ol){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),i=this.getPropertyDescriptor(e,n,t);i!==void 0&&vu(this.prototype,e,i)}}static getPropertyDescriptor(e,t,n){let{get:i,set:r}=bu(this.prototype,e)??{get(){return this[t]},set(l){this[t]=l}};return{get:i,set(l){let c=i?.call(this);r?.call(this,l),this.requestUpdate(e,c,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ol}static _$Ei(){if(this.hasOwnProperty(ys("elementProperties")))return;let e=yu(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(ys("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ys("properties"))){let t=this.properties,n=[...wu(t),..._u(t)];for(let i of n)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,i]of t)this.elementProperties.set(n,i)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let i=this._$Eu(t,n);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let i of n)t.unshift(uo(i))}else e!==void 0&&t.push(uo(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return sl(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,n);if(i!==void 0&&n.reflect===!0){let r=(n.converter?.toAttribute!==void 0?n.converter:ho).toAttribute(t,n.type);this._$Em=e,r==null?this.removeAttribute(i):this.setAttribute(i,r),this._$Em=null}}_$AK(e,t){let n=this.constructor,i=n._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let r=n.getPropertyOptions(i),l=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:ho;this._$Em=i;let c=l.fromAttribute(t,r.type);this[i]=c??this._$Ej?.get(i)??c,this._$Em=null}}requestUpdate(e,t,n,i=!1,r){if(e!==void 0){let l=this.constructor;if(i===!1&&(r=this[e]),n??=l.getPropertyOptions(e),!((n.hasChanged??rl)(r,t)||n.useDefault&&n.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(l._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:i,wrapped:r},l){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,l??t??this[e]),r!==!0||l!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,r]of this._$Ep)this[i]=r;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[i,r]of n){let{wrapped:l}=r,c=this[i];l!==!0||this._$AL.has(i)||c===void 0||this.C(i,void 0,r,c)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};jt.elementStyles=[],jt.shadowRootOptions={mode:"open"},jt[ys("elementProperties")]=new Map,jt[ys("finalized")]=new Map,ku?.({ReactiveElement:jt}),(Js.reactiveElementVersions??=[]).push("2.1.2");var fo=globalThis,ll=s=>s,Qs=fo.trustedTypes,al=Qs?Qs.createPolicy("lit-html",{createHTML:s=>s}):void 0,mo="$lit$",Ft=`lit$${Math.random().toFixed(9).slice(2)}$`,go="?"+Ft,Su=`<${go}>`,_n=document,ks=()=>_n.createComment(""),Ss=s=>s===null||typeof s!="object"&&typeof s!="function",vo=Array.isArray,fl=s=>vo(s)||typeof s?.[Symbol.iterator]=="function",po=`[ 	
\f\r]`,xs=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,cl=/-->/g,ul=/>/g,bn=RegExp(`>|${po}(?:([^\\s"'>=/]+)(${po}*=${po}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),dl=/'/g,hl=/"/g,ml=/^(?:script|style|textarea|title)$/i,bo=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),y=bo(1),As=bo(2),Wp=bo(3),_t=Symbol.for("lit-noChange"),z=Symbol.for("lit-nothing"),pl=new WeakMap,wn=_n.createTreeWalker(_n,129);function gl(s,e){if(!vo(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return al!==void 0?al.createHTML(e):e}var vl=(s,e)=>{let t=s.length-1,n=[],i,r=e===2?"<svg>":e===3?"<math>":"",l=xs;for(let c=0;c<t;c++){let d=s[c],f,b,p=-1,g=0;for(;g<d.length&&(l.lastIndex=g,b=l.exec(d),b!==null);)g=l.lastIndex,l===xs?b[1]==="!--"?l=cl:b[1]!==void 0?l=ul:b[2]!==void 0?(ml.test(b[2])&&(i=RegExp("</"+b[2],"g")),l=bn):b[3]!==void 0&&(l=bn):l===bn?b[0]===">"?(l=i??xs,p=-1):b[1]===void 0?p=-2:(p=l.lastIndex-b[2].length,f=b[1],l=b[3]===void 0?bn:b[3]==='"'?hl:dl):l===hl||l===dl?l=bn:l===cl||l===ul?l=xs:(l=bn,i=void 0);let S=l===bn&&s[c+1].startsWith("/>")?" ":"";r+=l===xs?d+Su:p>=0?(n.push(f),d.slice(0,p)+mo+d.slice(p)+Ft+S):d+Ft+(p===-2?c:S)}return[gl(s,r+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},$s=class s{constructor({strings:e,_$litType$:t},n){let i;this.parts=[];let r=0,l=0,c=e.length-1,d=this.parts,[f,b]=vl(e,t);if(this.el=s.createElement(f,n),wn.currentNode=this.el.content,t===2||t===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(i=wn.nextNode())!==null&&d.length<c;){if(i.nodeType===1){if(i.hasAttributes())for(let p of i.getAttributeNames())if(p.endsWith(mo)){let g=b[l++],S=i.getAttribute(p).split(Ft),$=/([.?@])?(.*)/.exec(g);d.push({type:1,index:r,name:$[2],strings:S,ctor:$[1]==="."?ei:$[1]==="?"?ti:$[1]==="@"?ni:xn}),i.removeAttribute(p)}else p.startsWith(Ft)&&(d.push({type:6,index:r}),i.removeAttribute(p));if(ml.test(i.tagName)){let p=i.textContent.split(Ft),g=p.length-1;if(g>0){i.textContent=Qs?Qs.emptyScript:"";for(let S=0;S<g;S++)i.append(p[S],ks()),wn.nextNode(),d.push({type:2,index:++r});i.append(p[g],ks())}}}else if(i.nodeType===8)if(i.data===go)d.push({type:2,index:r});else{let p=-1;for(;(p=i.data.indexOf(Ft,p+1))!==-1;)d.push({type:7,index:r}),p+=Ft.length-1}r++}}static createElement(e,t){let n=_n.createElement("template");return n.innerHTML=e,n}};function yn(s,e,t=s,n){if(e===_t)return e;let i=n!==void 0?t._$Co?.[n]:t._$Cl,r=Ss(e)?void 0:e._$litDirective$;return i?.constructor!==r&&(i?._$AO?.(!1),r===void 0?i=void 0:(i=new r(s),i._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=i:t._$Cl=i),i!==void 0&&(e=yn(s,i._$AS(s,e.values),i,n)),e}var Xs=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,i=(e?.creationScope??_n).importNode(t,!0);wn.currentNode=i;let r=wn.nextNode(),l=0,c=0,d=n[0];for(;d!==void 0;){if(l===d.index){let f;d.type===2?f=new Zn(r,r.nextSibling,this,e):d.type===1?f=new d.ctor(r,d.name,d.strings,this,e):d.type===6&&(f=new si(r,this,e)),this._$AV.push(f),d=n[++c]}l!==d?.index&&(r=wn.nextNode(),l++)}return wn.currentNode=_n,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Zn=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,i){this.type=2,this._$AH=z,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=yn(this,e,t),Ss(e)?e===z||e==null||e===""?(this._$AH!==z&&this._$AR(),this._$AH=z):e!==this._$AH&&e!==_t&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):fl(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==z&&Ss(this._$AH)?this._$AA.nextSibling.data=e:this.T(_n.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=$s.createElement(gl(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(t);else{let r=new Xs(i,this),l=r.u(this.options);r.p(t),this.T(l),this._$AH=r}}_$AC(e){let t=pl.get(e.strings);return t===void 0&&pl.set(e.strings,t=new $s(e)),t}k(e){vo(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,i=0;for(let r of e)i===t.length?t.push(n=new s(this.O(ks()),this.O(ks()),this,this.options)):n=t[i],n._$AI(r),i++;i<t.length&&(this._$AR(n&&n._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=ll(e).nextSibling;ll(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},xn=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,i,r){this.type=1,this._$AH=z,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=r,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=z}_$AI(e,t=this,n,i){let r=this.strings,l=!1;if(r===void 0)e=yn(this,e,t,0),l=!Ss(e)||e!==this._$AH&&e!==_t,l&&(this._$AH=e);else{let c=e,d,f;for(e=r[0],d=0;d<r.length-1;d++)f=yn(this,c[n+d],t,d),f===_t&&(f=this._$AH[d]),l||=!Ss(f)||f!==this._$AH[d],f===z?e=z:e!==z&&(e+=(f??"")+r[d+1]),this._$AH[d]=f}l&&!i&&this.j(e)}j(e){e===z?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ei=class extends xn{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===z?void 0:e}},ti=class extends xn{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==z)}},ni=class extends xn{constructor(e,t,n,i,r){super(e,t,n,i,r),this.type=5}_$AI(e,t=this){if((e=yn(this,e,t,0)??z)===_t)return;let n=this._$AH,i=e===z&&n!==z||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,r=e!==z&&(n===z||i);i&&this.element.removeEventListener(this.name,this,n),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},si=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){yn(this,e)}},bl={M:mo,P:Ft,A:go,C:1,L:vl,R:Xs,D:fl,V:yn,I:Zn,H:xn,N:ti,U:ni,B:ei,F:si},$u=fo.litHtmlPolyfillSupport;$u?.($s,Zn),(fo.litHtmlVersions??=[]).push("3.3.3");var wl=(s,e,t)=>{let n=t?.renderBefore??e,i=n._$litPart$;if(i===void 0){let r=t?.renderBefore??null;n._$litPart$=i=new Zn(e.insertBefore(ks(),r),r,void 0,t??{})}return i._$AI(s),i};var wo=globalThis,Fe=class extends jt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=wl(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return _t}};Fe._$litElement$=!0,Fe.finalized=!0,wo.litElementHydrateSupport?.({LitElement:Fe});var Au=wo.litElementPolyfillSupport;Au?.({LitElement:Fe});(wo.litElementVersions??=[]).push("4.2.2");function Te(s){let e=Math.max(0,Math.floor(s/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]===0?t.slice(1):t).map((i,r)=>r===0?String(i):String(i).padStart(2,"0")).join(":")}function kn(s,e){return new Date(s).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var _l={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Geben Sie dem Dienst ein Ziel, [coach] in seiner Konfiguration, und sprechen Sie:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"mehr {more}, weniger {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var _o={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Give the daemon a target, [coach] in its configuration, and speak:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"more {more}, less {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var oi={en:_o,de:_l},ii=class{constructor(e){this.code=e;this.#e=oi[e]??_o}#e;t(e,t={}){return this.#e[e].replace(/\{(\w+)\}/g,(n,i)=>String(t[i]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function yo(...s){let e=s.map(t=>(t??"").slice(0,2).toLowerCase());return new ii(e.find(t=>Object.hasOwn(oi,t))??"en")}var xo=new ii("en");function yl(s){xo=s,document.documentElement.lang=s.code}var w=(s,e)=>xo.t(s,e),de=s=>xo.word(s);var Eu={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},ri="M3 3H21V21H3Z",xl=[{colour:"#7a5195",shape:ri,pattern:"falling",need:1},{colour:"#4c9f70",shape:ri,pattern:"dots",need:1},{colour:"#b5651d",shape:ri,pattern:"cross",need:1},{colour:"#5b7db1",shape:ri,pattern:"rows",need:1}],ko=new Map,kl=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function yt(s){let e=Eu[s]??ko.get(s);if(e!==void 0)return e;let t=xl[ko.size%xl.length];return ko.set(s,t),t}function li(s,e){return Sl(s)-Sl(e)||s.localeCompare(e)}function Sl(s){let e=kl.indexOf(s);return e<0?kl.length:e}var Al=["need","newest","name"],Mu=2e3,ai=class{#e=[];#t=0;#n="";sorted(e,t){let n=[...e].filter(c=>Cu(c,t)),i=`${t.sort} ${t.role} ${t.state}`,r=performance.now();(i!==this.#n||this.#e.length===0||r-this.#t>Mu)&&(this.#n=i,this.#t=r,this.#e=n.sort(Tu[t.sort]).map(c=>c.id));let l=new Map(this.#e.map((c,d)=>[c,d]));return n.sort((c,d)=>(l.get(c.id)??1/0)-(l.get(d.id)??1/0)||c.startedAt-d.startedAt)}},So=["customer","agent"];function ui(s,e){let t=({role:n})=>So.includes(n)?So.indexOf(n):So.length;return[...s.legs.values()].filter(({role:n})=>e(n)).sort((n,i)=>t(n)-t(i)||n.id.localeCompare(i.id))}function $o(s){return Object.values(s.alerts).filter(e=>!e.acknowledged).length}function ci(s){return s.endedAt!==null?0:$o(s)>0?4:Math.max(0,...[...s.legs.values()].map(e=>e.state==="none"?0:yt(e.state).need))}var Tu={need:(s,e)=>+(s.endedAt!==null)-+(e.endedAt!==null)||ci(e)-ci(s)||$l(s)-$l(e)||s.id.localeCompare(e.id),newest:(s,e)=>e.startedAt-s.startedAt,name:(s,e)=>s.id.localeCompare(e.id)};function $l(s){return Math.min(s.startedAt,...[...s.legs.values()].map(e=>e.since??1/0))}function Cu(s,e){return[...s.legs.values()].filter(n=>e.role===""||n.role===e.role).some(n=>e.state===""||n.state===e.state)}function Ao(s){let[e="",t=""]=s.replace(/^#/,"").split("?"),n=new URLSearchParams(t),[,i="",r=""]=e.split("/"),l=n.get("t");return{view:i==="s"&&r?"session":i==="health"||i==="coach"?i:"wall",sessionId:i==="s"?decodeURIComponent(r):"",t:l!==null&&/^\d+$/.test(l)?Number(l):null,role:n.get("role")??"",state:n.get("state")??"",sort:Al.find(c=>c===n.get("sort"))??"need"}}function Bt(s){let e=new URLSearchParams;s.role&&e.set("role",s.role),s.state&&e.set("state",s.state),s.sort&&s.sort!=="need"&&e.set("sort",s.sort),s.view==="session"&&s.t!=null&&e.set("t",String(Math.round(s.t)));let t=s.view==="session"?`/s/${encodeURIComponent(s.sessionId??"")}`:s.view==="health"||s.view==="coach"?`/${s.view}`:"/",n=e.toString();return`#${t}${n?`?${n}`:""}`}var Pu="org.emotionstreamer.",Es=s=>s.type.replace(Pu,"");var di=()=>({sources:{},sessions:{},overload:null}),Lu=()=>({source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),El=s=>({role:s,analysed:!0,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),Ml=({posterior:s,dimensions:e,abstained:t,reason:n})=>({posterior:s,dimensions:e,abstained:t,reason:n}),Tl={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":s=>({...Ml(s),speaking:!1}),"emotion.v1":Ml,"state.v1":({state:s,probability:e,since_ms:t})=>({state:s,probability:e,since_ms:t})},Du=({leg_id:s,role:e,rule:t,kind:n,labels:i,threshold:r,probability:l,since_ms:c,raised_at:d,acknowledged:f,acknowledged_by:b})=>({leg_id:s,role:e,rule:t,kind:n,labels:i,threshold:r,probability:l,since_ms:c,raised_at:d,acknowledged:f,acknowledged_by:b}),Eo=(s,e,t)=>({...s,sessions:{...s.sessions,[e]:t}});function Cl(s,e){let t=e.type.replace("org.emotionstreamer.",""),n=e.data??{};if(t==="gap.v1")return n.reason==="resume_expired"?di():s;if(t==="overload.v1")return{...s,overload:n.active?n:null};if(t==="source.health.v1"){let l={state:n.state,detail:n.detail};return{...s,sources:{...s.sources,[n.source_id]:l}}}if(t==="session.ended.v1"){let{[n.session_id]:l,...c}=s.sessions;return{...s,sessions:c}}let i=s.sessions[n.session_id]??Lu();if(t==="session.started.v1"||t==="session.changed.v1"){let l={...i.legs};for(let{leg_id:c,role:d,analysed:f}of n.legs)l[c]={...l[c]??El(d),role:d,analysed:f};return Eo(s,n.session_id,{source_id:n.source_id,call_reference:n.call_reference??null,started_at:t==="session.started.v1"?e.time:i.started_at,legs:l,alerts:i.alerts})}if(t==="alert.v1"){let{[n.alert_id]:l,...c}=i.alerts,d=n.status==="cleared"?c:{...i.alerts,[n.alert_id]:Du(n)};return Eo(s,n.session_id,{...i,alerts:d})}if(!Object.hasOwn(Tl,t))return s;let r={...i.legs[n.leg_id]??El(n.role),role:n.role,...Tl[t](n)};return Eo(s,n.session_id,{...i,legs:{...i.legs,[n.leg_id]:r}})}var Pl=500,Ru=15e3,Ou=1e4,zu=[408,425,429],Iu=8e3,Nu=1e4,tn=class extends Error{constructor(e,t){super(`the daemon refuses: ${e} ${t}`.trim()),this.status=e}};function Ll(s,e={}){return new Mo(s,e)}var Mo=class{#e;#t;#n=di();#s=new Set;#i=null;#o=0;#r=null;#c=0;#a=()=>{};constructor(e,{queueEvents:t=1e3,quietMs:n=Iu,WebSocket:i=globalThis.WebSocket,...r}){if(!i)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(t>=1))throw new RangeError(`queueEvents: expected at least 1, got ${t}`);this.#e=new URL(e),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:t,quietMs:n,WebSocket:i,...r}}get state(){return this.#n}get skewMs(){return this.#c}reconnect(){this.#a()}async*[Symbol.asyncIterator](){let{onLag:e,signal:t}=this.#t,n={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},i=()=>{n.stopped=!0,n.endWait(),n.socket&&Vu(n.socket),n.wake()};if(!t?.aborted){t?.addEventListener("abort",i),this.#a=()=>n.endWait(),this.#l(n).catch(r=>{n.failure=r,n.wake()});try{for(;;){for(;n.queue.length===0;){if(n.failure)throw n.failure;if(n.stopped)return;await new Promise(c=>n.wake=c)}let{lost:r}=n;n.lost=0;let l=n.queue.shift();r&&e?.(r),yield l}}finally{t?.removeEventListener("abort",i),i()}}}async#l(e){let{onStatus:t}=this.#t,n=Pl;for(;!e.stopped;){t?.("connecting");let i=performance.now(),r=await this.#u();if(r&&(this.#c=Date.parse(r.issued_at)-Date.now()),r&&!e.stopped&&await this.#d(e,r,i)&&(n=Pl),e.stopped)return;t?.("lost"),await new Promise(l=>{let c=setTimeout(l,n*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(c),l())}),n=Math.min(2*n,Ru)}}async#u(){let{getTicket:e}=this.#t;return e?Uu(await e()):Hu(this.#e,this.#t)}#d(e,t,n){let{WebSocket:i,sessions:r,roles:l,types:c,sources:d,recentS:f}=this.#t,b=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);b.protocol=b.protocol.replace("http","ws");for(let[g,S]of Object.entries({session:r,role:l,type:c,source:d}))for(let $ of S??[])b.searchParams.append(g,$);f&&b.searchParams.set("recent_s",f);let p=this.#r===null?this.#i:null;return p!==null&&b.searchParams.set("resume_from",p),new Promise((g,S)=>{let $=!1,C=e.socket=new i(b.href,["cloudevents.json",`ticket.${t.ticket}`]),I=()=>{F.stop(),C===e.socket&&(e.socket=null),C.close(),g($)},F=Wu(this.#e,this.#t.quietMs,I);C.onopen=()=>{this.#o=Date.parse(t.issued_at)+performance.now()-n,p===null&&(this.#n=di(),this.#r=this.#o),this.#t.onStatus?.("open")},C.onmessage=({data:E})=>{$=!0,F.heard();try{C===e.socket&&!this.#h(JSON.parse(E),e)&&I()}catch(V){S(V),I()}},C.onclose=I})}#h(e,t){let n=e.type.endsWith(".gap.v1")?e.data.reason:null;if(n==="subscriber_slow"&&this.#r===null&&this.#i!==null)return!1;if(n==="resume_expired"?this.#r=this.#o:this.#r!==null&&Date.parse(e.time)>this.#r&&(this.#r=null),this.#i=e.id,this.#n=Cl(this.#n,e),!this.#s.has(e.id)){this.#s.add(e.id),this.#s.size>Ou&&this.#s.delete(this.#s.values().next().value);let{types:i}=this.#t;if(i?.length&&!i.includes(e.type.replace("org.emotionstreamer.","")))return n!=="subscriber_slow";t.queue.push(e)>this.#t.queueEvents&&(t.queue.shift(),t.lost++),t.wake()}return n!=="subscriber_slow"}};async function Hu(s,{token:e,sessions:t,roles:n,types:i,sources:r}={}){let l=typeof e=="function"?await e():e;try{let c=await fetch(new URL("/api/ticket",s),{method:"POST",signal:AbortSignal.timeout(Nu),headers:l?{Authorization:`Bearer ${l}`}:{},body:JSON.stringify({sessions:t,roles:n,types:i,sources:r})});if(c.ok)return await c.json();if(c.status<500&&!zu.includes(c.status))throw new tn(c.status,(await c.text()).trim())}catch(c){if(c instanceof tn)throw c}return null}function Uu(s){if(s&&!(typeof s.ticket=="string"&&Date.parse(s.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return s}function Vu(s){s.readyState===s.CONNECTING?s.onopen=()=>s.close():s.close()}function Wu(s,e,t){let n=performance.now(),i=()=>performance.now()-n>=e,r=setInterval(()=>{if(!i())return;let l={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",s),l).catch(()=>i()&&t())},e/2);return{heard:()=>n=performance.now(),stop:()=>clearInterval(r)}}var hi=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,t,n){let i=`${t.session_id} ${t.leg_id}`;if(e==="advice.v1")this.cues.set(i,ju(t,n));else if(e==="coach.report.v1")this.#e(i,t,n);else if(e==="session.ended.v1")for(let[r,l]of this.cues)l.sessionId===t.session_id&&this.cues.delete(r)}keep(e){for(let[t,n]of this.cues)Object.hasOwn(e,n.sessionId)||this.cues.delete(t)}hasTakeOf(e){return this.takes.some(t=>t.sessionId===e)}#e(e,t,n){this.cues.delete(e),!this.takes.some(i=>i.id===e&&i.at===n)&&(this.takes.unshift(Fu(e,t,n)),this.takes.length=Math.min(this.takes.length,30))}};function Dl(s,e){return Object.values(Ol(s,e)).reduce((t,n)=>t+Math.abs(n),0)/2}function Rl(s,e){return Object.entries(Ol(s,e)).sort(([n,i],[r,l])=>l-i||n.localeCompare(r))[0]?.[0]??""}function Ol(s,e){let t={};for(let{name:n,share:i}of e)t[n]=i;for(let{name:n,share:i}of s)t[n]=(t[n]??0)-i;return t}function ju(s,e){return{sessionId:s.session_id,role:s.role,cue:s.cue,label:s.label??null,heard:s.heard,target:s.target,at:e}}function Fu(s,e,t){return{id:s,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance??null,onTargetShare:e.on_target_share??null,mixtures:e.mixtures,stretches:e.stretches,at:t}}var Ts=15*6e4,zl=6e4,Nl={speaking:!1,state:"none",probability:0},To=class{constructor(e,t){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let n={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:t,analysed:!0,...Nl,...n}}get role(){return this.current.role}get analysed(){return this.current.analysed}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}},Co=class{constructor(e,t){this.id=e;this.startedAt=t;this.sourceId="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.cleared=[];this.version=0;this.lostEvents=0;this.#e=null}#e;take(e){if(e!==this.#e){this.#e=e,this.version++,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[t,n]of Object.entries(e.legs))this.leg(t,n.role).current=n}}leg(e,t){let n=this.legs.get(e);return n===void 0&&(n=new To(e,t),this.legs.set(e,n)),n}};var pi=class{constructor(){this.sessions=new Map;this.sources=new Map;this.labels=[];this.overload=null;this.lostEvents=0;this.version=0;this.coach=new hi;this.#e=new Map;this.#t=new Map}#e;#t;sync(e,t){this.overload=e.overload,this.coach.keep(e.sessions);for(let[n,i]of Object.entries(e.sessions)){let r=this.#n(n,t);r.take(i),this.sessions.set(n,r)}for(let n of this.sessions.values())n.endedAt===null&&!(n.id in e.sessions)&&this.sessions.delete(n.id);for(let n of this.sources.keys())n in e.sources||this.sources.delete(n)}apply(e){let t=Date.parse(e.time),n=e.data,i=Es(e);this.version++,this.coach.apply(i,n,t),i==="source.health.v1"?this.sources.set(n.source_id,{id:n.source_id,state:n.state,detail:n.detail??"",at:t}):i==="session.started.v1"?this.#s(n,t):i==="session.ended.v1"?this.#i(n,t):i==="gap.v1"?this.#o(n,t):n.session_id!==void 0&&this.#r(i,n,t)}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e){for(let t of this.#t.values()){let n=Math.max(t.startedAt,...[...t.legs.values()].map(i=>i.heardAt));(this.sessions.has(t.id)?e-(t.endedAt??e)>zl:e-n>Ts)&&(this.#t.delete(t.id),this.sessions.delete(t.id),this.coach.hasTakeOf(t.id)&&this.#e.set(t.id,t),this.version++);for(let i of t.legs.values())Yu(i,e);Ms(t.cleared,({clearedAt:i})=>i<e-zl)}for(let t of this.#e.values())e-t.endedAt>Ts&&this.#e.delete(t.id)}#n(e,t){let n=this.#t.get(e);return n===void 0&&(n=new Co(e,t),this.#t.set(e,n)),n.version++,n}#s(e,t){let n=this.#t.get(e.session_id);n!==void 0&&(n.endedAt!==null||n.startedAt<t)&&this.#t.delete(n.id);let i=this.#n(e.session_id,t);i.startedAt=t,Il(i,e,t)}#i(e,t){let n=this.#t.get(e.session_id);if(n!==void 0){n.endedAt=t,n.endReason=e.reason??"",n.version++,this.sessions.set(n.id,n),n.alerts={};for(let i of n.legs.values())Ku(i,t)}}#o(e,t){if(this.lostEvents+=e.lost_events??0,e.session_id==null)return;let n=this.#n(e.session_id,t);n.lostEvents+=e.lost_events??0;for(let i of e.leg_ids??[]){let r=n.legs.get(i);if(r?.origin==null||!e.lost_ms)continue;let l=t-r.origin;r.gaps.push({from:l-e.lost_ms,to:l,reason:e.reason??""})}}#r(e,t,n){let i=this.#n(t.session_id,n);if(e==="session.changed.v1"&&Il(i,t,n),e==="alert.v1"&&t.status==="cleared"){i.cleared.push({...t,id:t.alert_id,clearedAt:n});return}if(t.leg_id==null)return;let r=i.leg(t.leg_id,t.role??"unknown");r.heardAt=Math.max(r.heardAt,n),e==="utterance.started.v1"?Gu(r,t,n):e==="utterance.ended.v1"?qu(r,t,n):e==="emotion.v1"?this.#c(r,t,n):e==="state.v1"&&(r.origin=n-t.since_ms)}#c(e,t,n){let i=t.audio;e.origin=n-i.end_ms,e.latencyMs=t.latency_ms?.audio_end_to_publish??e.latencyMs,e.inferenceMs=t.latency_ms?.inference??e.inferenceMs,e.model=`${t.model.name} ${t.model.version} (${t.model.precision})`,e.quality=i.quality;let r=e.utterances.at(-1),l=e.pieces.at(-1),c=r?.id===t.utterance_id?r.from:i.start_ms,d=l!==void 0&&l.to>c?l.to:c;d>=i.end_ms||(e.pieces.push({from:d,to:i.end_ms,shares:t.abstained?[]:this.#a(t),reason:t.abstained?t.reason??"unknown":null}),t.dimensions&&!t.abstained&&e.affect.push({at:i.end_ms,valence:t.dimensions.valence,arousal:t.dimensions.arousal}))}#a(e){let t=this.labels.map(()=>0);for(let{name:n,probability:i}of e.posterior??[]){let r=this.labels.indexOf(n);r<0&&(r=this.labels.push(n)-1),t[r]=i}return t}};function Il(s,e,t){for(let n of e.legs??[])Bu(s.leg(n.leg_id,n.role),n,t)}function Bu(s,e,t){s.codec=e.codec,s.origin??=t}function Gu(s,e,t){let n=s.utterances.at(-1);n?.id!==e.utterance_id&&(n!==void 0&&(n.to??=e.start_ms),s.origin=t-e.start_ms,s.utterances.push({id:e.utterance_id,from:e.start_ms,to:null}))}function qu(s,e,t){let{start_ms:n,end_ms:i}=e.audio;s.origin=t-i;let r=s.utterances.at(-1);r?.id===e.utterance_id?(r.from=n,r.to=i):s.utterances.push({id:e.utterance_id,from:n,to:i})}function Ku(s,e){let t=s.utterances.at(-1);t!==void 0&&s.origin!==null&&(t.to??=e-s.origin),s.current={...s.current,...Nl}}function Yu(s,e){if(s.origin===null)return;let t=e-Ts-s.origin;Ms(s.pieces,n=>n.to<t),Ms(s.utterances,n=>(n.to??1/0)<t),Ms(s.gaps,n=>n.to<t),Ms(s.affect,n=>n.at<t)}function Ms(s,e){let t=0;for(;t<s.length&&e(s[t]);)t++;t>0&&s.splice(0,t)}var Zu=5e3,Hl=1e3,Ju=1.5,Qu=300,Xu=100,ed=1e3,Jn=5e3;var fi=class extends EventTarget{constructor(t,n={}){super();this.url=t;this.options=n;this.model=new pi;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#n=null;this.#s=[];this.#i=!1;this.#o=0;this.#r=0;this.#c=0;this.#a=0;this.#l=0;this.#p=()=>{let t=this.#a-performance.now();if(t>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#p),t);return}this.#i=!1,this.#o=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock()),this.dispatchEvent(new Event("change"))};this.#f=()=>this.reconnect()}#e;#t;#n;#s;#i;#o;#r;#c;#a;#l;start(){this.stop();let t=new AbortController,n=r=>this.setStatus(r),i=Ll(this.url,{queueEvents:1e5,...this.options,onStatus:n,signal:t.signal});this.#n=t,this.#t=i,this.#s=[setInterval(()=>this.model.forget(this.clock()),Zu),setInterval(()=>this.changed(!1),Hl)],addEventListener("online",this.#f),this.#u(i,t.signal)}retain(){this.#l++===0&&this.start()}release(){--this.#l===0&&this.stop()}stop(){this.#n?.abort(),this.#n=null,this.#s.forEach(clearInterval),removeEventListener("online",this.#f)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>Jn}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#n===null?this.start():this.#t?.reconnect()}changed(t=!0){if(this.#i||this.isPaused&&!t)return;this.#i=!0;let n=performance.now(),i=Math.min(Qu,Ju*this.model.sessions.size),r=Math.max(i-(n-this.#o),this.#a-n);document.hidden?setTimeout(this.#p,Hl):r<=0?requestAnimationFrame(this.#p):setTimeout(()=>requestAnimationFrame(this.#p),r)}setStatus(t){t==="open"?(this.lostAt=null,this.#c=this.clock(),this.#r=performance.now(),this.#h()):this.lostAt??=this.clock(),t!=="refused"&&(this.refusal=null),this.status=t,this.dispatchEvent(new Event("status")),this.changed()}async#u(t,n){try{for await(let i of t)this.#d(i)}catch(i){if(n.aborted)return;this.stop(),i instanceof tn||reportError(i),this.refusal=i instanceof tn?i:new tn(0,String(i)),this.setStatus("refused")}}#d(t){this.model.apply(t),Date.parse(t.time)>this.#c?this.dispatchEvent(new CustomEvent("event",{detail:t})):this.#h(),this.changed(!1)}#h(){this.#a=Math.min(performance.now()+Xu,this.#r+ed)}#p;#f};var Ul="/assets/capture.worklet-7ESDUN63.js";var nd="/browser",Vl=500,sd=1e4,Wl=48e3,id=3,jl=2,mi=class extends EventTarget{constructor(t,n){super();this.origin=t;this.token=n;this.state="off";this.devices=[];this.deviceId="";this.lostMs=0;this.isMuted=!1;this.#e=!1;this.#t=null;this.#n=null;this.#s=null;this.#i=null;this.#o=null;this.#c=Vl;this.#a="";this.#f=()=>{this.#g()};this.#m=()=>{this.#n?.state==="suspended"&&!document.hidden&&this.#n.resume()}}#e;#t;#n;#s;#i;#o;#r;#c;#a;get isWanted(){return this.#e}async start(){if(!this.#e){if(!navigator.mediaDevices?.getUserMedia)return this.#l("insecure");this.#e=!0,this.#a=crypto.randomUUID(),this.lostMs=0,navigator.mediaDevices.addEventListener("devicechange",this.#f),document.addEventListener("visibilitychange",this.#m),await this.#d()&&this.#v()}}stop(){this.#u("off")}async choose(t){this.deviceId=t,this.#e&&await this.#d()}#l(t){this.state=t,this.dispatchEvent(new Event("change"))}#u(t){this.#e=!1,clearTimeout(this.#r),navigator.mediaDevices?.removeEventListener("devicechange",this.#f),document.removeEventListener("visibilitychange",this.#m),this.#p(),this.#n?.close(),this.#n=this.#s=null,this.#o?.close(1e3),this.#o=null,this.#l(t)}async#d(){this.state!=="on"&&this.#l("asking");try{let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1},n=this.deviceId?{deviceId:{exact:this.deviceId}}:{},i=await navigator.mediaDevices.getUserMedia({audio:{...t,...n}});if(!this.#e)return i.getTracks().forEach(r=>r.stop()),!1;this.#p(),this.#t=i,await this.#h(i)}catch(t){let n={NotAllowedError:"denied",SecurityError:"denied",NotReadableError:"busy"};this.#p();let i=n[t.name]??"missing";return i==="missing"&&this.deviceId?(this.deviceId="",this.#d()):(this.#e&&this.#u(i),!1)}return await this.#g(),this.#e}async#h(t){if(this.#n===null){let i=new AudioContext;this.#n=i.sampleRate>Wl?new AudioContext({sampleRate:Wl}):i,this.#n!==i&&i.close(),await this.#n.audioWorklet.addModule(Ul),this.#s=new AudioWorkletNode(this.#n,"capture",{numberOfOutputs:0,channelCount:1,channelCountMode:"explicit"}),this.#s.port.onmessage=({data:r})=>this.#_(r),this.#n.onstatechange=this.#m}await this.#n.resume(),this.#i=this.#n.createMediaStreamSource(t),this.#i.connect(this.#s);let n=t.getAudioTracks()[0];this.isMuted=n.muted,n.onmute=n.onunmute=()=>{this.isMuted=n.muted,this.#l(this.state)},n.onended=()=>{this.#d()}}#p(){this.#i?.disconnect(),this.#i=null;for(let t of this.#t?.getTracks()??[])t.onended=null,t.stop();this.#t=null}#f;async#g(){let t=await navigator.mediaDevices.enumerateDevices();this.devices=t.filter(({kind:n})=>n==="audioinput").map(({deviceId:n,label:i})=>({id:n,name:i})),this.#l(this.state)}#m;async#v(){if(!this.#e)return;this.#l("connecting");let t=await this.#w();if(!this.#e)return;if(t===null)return this.#b();let n=new WebSocket(new URL(nd,this.origin.replace(/^http/,"ws")),["emotion-streamer.pcm",`ticket.${t}`]);this.#o=n,n.onopen=()=>{this.#c=Vl,n.send(JSON.stringify({call_id:this.#a,sampleRate:this.#n.sampleRate})),this.#l("on")},n.onclose=()=>{this.#o===n&&(this.#o=null,this.#b())}}async#w(){let t=this.token()?{Authorization:`Bearer ${this.token()}`}:{};try{let n=await fetch(new URL("/api/ticket",this.origin),{method:"POST",headers:t,body:'{"scope": "stream"}'});if(n.ok)return(await n.json()).ticket;n.status===404?this.#u("unconfigured"):(n.status===401||n.status===403)&&this.#u("refused")}catch{}return null}#b(){this.#e&&(this.#l("connecting"),this.#r=setTimeout(()=>{this.#v()},this.#c*(.5+Math.random())),this.#c=Math.min(2*this.#c,sd))}#_(t){let n=this.#o;if(n?.readyState!==WebSocket.OPEN)return;let i=this.#n.sampleRate;n.bufferedAmount>id*i*jl?(this.lostMs+=1e3*t.byteLength/(i*jl),this.dispatchEvent(new Event("change"))):n.send(t)}};var nn=class extends Error{constructor(t,n){super(n);this.status=t}},gi=class{constructor(e){this.token=e}async acknowledge(e){await this.#e("/api/alerts/acknowledge",{alert_id:e})}async mark(e){await this.#e("/api/marks",e)}async marking(){try{return await(await this.#e("/api/marks")).json()}catch{return{kept:!1,labels:[]}}}async#e(e,t){let n=t===void 0?{}:{"Content-Type":"application/json"};this.token()&&(n.Authorization=`Bearer ${this.token()}`);let i={headers:n,cache:"no-store",signal:AbortSignal.timeout(8e3)},l=await(t===void 0?fetch(e,i):fetch(e,{...i,method:"POST",body:JSON.stringify(t)})).catch(c=>{throw new nn(0,String(c))});if(!l.ok)throw new nn(l.status,(await l.text()).trim());return l}};var od=180,Po=5e3,rd=2,ld=1e4,ad=5e3,cd=4e3,Lo=class extends fi{constructor(){super(location.origin,{token:()=>x.token,recentS:od});this.health=null;this.route=Ao(location.hash);this.theme="auto";this.texts=yo(navigator.language);this.tokenIsWrong=!1;this.announcement="";this.microphone=new mi(location.origin,()=>this.#e);this.trouble="";this.marking={kept:!1,labels:[]};this.supervision=new gi(()=>this.#e);this.#e="";this.#t=-Po;this.#n=[];this.#s=0;this.#i=matchMedia("(prefers-color-scheme: dark)")}#e;#t;#n;#s;#i;open(){this.#h(),this.#i.addEventListener("change",()=>this.#o()),addEventListener("hashchange",()=>{this.route=Ao(location.hash),this.changed()}),this.addEventListener("event",t=>this.#a(t.detail)),this.microphone.addEventListener("change",()=>this.changed()),this.#d(),this.start()}get language(){return this.texts.code}get scheme(){return`${this.theme} ${this.#i.matches}`}get token(){return this.#e}showsRole(){return!0}addressOf(t){return Bt({view:"session",sessionId:t.id,t:null})}go(t){location.hash=Bt({...this.route,...t})}setTheme(t){this.theme=t,t==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=t,Fl("theme",t),this.#o()}setLanguage(t){this.texts=yo(t),yl(this.texts),Fl("language",this.texts.code),this.changed()}signIn(t){this.#e=t,this.start()}setStatus(t){let n=t==="refused"&&this.refusal?.status===401;this.tokenIsWrong=n&&this.#e!=="",t==="open"&&this.#c(),super.setStatus(n?"token":t)}#o(){this.dispatchEvent(new Event("theme")),this.changed()}acknowledge(t){this.supervision.acknowledge(t).catch(n=>{let i=!(n instanceof nn)||n.status===0;this.#r(this.texts.t("not_acknowledged",{reason:i?this.texts.t("no_answer_daemon"):n.message}))})}#r(t){let n=++this.#s;this.trouble=t,this.changed(),setTimeout(()=>{n===this.#s&&(this.trouble="",this.changed())},ld)}async#c(){this.marking=await this.supervision.marking(),this.changed()}#a(t){let{role:n,session_id:i,state:r,rule:l,status:c}=t.data;if(Es(t)==="alert.v1"&&c==="raised"){let d={role:n==null?"":this.texts.word(n),id:i,rule:l};this.#n.push(this.texts.t(n==null?"announce_alert_session":"announce_alert",d));let f=Math.max(0,this.#t+Po-performance.now());this.#n.length===1&&setTimeout(()=>this.#l(),f)}else if(Es(t)==="state.v1"&&r!=="none"&&yt(r).need>=rd){if(this.#n.length>0||performance.now()-this.#t<Po)return;this.#u(this.texts.t("announce",{role:this.texts.word(n),id:i,state:this.texts.word(r)}))}}#l(){let[t="",...n]=this.#n.splice(0).reverse();this.#u(n.length===0?t:this.texts.t("announce_more",{text:t,count:n.length}))}#u(t){this.#t=performance.now(),this.announcement=t,this.changed()}async#d(){try{let t=await fetch("/healthz",{signal:AbortSignal.timeout(cd),cache:"no-store"});this.health={ok:t.ok,text:(await t.text()).trim()},this.changed()}catch{}setTimeout(()=>{this.#d()},ad)}#h(){this.setLanguage(Bl("language")??navigator.language);let t=Bl("theme");this.setTheme(t==="light"||t==="dark"?t:"auto")}};function Fl(s,e){try{localStorage.setItem(`emotion-streamer.${s}`,e)}catch{return}}function Bl(s){try{return localStorage.getItem(`emotion-streamer.${s}`)}catch{return null}}var x=new Lo;var vi={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},bi=s=>(...e)=>({_$litDirective$:s,values:e}),Qn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var Do=class extends Qn{constructor(e){if(super(e),e.type!==vi.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return _t}update(e,[t]){let{style:n}=e.element;for(let[i,r]of Object.entries(t))n.setProperty(i,r);return _t}},Sn=bi(Do);function Ce(s,e){customElements.get(s)===void 0&&customElements.define(s,e)}function Gt(s){let{shape:e,colour:t}=yt(s);return y`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${As`<path d=${e} fill=${t} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var Gl=y`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,Be=me`
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
`;var ot=class extends Fe{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),x.addEventListener("change",this.#e)}disconnectedCallback(){x.removeEventListener("change",this.#e),super.disconnectedCallback()}},wi=()=>`${x.model.labels.length} ${x.language} ${x.scheme}`;var Ro=class extends ot{static{this.styles=[Be,me`
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
    `]}render(){let{microphone:e}=x,t=!["off","asking","connecting","on"].includes(e.state);return y`<section class=${t?"bad":e.state} aria-labelledby="title">
      <h2 id="title">${w("microphone")}</h2>
      <p role="status">
        ${w(`microphone_${e.state}`)} ${e.isWanted&&e.isMuted?w("microphone_muted"):z}
        ${e.lostMs>0?w("microphone_lost",{seconds:(e.lostMs/1e3).toFixed(1)}):z}
      </p>
      ${e.isWanted&&e.devices.length>1?this.#e():z}
      <button @click=${this.#t}>${w(e.isWanted?"microphone_stop":"microphone_start")}</button>
    </section>`}#e(){let{devices:e,deviceId:t}=x.microphone;return y`<label>
      ${w("microphone_device")}
      <select @change=${n=>{x.microphone.choose(n.target.value)}}>
        ${e.map(({id:n,name:i},r)=>y`<option value=${n} ?selected=${n===t}>${i||`${w("microphone")} ${r+1}`}</option>`)}
      </select>
    </label>`}#t=()=>{x.microphone.isWanted?x.microphone.stop():x.microphone.start()}};Ce("es-microphone",Ro);var ud=3,dd=.1,hd=.9,pd=5,Oo=class extends ot{static{this.styles=[Be,me`
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
    `]}render(){let{cues:e,takes:t}=x.model.coach;return y`
      <h1>${w("coach")}</h1>
      <p class="intro muted">${w("coach_intro")}</p>
      <es-microphone></es-microphone>
      <div aria-live="polite">${[...e.values()].map(n=>this.#e(n))}</div>
      ${t.slice(0,pd).map((n,i)=>this.#t(n,t.slice(i+1)))}
      ${e.size===0&&t.length===0?y`<div class="empty"><h2>${w("coach_nobody")}</h2><p class="muted">${w("coach_how")} <code>target = { happy = 0.6, calm = 0.4 }</code></p></div>`:z}
    `}#e(e){let t=e.cue==="begin"?w("cue_begin",{target:zo(e.target)}):w(vd(e.cue),{label:de(e.label??"")});return y`<section class="panel">
      <h2 class="muted">${de(e.role)}</h2>
      <p class="cue">${e.label===null?z:Gt(e.label)} <span>${t}</span></p>
      ${ql(e.heard,e.target)}
      <p class="hint">${w(e.heard.length>0?"cue_hint":"target_hint")}</p>
    </section>`}#t(e,t){return y`<section class="panel">
      <h2>${w("take_at",{time:kn(e.at,x.language)})}</h2>
      <ol class="lead">
        ${gd(e).map(n=>y`<li>${n}</li>`)}
      </ol>
      ${e.shares.length===0?z:y`<div class="columns">
            <div>
              <h3>${w("share_of_time")}</h3>
              ${ql(e.shares,e.target)}
              <p class="hint">${w("target_hint")}</p>
            </div>
            <div>
              ${e.stretches.length===0?z:this.#n(e)} ${e.mixtures.length===0?z:fd(e)}
            </div>
          </div>`}
      ${md(e,t)}
    </section>`}#n(e){return y`<h3>${w("stretches")}</h3>
      <ul>
        ${e.stretches.map(({start_ms:t,end_ms:n,more:i,less:r})=>y`<li>
            <a href=${Kl(e,t)}>${w("from_to",{from:Te(t),to:Te(n)})}</a>:
            ${w("more_and_less",{more:de(r),less:de(i)})}
          </li>`)}
      </ul>`}};function fd(s){return y`<h3>${w("mixtures")}</h3>
    <ul>
      ${s.mixtures.map(({names:e,share:t,start_ms:n})=>y`<li>${e.map(de).join(" + ")}: ${Cs(t)}, <a href=${Kl(s,n)}>${Te(n)}</a></li>`)}
    </ul>`}function md(s,e){let t=e.filter(({shares:r})=>r.length>0);if(s.distance===null||t.length===0)return z;let n=t.map(({shares:r})=>Dl(r,s.target)),i=s.distance<Math.min(...n);return y`<h3>${w("comparison")}</h3>
    <p>${w(i?"closest":"not_closest",{now:s.distance.toFixed(2),before:n[0].toFixed(2),best:Math.min(...n).toFixed(2)})}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${w("comparison")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${w("take")}</th>
            <th scope="col">${w("distance")}</th>
          </tr>
        </thead>
        <tbody>
          ${[{at:s.at,away:s.distance},...t.map(({at:r},l)=>({at:r,away:n[l]}))].map(({at:r,away:l})=>y`<tr>
              <th scope="row">${kn(r,x.language)}</th>
              <td class="number">${l.toFixed(2)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`}function Kl(s,e){let t=x.model.find(s.sessionId),n=t?.legs.get(s.legId)?.origin,i=t!==void 0&&n!=null?n-t.startedAt:0;return Bt({view:"session",sessionId:s.sessionId,t:Math.max(0,e+i)})}function gd(s){if(s.shares.length===0)return[w("coach_too_little")];let e={target:zo(s.target),percent:Cs(s.onTargetShare??0)},t=[...s.stretches].sort((n,i)=>i.end_ms-i.start_ms-(n.end_ms-n.start_ms))[0];return[w("coach_heard",{time:Te(s.heardMs),shares:zo(s.shares)}),t===void 0?w("coach_near",e):w("coach_away",{...e,from:Te(t.start_ms),to:Te(t.end_ms),more:de(t.less),less:de(t.more)}),(s.onTargetShare??0)>=hd?w("coach_same"):w("coach_next",{label:de(Rl(s.shares,s.target))})]}function ql(s,e){let t=new Map(e.map(({name:l,share:c})=>[l,c])),n=new Map(s.map(({name:l,share:c})=>[l,c])),r=[...t.keys(),...s.map(({name:l})=>l).filter(l=>!t.has(l))].filter(l=>t.has(l)||(n.get(l)??0)>=.01);return y`<ul class="shares">
    ${r.map(l=>{let c=n.get(l)??0,d=t.get(l);return y`<li>
        <span>${Gt(l)} ${de(l)}</span>
        <span class="bar">
          <i ${Sn({width:`${100*c}%`,background:yt(l).colour})}></i>
          ${d===void 0?z:y`<b ${Sn({left:`${100*d}%`})}></b>`}
        </span>
        <span class="number">${s.length===0?Cs(d??0):Cs(c)}</span>
      </li>`})}
  </ul>`}function zo(s){return s.slice(0,ud).filter(({share:t},n)=>n===0||t>=dd).map(({name:t,share:n})=>`${de(t)} ${Cs(n)}`).join(", ")}var Cs=s=>`${Math.round(100*s)} %`,vd=s=>s==="more"?"cue_more":s==="less"?"cue_less":"cue_on_target";Ce("es-coach",Oo);function Yl(s,e,t){let n=[];for(let c of s)if(c.origin!==null)for(let d of c.utterances){let[f,b]=bd(d,c.origin,e,t);f<b&&n.push({at:f,leg:c.id,change:1},{at:b,leg:c.id,change:-1})}n.sort((c,d)=>c.at-d.at||c.change-d.change);let i={alone:new Map(s.map(c=>[c.id,0])),overlap:0,silence:0,total:Math.max(0,t-e)},r=new Map,l=e;for(let c of[...n,{at:t,leg:"",change:1}]){let d=[...r].filter(([,b])=>b>0).map(([b])=>b),f=c.at-l;d.length===0?i.silence+=f:d.length>1?i.overlap+=f:i.alone.set(d[0],i.alone.get(d[0])+f),r.set(c.leg,(r.get(c.leg)??0)+c.change),l=c.at}return i}function bd(s,e,t,n){return[Math.max(t,s.from+e),Math.min(n,s.to===null?n:s.to+e)]}var _i=me`
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
`;function yi(s,e,t,{details:n=!1}={}){let{texts:i}=s,{acknowledged:r,rule:l}=t,c=i.t(r?"alert_acknowledged":"alert_open",{rule:l}),d=Te(s.now()-Date.parse(t.raised_at));return y`<p class="alert ${r?"acknowledged":""}" part="alert">
    ${Gl} ${c} ${n?y`<span class="why">${wd(s,t)}</span>`:z}
    <span class="why number">${d}</span>
    ${r||s.acknowledge===void 0?z:y`<button aria-label=${`${i.t("acknowledge")}: ${l}`} @click=${()=>s.acknowledge(e)}>${i.t("acknowledge")}</button>`}
  </p>`}function wd({texts:s},e){let t=e.role===null?"":s.word(e.role),n=e.acknowledged_by===null?"":s.t("acknowledged_by",{who:e.acknowledged_by});return[t,_d(s,e),n].filter(Boolean).join(" · ")}function _d(s,{kind:e,labels:t,probability:n,threshold:i}){if(e==="silence")return s.t("alert_silence");let r=c=>c===null?"–":`${Math.round(c*100)} %`,l={labels:t.map(c=>s.word(c)).join(" + "),probability:r(n),threshold:r(i)};return s.t(e==="rising"?"alert_rising":"alert_above",l)}var Oe=8,yd=5,Zl=new Map;function Jl(s,e,t,n,i){s.clearRect(0,0,n.width,n.height);let r=e.origin;if(r===null||!e.analysed)return;let l=n.width*n.scale/(n.to-n.from),c=p=>Math.round((p+r-n.from)*l)/n.scale,d=(p,g,S)=>{let $=Math.max(0,c(p)),C=Math.min(n.width,c(g));C<=$||(s.fillStyle=S,s.fillRect($,0,Math.max(.5,C-$),n.height))},f=n.until-r;d(0,f,Xn(s,"silent",i.hatch));for(let{from:p,to:g}of e.utterances)d(p,g??f,i.speech),g!==null&&d(p,g,Xn(s,"unsure",i.hatch));let b=t.map((p,g)=>g).sort((p,g)=>li(t[p],t[g]));for(let p of e.pieces)c(p.to)<0||c(p.from)>n.width||(d(p.from,p.to,i.speech),p.reason===null?kd(s,p,t,b,c(p.from),c(p.to),n.height):d(p.from,p.to,Xn(s,xd(p.reason),i.hatch)));for(let p of e.gaps)d(p.from,p.to,i.speech),d(p.from,p.to,Xn(s,"lost",i.lost))}function xd(s){return s==="audio_lost"||s==="overload"?"lost":s==="paused"?"paused":"unsure"}function Xn(s,e,t){return Ql(s,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[e],t)}function kd(s,e,t,n,i,r,l){let c=l,d=Math.max(.5,r-i);for(let f of n){let b=(e.shares[f]??0)*l;if(b<.5)continue;let{colour:p,pattern:g}=yt(t[f]);s.fillStyle=p,s.fillRect(i,c-b,d,b),g!=="plain"&&b>=yd&&(s.fillStyle=Ql(s,g,"rgba(0, 0, 0, 0.38)"),s.fillRect(i,c-b,d,b)),c-=b}}function Ql(s,e,t){let n=`${e} ${t}`,i=Zl.get(n);return i===void 0&&(i=s.createPattern(Sd(e,t),"repeat"),Zl.set(n,i)),i}function Sd(s,e){let t=document.createElement("canvas");t.width=t.height=Oe;let n=t.getContext("2d");return n.strokeStyle=n.fillStyle=e,n.lineWidth=1.5,n.beginPath(),(s==="rising"||s==="cross")&&xi(n,[-2,2,2,-2],[0,Oe,Oe,0],[Oe-2,Oe+2,Oe+2,Oe-2]),(s==="falling"||s==="cross")&&xi(n,[-2,Oe-2,2,Oe+2],[0,0,Oe,Oe],[Oe-2,-2,Oe+2,2]),s==="rows"&&xi(n,[0,Oe/2,Oe,Oe/2]),s==="columns"&&xi(n,[Oe/2,0,Oe/2,Oe]),n.stroke(),s==="dots"&&n.fillRect(3,3,1.6,1.6),t}function xi(s,...e){for(let[t,n,i,r]of e)s.moveTo(t,n),s.lineTo(i,r)}var sn=new Map,Io=!1;function Xl(s){sn.set(s,0),Io||(Io=!0,ta())}function ea(s){sn.delete(s)}function ki(s){sn.has(s)&&sn.set(s,0)}function ta(){if(sn.size===0){Io=!1;return}setTimeout(()=>requestAnimationFrame($d),100)}function $d(s){for(let[e,t]of sn)if(!(!e.visible||t>s)&&(e.paint(),sn.delete(e),sn.set(e,s+e.everyMs),performance.now()-s>6))break;ta()}var Ad=18e4,Ed=1e3,Md=5e3,No=class extends Fe{constructor(){super(...arguments);this.display=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=Ed;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(t=>{this.visible=t.at(-1).isIntersecting,this.visible&&ki(this)});this.#s=new ResizeObserver(()=>ki(this))}static{this.properties={display:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=me`
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
  `}#e;#t;#n;#s;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#s.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,Md)),Xl(this)}disconnectedCallback(){ea(this),this.#n.disconnect(),this.#s.disconnect(),super.disconnectedCallback()}render(){return y`<canvas aria-hidden="true"></canvas>`}updated(t){t.has("scheme")&&(this.#t=null),ki(this)}paint(){let t=this.renderRoot.querySelector("canvas"),{clientWidth:n,clientHeight:i}=this,{display:r,leg:l}=this;if(t===null||r===null||l===null||n===0)return;let c=Math.min(devicePixelRatio,2);(t.width!==Math.round(n*c)||t.height!==Math.round(i*c))&&(t.width=Math.round(n*c),t.height=Math.round(i*c)),this.#e??=t.getContext("2d");let d=this.#e;d.setTransform(c,0,0,c,0,0),this.#t??=Td(this);let f=r.now(),b=this.to??f,p=this.from??b-Ad,g=Math.min(this.until??1/0,r.lostAt??1/0,f);Jl(d,l,r.model.labels,{from:p,to:b,width:n,height:i,scale:c,until:g},this.#t)}};function Td(s){let e=getComputedStyle(s),t=n=>e.getPropertyValue(n).trim();return{speech:t("--speech"),hatch:t("--hatch"),lost:t("--lost"),cursor:t("--accent")}}Ce("es-lane",No);var Cd=["silent","unsure","lost","paused"],Ho=class extends Fe{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Be,me`
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
    `]}render(){if(this.display===null)return z;let{model:t,texts:n}=this.display;return y`<div role="group" aria-label=${n.t("legend")}>
        ${[...t.labels].sort(li).map(i=>y`<span>${Gt(i)} ${n.word(i)}</span>`)}
        ${Cd.map(i=>y`<span><canvas width="52" height="32" data-kind=${i} aria-hidden="true"></canvas>${n.t(`hatch_${i}`)}</span>`)}
      </div>
      <p>${n.t("events_say")}</p>`}updated(){let t=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let i=n.dataset.kind,r=t.getPropertyValue(i==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===r)continue;n.dataset.colour=r;let l=n.getContext("2d");l.setTransform(2,0,0,2,0,0),l.clearRect(0,0,26,16),l.fillStyle=Xn(l,i,r),l.fillRect(0,0,26,16)}}};Ce("es-legend",Ho);var Pd=me`
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
`,Uo=class extends Fe{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(t=>{this.#e=t.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#s=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Be,Pd,_i,me`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:t,session:n}=this;if(n===null||t===null)return z;let{texts:i}=t,r=t.isStale||Dd(n,t.clock()),l=n.endedAt!==null,c=[l?"ended":r?"stale":`need${ci(n)}`];return y`<article part="tile" class=${c.join(" ")} aria-label=${es(n)}>
      <header part="header">
        ${this.#n(t,n)}
        <span class="when muted number">
          ${l?i.t("ended",{reason:i.word(n.endReason)}):Te(t.now()-n.startedAt)}
        </span>
      </header>
      ${Object.entries(n.alerts).map(([d,f])=>yi(t,d,f))}
      ${ui(n,d=>t.showsRole(d)).map(d=>Ld(t,n,d))}
      <div class="axis" aria-hidden="true"><span>${i.t("minutes_ago")}</span><span>${i.t("now")}</span></div>
      ${r&&!l?y`<p class="note">${i.t("stale",{time:kn(na(n),i.code)})}</p>`:z}
    </article>`}#n(t,n){let i=t.addressOf(n),r=t.texts.t("open_session",{id:es(n)});return i!==null?y`<a href=${i} aria-label=${r} title=${n.id}>${es(n)}</a>`:y`<button aria-label=${r} title=${n.id} @click=${this.#s}>${es(n)}</button>`}#s};function Ld(s,e,t){return y`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${t.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${s.texts.word(t.role)}</span>
      ${Vo(t,s)}
    </div>
    ${t.analysed?y`<es-lane part="ribbon" .display=${s} .leg=${t} .until=${e.endedAt} .scheme=${s.scheme}></es-lane>`:z}
  </section>`}function es(s){let e=/^[0-9a-f-]{32,36}$/.test(s.id)?s.id.slice(0,8):s.id;return s.sourceId?`${s.sourceId} · ${e}`:e}function Vo(s,e){let{texts:t}=e;if(!s.analysed)return y`<span class="state quiet" part="state">${t.t("not_analysed")}</span>`;if(s.state==="none"){let n=s.speaking?"listening":s.pieces.length>0?"none":"silent";return y`<span class="state quiet" part="state">${t.t(n)}</span>`}return y`<span class="state" part="state">${Gt(s.state)} ${t.word(s.state)}</span>
    <span class="percent number">${Math.round(s.probability*100)} %</span>
    ${s.since===null?z:y`<span class="since number">${t.t("since",{time:Te(e.now()-s.since)})}</span>`}`}function na(s){return Math.max(s.startedAt,...[...s.legs.values()].map(e=>e.heardAt))}function Dd(s,e){let t=[...s.legs.values()].some(n=>n.speaking&&n.analysed);return s.endedAt===null&&t&&e-na(s)>2*Jn}Ce("es-tile",Uo);var Rd="uplot",Od="u-hz",zd="u-vt",Id="u-title",Nd="u-wrap",Hd="u-under",Ud="u-over",Vd="u-axis",En="u-off",Wd="u-select",jd="u-cursor-x",Fd="u-cursor-y",Bd="u-cursor-pt",Gd="u-legend",qd="u-live",Kd="u-inline",Yd="u-series",Zd="u-marker",sa="u-label",Jd="u-value",Ls="width",Ds="height";var ia="bottom",ts="left",Wo="right",or="#000",oa=or+"0",jo="mousemove",ra="mousedown",Fo="mouseup",la="mouseenter",aa="mouseleave",ca="dblclick",Qd="resize",Xd="scroll",ua="change",Mi="dppxchange",rr="--",as=typeof window<"u",Yo=as?document:null,ss=as?window:null,eh=as?navigator:null,ce,Si;function Zo(){let s=devicePixelRatio;ce!=s&&(ce=s,Si&&Qo(ua,Si,Zo),Si=matchMedia(`(min-resolution: ${ce-.001}dppx) and (max-resolution: ${ce+.001}dppx)`),Mn(ua,Si,Zo),ss.dispatchEvent(new CustomEvent(Mi)))}function dt(s,e){if(e!=null){let t=s.classList;!t.contains(e)&&t.add(e)}}function Jo(s,e){let t=s.classList;t.contains(e)&&t.remove(e)}function xe(s,e,t){s.style[e]=t+"px"}function Tt(s,e,t,n){let i=Yo.createElement(s);return e!=null&&dt(i,e),t?.insertBefore(i,n),i}function xt(s,e){return Tt("div",s,e)}var da=new WeakMap;function Ht(s,e,t,n,i){let r="translate("+e+"px,"+t+"px)",l=da.get(s);r!=l&&(s.style.transform=r,da.set(s,r),e<0||t<0||e>n||t>i?dt(s,En):Jo(s,En))}var ha=new WeakMap;function pa(s,e,t){let n=e+t,i=ha.get(s);n!=i&&(ha.set(s,n),s.style.background=e,s.style.borderColor=t)}var fa=new WeakMap;function ma(s,e,t,n){let i=e+""+t,r=fa.get(s);i!=r&&(fa.set(s,i),s.style.height=t+"px",s.style.width=e+"px",s.style.marginLeft=n?-e/2+"px":0,s.style.marginTop=n?-t/2+"px":0)}var lr={passive:!0},th={...lr,capture:!0};function Mn(s,e,t,n){e.addEventListener(s,t,n?th:lr)}function Qo(s,e,t,n){e.removeEventListener(s,t,lr)}as&&Zo();function Ct(s,e,t,n){let i;t=t||0,n=n||e.length-1;let r=n<=2147483647;for(;n-t>1;)i=r?t+n>>1:ht((t+n)/2),e[i]<s?t=i:n=i;return s-e[t]<=e[n]-s?t:n}function ja(s){return(t,n,i)=>{let r=-1,l=-1;for(let c=n;c<=i;c++)if(s(t[c])){r=c;break}for(let c=i;c>=n;c--)if(s(t[c])){l=c;break}return[r,l]}}var Fa=s=>s!=null,Ba=s=>s!=null&&s>0,Pi=ja(Fa),nh=ja(Ba);function sh(s,e,t,n=0,i=!1){let r=i?nh:Pi,l=i?Ba:Fa;[e,t]=r(s,e,t);let c=s[e],d=s[e];if(e>-1)if(n==1)c=s[e],d=s[t];else if(n==-1)c=s[t],d=s[e];else for(let f=e;f<=t;f++){let b=s[f];l(b)&&(b<c?c=b:b>d&&(d=b))}return[c??ge,d??-ge]}function Li(s,e,t,n){let i=ba(s),r=ba(e);s==e&&(i==-1?(s*=t,e/=t):(s/=t,e*=t));let l=t==10?qt:Ga,c=i==1?ht:kt,d=r==1?kt:ht,f=c(l(Ie(s))),b=d(l(Ie(e))),p=is(t,f),g=is(t,b);return t==10&&(f<0&&(p=ve(p,-f)),b<0&&(g=ve(g,-b))),n||t==2?(s=p*i,e=g*r):(s=Za(s,p),e=Di(e,g)),[s,e]}function ar(s,e,t,n){let i=Li(s,e,t,n);return s==0&&(i[0]=0),e==0&&(i[1]=0),i}var cr=.1,ga={mode:3,pad:cr},Os={pad:0,soft:null,mode:0},ih={min:Os,max:Os};function Ti(s,e,t,n){return Ri(t)?va(s,e,t):(Os.pad=t,Os.soft=n?0:null,Os.mode=n?3:0,va(s,e,ih))}function le(s,e){return s??e}function oh(s,e,t){for(e=le(e,0),t=le(t,s.length-1);e<=t;){if(s[e]!=null)return!0;e++}return!1}function va(s,e,t){let n=t.min,i=t.max,r=le(n.pad,0),l=le(i.pad,0),c=le(n.hard,-ge),d=le(i.hard,ge),f=le(n.soft,ge),b=le(i.soft,-ge),p=le(n.mode,0),g=le(i.mode,0),S=e-s,$=qt(S),C=tt(Ie(s),Ie(e)),I=qt(C),F=Ie(I-$);(S<1e-24||F>10)&&(S=0,(s==0||e==0)&&(S=1e-24,p==2&&f!=ge&&(r=0),g==2&&b!=-ge&&(l=0)));let E=S||C||1e3,V=qt(E),M=is(10,ht(V)),Q=E*(S==0?s==0?.1:1:r),O=ve(Za(s-Q,M/10),24),X=s>=f&&(p==1||p==3&&O<=f||p==2&&O>=f)?f:ge,Y=tt(c,O<X&&s>=X?X:Pt(X,O)),ne=E*(S==0?e==0?.1:1:l),K=ve(Di(e+ne,M/10),24),T=e<=b&&(g==1||g==3&&K>=b||g==2&&K<=b)?b:-ge,J=Pt(d,K>T&&e<=T?T:tt(T,K));return Y==J&&Y==0&&(J=100),[Y,J]}var rh=new Intl.NumberFormat(as?eh.language:"en-US"),ur=s=>rh.format(s),pt=Math,Ei=pt.PI,Ie=pt.abs,ht=pt.floor,ze=pt.round,kt=pt.ceil,Pt=pt.min,tt=pt.max,is=pt.pow,ba=pt.sign,qt=pt.log10,Ga=pt.log2,lh=(s,e=1)=>pt.sinh(s)*e,Bo=(s,e=1)=>pt.asinh(s/e),ge=1/0;function wa(s){return(qt((s^s>>31)-(s>>31))|0)+1}function Xo(s,e,t){return Pt(tt(s,e),t)}function qa(s){return typeof s=="function"}function se(s){return qa(s)?s:()=>s}var ah=()=>{},Ka=s=>s,Ya=(s,e)=>e,ch=s=>null,_a=s=>!0,ya=(s,e)=>s==e,uh=/\.\d*?(?=9{6,}|0{6,})/gm,Tn=s=>{if(Qa(s)||rn.has(s))return s;let e=`${s}`,t=e.match(uh);if(t==null)return s;let n=t[0].length-1;if(e.indexOf("e-")!=-1){let[i,r]=e.split("e");return+`${Tn(i)}e${r}`}return ve(s,n)};function $n(s,e){return Tn(ve(Tn(s/e))*e)}function Di(s,e){return Tn(kt(Tn(s/e))*e)}function Za(s,e){return Tn(ht(Tn(s/e))*e)}function ve(s,e=0){if(Qa(s))return s;let t=10**e,n=s*t*(1+Number.EPSILON);return ze(n)/t}var rn=new Map;function Ja(s){return((""+s).split(".")[1]||"").length}function Is(s,e,t,n){let i=[],r=n.map(Ja);for(let l=e;l<t;l++){let c=Ie(l),d=ve(is(s,l),c);for(let f=0;f<n.length;f++){let b=s==10?+`${n[f]}e${l}`:n[f]*d,p=(l>=0?0:c)+(l>=r[f]?0:r[f]),g=s==10?b:ve(b,p);i.push(g),rn.set(g,p)}}return i}var zs={},dr=[],os=[null,null],on=Array.isArray,Qa=Number.isInteger,dh=s=>s===void 0;function xa(s){return typeof s=="string"}function Ri(s){let e=!1;if(s!=null){let t=s.constructor;e=t==null||t==Object}return e}function hh(s){return s!=null&&typeof s=="object"}var ph=Object.getPrototypeOf(Uint8Array),Xa="__proto__";function rs(s,e=Ri){let t;if(on(s)){let n=s.find(i=>i!=null);if(on(n)||e(n)){t=Array(s.length);for(let i=0;i<s.length;i++)t[i]=rs(s[i],e)}else t=s.slice()}else if(s instanceof ph)t=s.slice();else if(e(s)){t={};for(let n in s)n!=Xa&&(t[n]=rs(s[n],e))}else t=s;return t}function Le(s){let e=arguments;for(let t=1;t<e.length;t++){let n=e[t];for(let i in n)i!=Xa&&(Ri(s[i])?Le(s[i],rs(n[i])):s[i]=rs(n[i]))}return s}var fh=0,mh=1,gh=2;function vh(s,e,t){for(let n=0,i,r=-1;n<e.length;n++){let l=e[n];if(l>r){for(i=l-1;i>=0&&s[i]==null;)s[i--]=null;for(i=l+1;i<t&&s[i]==null;)s[r=i++]=null}}}function bh(s,e){if(yh(s)){let l=s[0].slice();for(let c=1;c<s.length;c++)l.push(...s[c].slice(1));return xh(l[0])||(l=_h(l)),l}let t=new Set;for(let l=0;l<s.length;l++){let d=s[l][0],f=d.length;for(let b=0;b<f;b++)t.add(d[b])}let n=[Array.from(t).sort((l,c)=>l-c)],i=n[0].length,r=new Map;for(let l=0;l<i;l++)r.set(n[0][l],l);for(let l=0;l<s.length;l++){let c=s[l],d=c[0];for(let f=1;f<c.length;f++){let b=c[f],p=Array(i).fill(void 0),g=e?e[l][f]:mh,S=[];for(let $=0;$<b.length;$++){let C=b[$],I=r.get(d[$]);C===null?g!=fh&&(p[I]=C,g==gh&&S.push(I)):p[I]=C}vh(p,S,i),n.push(p)}}return n}var wh=typeof queueMicrotask>"u"?s=>Promise.resolve().then(s):queueMicrotask;function _h(s){let e=s[0],t=e.length,n=Array(t);for(let r=0;r<n.length;r++)n[r]=r;n.sort((r,l)=>e[r]-e[l]);let i=[];for(let r=0;r<s.length;r++){let l=s[r],c=Array(t);for(let d=0;d<t;d++)c[d]=l[n[d]];i.push(c)}return i}function yh(s){let e=s[0][0],t=e.length;for(let n=1;n<s.length;n++){let i=s[n][0];if(i.length!=t)return!1;if(i!=e){for(let r=0;r<t;r++)if(i[r]!=e[r])return!1}}return!0}function xh(s,e=100){let t=s.length;if(t<=1)return!0;let n=0,i=t-1;for(;n<=i&&s[n]==null;)n++;for(;i>=n&&s[i]==null;)i--;if(i<=n)return!0;let r=tt(1,ht((i-n+1)/e));for(let l=s[n],c=n+r;c<=i;c+=r){let d=s[c];if(d!=null){if(d<=l)return!1;l=d}}return!0}var ec=["January","February","March","April","May","June","July","August","September","October","November","December"],tc=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function nc(s){return s.slice(0,3)}var kh=tc.map(nc),Sh=ec.map(nc),$h={MMMM:ec,MMM:Sh,WWWW:tc,WWW:kh};function Ps(s){return(s<10?"0":"")+s}function Ah(s){return(s<10?"00":s<100?"0":"")+s}var Eh={YYYY:s=>s.getFullYear(),YY:s=>(s.getFullYear()+"").slice(2),MMMM:(s,e)=>e.MMMM[s.getMonth()],MMM:(s,e)=>e.MMM[s.getMonth()],MM:s=>Ps(s.getMonth()+1),M:s=>s.getMonth()+1,DD:s=>Ps(s.getDate()),D:s=>s.getDate(),WWWW:(s,e)=>e.WWWW[s.getDay()],WWW:(s,e)=>e.WWW[s.getDay()],HH:s=>Ps(s.getHours()),H:s=>s.getHours(),h:s=>{let e=s.getHours();return e==0?12:e>12?e-12:e},AA:s=>s.getHours()>=12?"PM":"AM",aa:s=>s.getHours()>=12?"pm":"am",a:s=>s.getHours()>=12?"p":"a",mm:s=>Ps(s.getMinutes()),m:s=>s.getMinutes(),ss:s=>Ps(s.getSeconds()),s:s=>s.getSeconds(),fff:s=>Ah(s.getMilliseconds())};function hr(s,e){e=e||$h;let t=[],n=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=n.exec(s);)t.push(i[0][0]=="{"?Eh[i[1]]:i[0]);return r=>{let l="";for(let c=0;c<t.length;c++)l+=typeof t[c]=="string"?t[c]:t[c](r,e);return l}}var Mh=new Intl.DateTimeFormat().resolvedOptions().timeZone;function Th(s,e){let t;return e=="UTC"||e=="Etc/UTC"?t=new Date(+s+s.getTimezoneOffset()*6e4):e==Mh?t=s:(t=new Date(s.toLocaleString("en-US",{timeZone:e})),t.setMilliseconds(s.getMilliseconds())),t}var sc=s=>s%1==0,Ci=[1,2,2.5,5],Ch=Is(10,-32,0,Ci),ic=Is(10,0,32,Ci),Ph=ic.filter(sc),An=Ch.concat(ic),pr=`
`,oc="{YYYY}",ka=pr+oc,rc="{M}/{D}",Rs=pr+rc,$i=Rs+"/{YY}",lc="{aa}",Lh="{h}:{mm}",ns=Lh+lc,Sa=pr+ns,$a=":{ss}",he=null;function ac(s){let e=s*1e3,t=e*60,n=t*60,i=n*24,r=i*30,l=i*365,d=(s==1?Is(10,0,3,Ci).filter(sc):Is(10,-3,0,Ci)).concat([e,e*5,e*10,e*15,e*30,t,t*5,t*10,t*15,t*30,n,n*2,n*3,n*4,n*6,n*8,n*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,r,r*2,r*3,r*4,r*6,l,l*2,l*5,l*10,l*25,l*50,l*100]),f=[[l,oc,he,he,he,he,he,he,1],[i*28,"{MMM}",ka,he,he,he,he,he,1],[i,rc,ka,he,he,he,he,he,1],[n,"{h}"+lc,$i,he,Rs,he,he,he,1],[t,ns,$i,he,Rs,he,he,he,1],[e,$a,$i+" "+ns,he,Rs+" "+ns,he,Sa,he,1],[s,$a+".{fff}",$i+" "+ns,he,Rs+" "+ns,he,Sa,he,1]];function b(p){return(g,S,$,C,I,F)=>{let E=[],V=I>=l,M=I>=r&&I<l,Q=p($),O=ve(Q*s,3),X=Go(Q.getFullYear(),V?0:Q.getMonth(),M||V?1:Q.getDate()),Y=ve(X*s,3);if(M||V){let ne=M?I/r:0,K=V?I/l:0,T=O==Y?O:ve(Go(X.getFullYear()+K,X.getMonth()+ne,1)*s,3),J=new Date(ze(T/s)),N=J.getFullYear(),G=J.getMonth();for(let j=0;T<=C;j++){let ie=Go(N+K*j,G+ne*j,1),W=ie-p(ve(ie*s,3));T=ve((+ie+W)*s,3),T<=C&&E.push(T)}}else{let ne=I>=i?i:I,K=ht($)-ht(O),T=Y+K+Di(O-Y,ne);E.push(T);let J=p(T),N=J.getHours()+J.getMinutes()/t+J.getSeconds()/n,G=I/n,j=g.axes[S]._space,ie=F/j;for(;T=ve(T+I,s==1?0:3),!(T>C);)if(G>1){let W=ht(ve(N+G,6))%24,oe=p(T).getHours()-W;oe>1&&(oe=-1),T-=oe*n,N=(N+G)%24;let pe=E[E.length-1];ve((T-pe)/I,3)*ie>=.7&&E.push(T)}else E.push(T)}return E}}return[d,f,b]}var[Dh,Rh,Oh]=ac(1),[zh,Ih,Nh]=ac(.001);Is(2,-53,53,[1]);function Aa(s,e){return s.map(t=>t.map((n,i)=>i==0||i==8||n==null?n:e(i==1||t[8]==0?n:t[1]+n)))}function Ea(s,e){return(t,n,i,r,l)=>{let c=e.find($=>l>=$[0])||e[e.length-1],d,f,b,p,g,S;return n.map($=>{let C=s($),I=C.getFullYear(),F=C.getMonth(),E=C.getDate(),V=C.getHours(),M=C.getMinutes(),Q=C.getSeconds(),O=I!=d&&c[2]||F!=f&&c[3]||E!=b&&c[4]||V!=p&&c[5]||M!=g&&c[6]||Q!=S&&c[7]||c[1];return d=I,f=F,b=E,p=V,g=M,S=Q,O(C)})}}function Hh(s,e){let t=hr(e);return(n,i,r,l,c)=>i.map(d=>t(s(d)))}function Go(s,e,t){return new Date(s,e,t)}function Ma(s,e){return e(s)}var Uh="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Ta(s,e){return(t,n,i,r)=>r==null?rr:e(s(n))}function Vh(s,e){let t=s.series[e];return t.width?t.stroke(s,e):t.points.width?t.points.stroke(s,e):null}function Wh(s,e){return s.series[e].fill(s,e)}var jh={show:!0,live:!0,isolate:!1,mount:ah,markers:{show:!0,width:2,stroke:Vh,fill:Wh,dash:"solid"},idx:null,idxs:null,values:[]};function Fh(s,e){let t=s.cursor.points,n=xt(),i=t.size(s,e);xe(n,Ls,i),xe(n,Ds,i);let r=i/-2;xe(n,"marginLeft",r),xe(n,"marginTop",r);let l=t.width(s,e,i);return l&&xe(n,"borderWidth",l),n}function Bh(s,e){let t=s.series[e].points;return t._fill||t._stroke}function Gh(s,e){let t=s.series[e].points;return t._stroke||t._fill}function qh(s,e){return s.series[e].points.size}var qo=[0,0];function Kh(s,e,t){return qo[0]=e,qo[1]=t,qo}function Ai(s,e,t,n=!0){return i=>{i.button==0&&(!n||i.target==e)&&t(i)}}function Ko(s,e,t,n=!0){return i=>{(!n||i.target==e)&&t(i)}}var Yh={show:!0,x:!0,y:!0,lock:!1,move:Kh,points:{one:!1,show:Fh,size:qh,width:0,stroke:Gh,fill:Bh},bind:{mousedown:Ai,mouseup:Ai,click:Ai,dblclick:Ai,mousemove:Ko,mouseleave:Ko,mouseenter:Ko},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(s,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(s,e,t,n,i)=>n-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},cc={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},fr=Le({},cc,{filter:Ya}),uc=Le({},fr,{size:10}),dc=Le({},cc,{show:!1}),mr='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',hc="bold "+mr,pc=1.5,Ca={show:!0,scale:"x",stroke:or,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:hc,side:2,grid:fr,ticks:uc,border:dc,font:mr,lineGap:pc,rotate:0},Zh="Value",Jh="Time",Pa={show:!0,scale:"x",auto:!1,sorted:1,min:ge,max:-ge,idxs:[]};function Qh(s,e,t,n,i){return e.map(r=>r==null?"":ur(r))}function Xh(s,e,t,n,i,r,l){let c=[],d=rn.get(i)||0;t=l?t:ve(Di(t,i),d);for(let f=t;f<=n;f=ve(f+i,d))c.push(Object.is(f,-0)?0:f);return c}function er(s,e,t,n,i,r,l){let c=[],d=s.scales[s.axes[e].scale].log,f=d==10?qt:Ga,b=ht(f(t));i=is(d,b),d==10&&(i=An[Ct(i,An)]);let p=t,g=i*d;d==10&&(g=An[Ct(g,An)]);do c.push(p),p=p+i,d==10&&!rn.has(p)&&(p=ve(p,rn.get(i))),p>=g&&(i=p,g=i*d,d==10&&(g=An[Ct(g,An)]));while(p<=n);return c}function ep(s,e,t,n,i,r,l){let d=s.scales[s.axes[e].scale].asinh,f=n>d?er(s,e,tt(d,t),n,i):[d],b=n>=0&&t<=0?[0]:[];return(t<-d?er(s,e,tt(d,-n),-t,i):[d]).reverse().map(g=>-g).concat(b,f)}var fc=/./,tp=/[12357]/,np=/[125]/,La=/1/,tr=(s,e,t,n)=>s.map((i,r)=>e==4&&i==0||r%n==0&&t.test(i.toExponential()[i<0?1:0])?i:null);function sp(s,e,t,n,i){let r=s.axes[t],l=r.scale,c=s.scales[l],d=s.valToPos,f=r._space,b=d(10,l),p=d(9,l)-b>=f?fc:d(7,l)-b>=f?tp:d(5,l)-b>=f?np:La;if(p==La){let g=Ie(d(1,l)-b);if(g<f)return tr(e.slice().reverse(),c.distr,p,kt(f/g)).reverse()}return tr(e,c.distr,p,1)}function ip(s,e,t,n,i){let r=s.axes[t],l=r.scale,c=r._space,d=s.valToPos,f=Ie(d(1,l)-d(2,l));return f<c?tr(e.slice().reverse(),3,fc,kt(c/f)).reverse():e}function op(s,e,t,n){return n==null?rr:e==null?"":ur(e)}var Da={show:!0,scale:"y",stroke:or,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:hc,side:3,grid:fr,ticks:uc,border:dc,font:mr,lineGap:pc,rotate:0};function rp(s,e){let t=3+(s||1)*2;return ve(t*e,3)}function lp(s,e){let{scale:t,idxs:n}=s.series[0],i=s._data[0],r=s.valToPos(i[n[0]],t,!0),l=s.valToPos(i[n[1]],t,!0),c=Ie(l-r),d=s.series[e],f=c/(d.points.space*ce);return n[1]-n[0]<=f}var Ra={scale:null,auto:!0,sorted:0,min:ge,max:-ge},mc=(s,e,t,n,i)=>i,Oa={show:!0,auto:!0,sorted:0,gaps:mc,alpha:1,facets:[Le({},Ra,{scale:"x"}),Le({},Ra,{scale:"y"})]},za={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:mc,alpha:1,points:{show:lp,filter:null},values:null,min:ge,max:-ge,idxs:[],path:null,clip:null};function ap(s,e,t,n,i){return t/10}var gc={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},cp=Le({},gc,{time:!1,ori:1}),Ia={};function vc(s,e){let t=Ia[s];return t||(t={key:s,plots:[],sub(n){t.plots.push(n)},unsub(n){t.plots=t.plots.filter(i=>i!=n)},pub(n,i,r,l,c,d,f){for(let b=0;b<t.plots.length;b++)t.plots[b]!=i&&t.plots[b].pub(n,i,r,l,c,d,f)}},s!=null&&(Ia[s]=t)),t}var ls=1,nr=2;function Cn(s,e,t){let n=s.mode,i=s.series[e],r=n==2?s._data[e]:s._data,l=s.scales,c=s.bbox,d=r[0],f=n==2?r[1]:r[e],b=n==2?l[i.facets[0].scale]:l[s.series[0].scale],p=n==2?l[i.facets[1].scale]:l[i.scale],g=c.left,S=c.top,$=c.width,C=c.height,I=s.valToPosH,F=s.valToPosV;return b.ori==0?t(i,d,f,b,p,I,F,g,S,$,C,zi,cs,Ni,wc,yc):t(i,d,f,b,p,F,I,S,g,C,$,Ii,us,br,_c,xc)}function gr(s,e){let t=0,n=0,i=le(s.bands,dr);for(let r=0;r<i.length;r++){let l=i[r];l.series[0]==e?t=l.dir:l.series[1]==e&&(l.dir==1?n|=1:n|=2)}return[t,n==1?-1:n==2?1:n==3?2:0]}function up(s,e,t,n,i){let r=s.mode,l=s.series[e],c=r==2?l.facets[1].scale:l.scale,d=s.scales[c];return i==-1?d.min:i==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function Kt(s,e,t,n,i,r){return Cn(s,e,(l,c,d,f,b,p,g,S,$,C,I)=>{let F=l.pxRound,E=f.dir*(f.ori==0?1:-1),V=f.ori==0?cs:us,M,Q;E==1?(M=t,Q=n):(M=n,Q=t);let O=F(p(c[M],f,C,S)),X=F(g(d[M],b,I,$)),Y=F(p(c[Q],f,C,S)),ne=F(g(r==1?b.max:b.min,b,I,$)),K=new Path2D(i);return V(K,Y,ne),V(K,O,ne),V(K,O,X),K})}function Oi(s,e,t,n,i,r){let l=null;if(s.length>0){l=new Path2D;let c=e==0?Ni:br,d=t;for(let p=0;p<s.length;p++){let g=s[p];if(g[1]>g[0]){let S=g[0]-d;S>0&&c(l,d,n,S,n+r),d=g[1]}}let f=t+i-d,b=10;f>0&&c(l,d,n-b/2,f,n+r+b)}return l}function dp(s,e,t){let n=s[s.length-1];n&&n[0]==e?n[1]=t:s.push([e,t])}function vr(s,e,t,n,i,r,l){let c=[],d=s.length;for(let f=i==1?t:n;f>=t&&f<=n;f+=i)if(e[f]===null){let p=f,g=f;if(i==1)for(;++f<=n&&e[f]===null;)g=f;else for(;--f>=t&&e[f]===null;)g=f;let S=r(s[p]),$=g==p?S:r(s[g]),C=p-i;S=l<=0&&C>=0&&C<d?r(s[C]):S;let F=g+i;$=l>=0&&F>=0&&F<d?r(s[F]):$,$>=S&&c.push([S,$])}return c}function Na(s){return s==0?Ka:s==1?ze:e=>$n(e,s)}function bc(s){let e=s==0?zi:Ii,t=s==0?(i,r,l,c,d,f)=>{i.arcTo(r,l,c,d,f)}:(i,r,l,c,d,f)=>{i.arcTo(l,r,d,c,f)},n=s==0?(i,r,l,c,d)=>{i.rect(r,l,c,d)}:(i,r,l,c,d)=>{i.rect(l,r,d,c)};return(i,r,l,c,d,f=0,b=0)=>{f==0&&b==0?n(i,r,l,c,d):(f=Pt(f,c/2,d/2),b=Pt(b,c/2,d/2),e(i,r+f,l),t(i,r+c,l,r+c,l+d,f),t(i,r+c,l+d,r,l+d,b),t(i,r,l+d,r,l,b),t(i,r,l,r+c,l,f),i.closePath())}}var zi=(s,e,t)=>{s.moveTo(e,t)},Ii=(s,e,t)=>{s.moveTo(t,e)},cs=(s,e,t)=>{s.lineTo(e,t)},us=(s,e,t)=>{s.lineTo(t,e)},Ni=bc(0),br=bc(1),wc=(s,e,t,n,i,r)=>{s.arc(e,t,n,i,r)},_c=(s,e,t,n,i,r)=>{s.arc(t,e,n,i,r)},yc=(s,e,t,n,i,r,l)=>{s.bezierCurveTo(e,t,n,i,r,l)},xc=(s,e,t,n,i,r,l)=>{s.bezierCurveTo(t,e,i,n,l,r)};function kc(s){return(e,t,n,i,r)=>Cn(e,t,(l,c,d,f,b,p,g,S,$,C,I)=>{let{pxRound:F,points:E}=l,V,M;f.ori==0?(V=zi,M=wc):(V=Ii,M=_c);let Q=ve(E.width*ce,3),O=(E.size-E.width)/2*ce,X=ve(O*2,3),Y=new Path2D,ne=new Path2D,{left:K,top:T,width:J,height:N}=e.bbox;Ni(ne,K-X,T-X,J+X*2,N+X*2);let G=j=>{if(d[j]!=null){let ie=F(p(c[j],f,C,S)),W=F(g(d[j],b,I,$));V(Y,ie+O,W),M(Y,ie,W,O,0,Ei*2)}};if(r)r.forEach(G);else for(let j=n;j<=i;j++)G(j);return{stroke:Q>0?Y:null,fill:Y,clip:ne,flags:ls|nr}})}function Sc(s){return(e,t,n,i,r,l)=>{n!=i&&(r!=n&&l!=n&&s(e,t,n),r!=i&&l!=i&&s(e,t,i),s(e,t,l))}}var hp=Sc(cs),pp=Sc(us);function $c(s){let e=le(s?.alignGaps,0);return(t,n,i,r)=>Cn(t,n,(l,c,d,f,b,p,g,S,$,C,I)=>{[i,r]=Pi(d,i,r);let F=l.pxRound,E=N=>F(p(N,f,C,S)),V=N=>F(g(N,b,I,$)),M,Q;f.ori==0?(M=cs,Q=hp):(M=us,Q=pp);let O=f.dir*(f.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ls},Y=X.stroke,ne=!1;if(r-i>=C*4){let N=H=>t.posToVal(H,f.key,!0),G=null,j=null,ie,W,nt,ke=E(c[O==1?i:r]),oe=E(c[i]),pe=E(c[r]),ee=N(O==1?oe+1:pe-1);for(let H=O==1?i:r;H>=i&&H<=r;H+=O){let De=c[H],Se=(O==1?De<ee:De>ee)?ke:E(De),ue=d[H];Se==ke?ue!=null?(W=ue,G==null?(M(Y,Se,V(W)),ie=G=j=W):W<G?G=W:W>j&&(j=W)):ue===null&&(ne=!0):(G!=null&&Q(Y,ke,V(G),V(j),V(ie),V(W)),ue!=null?(W=ue,M(Y,Se,V(W)),G=j=ie=W):(G=j=null,ue===null&&(ne=!0)),ke=Se,ee=N(ke+O))}G!=null&&G!=j&&nt!=ke&&Q(Y,ke,V(G),V(j),V(ie),V(W))}else for(let N=O==1?i:r;N>=i&&N<=r;N+=O){let G=d[N];G===null?ne=!0:G!=null&&M(Y,E(c[N]),V(G))}let[T,J]=gr(t,n);if(l.fill!=null||T!=0){let N=X.fill=new Path2D(Y),G=l.fillTo(t,n,l.min,l.max,T),j=V(G),ie=E(c[i]),W=E(c[r]);O==-1&&([W,ie]=[ie,W]),M(N,W,j),M(N,ie,j)}if(!l.spanGaps){let N=[];ne&&N.push(...vr(c,d,i,r,O,E,e)),X.gaps=N=l.gaps(t,n,i,r,N),X.clip=Oi(N,f.ori,S,$,C,I)}return J!=0&&(X.band=J==2?[Kt(t,n,i,r,Y,-1),Kt(t,n,i,r,Y,1)]:Kt(t,n,i,r,Y,J)),X})}function fp(s){let e=le(s.align,1),t=le(s.ascDesc,!1),n=le(s.alignGaps,0),i=le(s.extend,!1);return(r,l,c,d)=>Cn(r,l,(f,b,p,g,S,$,C,I,F,E,V)=>{[c,d]=Pi(p,c,d);let M=f.pxRound,{left:Q,width:O}=r.bbox,X=oe=>M($(oe,g,E,I)),Y=oe=>M(C(oe,S,V,F)),ne=g.ori==0?cs:us,K={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ls},T=K.stroke,J=g.dir*(g.ori==0?1:-1),N=Y(p[J==1?c:d]),G=X(b[J==1?c:d]),j=G,ie=G;i&&e==-1&&(ie=Q,ne(T,ie,N)),ne(T,G,N);for(let oe=J==1?c:d;oe>=c&&oe<=d;oe+=J){let pe=p[oe];if(pe==null)continue;let ee=X(b[oe]),H=Y(pe);e==1?ne(T,ee,N):ne(T,j,H),ne(T,ee,H),N=H,j=ee}let W=j;i&&e==1&&(W=Q+O,ne(T,W,N));let[nt,ke]=gr(r,l);if(f.fill!=null||nt!=0){let oe=K.fill=new Path2D(T),pe=f.fillTo(r,l,f.min,f.max,nt),ee=Y(pe);ne(oe,W,ee),ne(oe,ie,ee)}if(!f.spanGaps){let oe=[];oe.push(...vr(b,p,c,d,J,X,n));let pe=f.width*ce/2,ee=t||e==1?pe:-pe,H=t||e==-1?-pe:pe;oe.forEach(De=>{De[0]+=ee,De[1]+=H}),K.gaps=oe=f.gaps(r,l,c,d,oe),K.clip=Oi(oe,g.ori,I,F,E,V)}return ke!=0&&(K.band=ke==2?[Kt(r,l,c,d,T,-1),Kt(r,l,c,d,T,1)]:Kt(r,l,c,d,T,ke)),K})}function Ha(s,e,t,n,i,r,l=ge){if(s.length>1){let c=null;for(let d=0,f=1/0;d<s.length;d++)if(e[d]!==void 0){if(c!=null){let b=Ie(s[d]-s[c]);b<f&&(f=b,l=Ie(t(s[d],n,i,r)-t(s[c],n,i,r)))}c=d}}return l}function mp(s){s=s||zs;let e=le(s.size,[.6,ge,1]),t=s.align||0,n=s.gap||0,i=s.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let r=se(i),l=1-e[0],c=le(e[1],ge),d=le(e[2],1),f=le(s.disp,zs),b=le(s.each,S=>{}),{fill:p,stroke:g}=f;return(S,$,C,I)=>Cn(S,$,(F,E,V,M,Q,O,X,Y,ne,K,T)=>{let J=F.pxRound,N=t,G=n*ce,j=c*ce,ie=d*ce,W,nt;M.ori==0?[W,nt]=r(S,$):[nt,W]=r(S,$);let ke=M.dir*(M.ori==0?1:-1),oe=M.ori==0?Ni:br,pe=M.ori==0?b:(D,be,Re,Rn,un,Dt,dn)=>{b(D,be,Re,un,Rn,dn,Dt)},ee=le(S.bands,dr).find(D=>D.series[0]==$),H=ee!=null?ee.dir:0,De=F.fillTo(S,$,F.min,F.max,H),Ze=J(X(De,Q,T,ne)),Se,ue,St,rt=K,Ae=J(F.width*ce),Lt=!1,Ut=null,ft=null,Yt=null,Pn=null;p!=null&&(Ae==0||g!=null)&&(Lt=!0,Ut=p.values(S,$,C,I),ft=new Map,new Set(Ut).forEach(D=>{D!=null&&ft.set(D,new Path2D)}),Ae>0&&(Yt=g.values(S,$,C,I),Pn=new Map,new Set(Yt).forEach(D=>{D!=null&&Pn.set(D,new Path2D)})));let{x0:Ln,size:hs}=f;if(Ln!=null&&hs!=null){N=1,E=Ln.values(S,$,C,I),Ln.unit==2&&(E=E.map(Re=>S.posToVal(Y+Re*K,M.key,!0)));let D=hs.values(S,$,C,I);hs.unit==2?ue=D[0]*K:ue=O(D[0],M,K,Y)-O(0,M,K,Y),rt=Ha(E,V,O,M,K,Y,rt),St=rt-ue+G}else rt=Ha(E,V,O,M,K,Y,rt),St=rt*l+G,ue=rt-St;St<1&&(St=0),Ae>=ue/2&&(Ae=0),St<5&&(J=Ka);let Ns=St>0,an=rt-St-(Ns?Ae:0);ue=J(Xo(an,ie,j)),Se=(N==0?ue/2:N==ke?0:ue)-N*ke*((N==0?G/2:0)+(Ns?Ae/2:0));let Je={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Dn=Lt?null:new Path2D,Vt=null;if(ee!=null)Vt=S.data[ee.series[1]];else{let{y0:D,y1:be}=f;D!=null&&be!=null&&(V=be.values(S,$,C,I),Vt=D.values(S,$,C,I))}let cn=W*ue,Z=nt*ue;for(let D=ke==1?C:I;D>=C&&D<=I;D+=ke){let be=V[D];if(be==null)continue;if(Vt!=null){let st=Vt[D]??0;if(be-st==0)continue;Ze=X(st,Q,T,ne)}let Re=M.distr!=2||f!=null?E[D]:D,Rn=O(Re,M,K,Y),un=X(le(be,De),Q,T,ne),Dt=J(Rn-Se),dn=J(tt(un,Ze)),lt=J(Pt(un,Ze)),mt=dn-lt;if(be!=null){let st=be<0?Z:cn,$t=be<0?cn:Z;Lt?(Ae>0&&Yt[D]!=null&&oe(Pn.get(Yt[D]),Dt,lt+ht(Ae/2),ue,tt(0,mt-Ae),st,$t),Ut[D]!=null&&oe(ft.get(Ut[D]),Dt,lt+ht(Ae/2),ue,tt(0,mt-Ae),st,$t)):oe(Dn,Dt,lt+ht(Ae/2),ue,tt(0,mt-Ae),st,$t),pe(S,$,D,Dt-Ae/2,lt,ue+Ae,mt)}}return Ae>0?Je.stroke=Lt?Pn:Dn:Lt||(Je._fill=F.width==0?F._fill:F._stroke??F._fill,Je.width=0),Je.fill=Lt?ft:Dn,Je})}function gp(s,e){let t=le(e?.alignGaps,0);return(n,i,r,l)=>Cn(n,i,(c,d,f,b,p,g,S,$,C,I,F)=>{[r,l]=Pi(f,r,l);let E=c.pxRound,V=W=>E(g(W,b,I,$)),M=W=>E(S(W,p,F,C)),Q,O,X;b.ori==0?(Q=zi,X=cs,O=yc):(Q=Ii,X=us,O=xc);let Y=b.dir*(b.ori==0?1:-1),ne=V(d[Y==1?r:l]),K=ne,T=[],J=[];for(let W=Y==1?r:l;W>=r&&W<=l;W+=Y)if(f[W]!=null){let ke=d[W],oe=V(ke);T.push(K=oe),J.push(M(f[W]))}let N={stroke:s(T,J,Q,X,O,E),fill:null,clip:null,band:null,gaps:null,flags:ls},G=N.stroke,[j,ie]=gr(n,i);if(c.fill!=null||j!=0){let W=N.fill=new Path2D(G),nt=c.fillTo(n,i,c.min,c.max,j),ke=M(nt);X(W,K,ke),X(W,ne,ke)}if(!c.spanGaps){let W=[];W.push(...vr(d,f,r,l,Y,V,t)),N.gaps=W=c.gaps(n,i,r,l,W),N.clip=Oi(W,b.ori,$,C,I,F)}return ie!=0&&(N.band=ie==2?[Kt(n,i,r,l,G,-1),Kt(n,i,r,l,G,1)]:Kt(n,i,r,l,G,ie)),N})}function vp(s){return gp(bp,s)}function bp(s,e,t,n,i,r){let l=s.length;if(l<2)return null;let c=new Path2D;if(t(c,s[0],e[0]),l==2)n(c,s[1],e[1]);else{let d=Array(l),f=Array(l-1),b=Array(l-1),p=Array(l-1);for(let g=0;g<l-1;g++)b[g]=e[g+1]-e[g],p[g]=s[g+1]-s[g],f[g]=b[g]/p[g];d[0]=f[0];for(let g=1;g<l-1;g++)f[g]===0||f[g-1]===0||f[g-1]>0!=f[g]>0?d[g]=0:(d[g]=3*(p[g-1]+p[g])/((2*p[g]+p[g-1])/f[g-1]+(p[g]+2*p[g-1])/f[g]),isFinite(d[g])||(d[g]=0));d[l-1]=f[l-2];for(let g=0;g<l-1;g++)i(c,s[g]+p[g]/3,e[g]+d[g]*p[g]/3,s[g+1]-p[g]/3,e[g+1]-d[g+1]*p[g]/3,s[g+1],e[g+1])}return c}var sr=new Set;function Ua(){for(let s of sr)s.syncRect(!0)}as&&(Mn(Qd,ss,Ua),Mn(Xd,ss,Ua,!0),Mn(Mi,ss,()=>{Ge.pxRatio=ce}));var wp=$c(),_p=kc();function Va(s,e,t,n){return(n?[s[0],s[1]].concat(s.slice(2)):[s[0]].concat(s.slice(1))).map((r,l)=>ir(r,l,e,t))}function yp(s,e){return s.map((t,n)=>n==0?{}:Le({},e,t))}function ir(s,e,t,n){return Le({},e==0?t:n,s)}function Ac(s,e,t){return e==null?os:[e,t]}var xp=Ac;function kp(s,e,t){return e==null?os:Ti(e,t,cr,!0)}function Ec(s,e,t,n){return e==null?os:Li(e,t,s.scales[n].log,!1)}var Sp=Ec;function Mc(s,e,t,n){return e==null?os:ar(e,t,s.scales[n].log,!1)}var $p=Mc;function Ap(s,e,t,n,i){let r=tt(wa(s),wa(e)),l=e-s,c=Ct(i/n*l,t);do{let d=t[c],f=n*d/l;if(f>=i&&r+(d<5?rn.get(d):0)<=17)return[d,f]}while(++c<t.length);return[0,0]}function Wa(s){let e,t;return s=s.replace(/(\d+)px/,(n,i)=>(e=ze((t=+i)*ce))+"px"),[s,e,t]}function Ep(s){s.show&&[s.font,s.labelFont].forEach(e=>{let t=ve(e[2]*ce,1);e[0]=e[0].replace(/[0-9.]+px/,t+"px"),e[1]=t})}function Ge(s,e,t){let n={mode:le(s.mode,1)},i=n.mode;function r(o,a,u,h){let m=a.valToPct(o);return h+u*(a.dir==-1?1-m:m)}function l(o,a,u,h){let m=a.valToPct(o);return h+u*(a.dir==-1?m:1-m)}function c(o,a,u,h){return a.ori==0?r(o,a,u,h):l(o,a,u,h)}n.valToPosH=r,n.valToPosV=l;let d=!1;n.status=0;let f=n.root=xt(Rd);if(s.id!=null&&(f.id=s.id),dt(f,s.class),s.title){let o=xt(Id,f);o.textContent=s.title}let b=Tt("canvas"),p=n.ctx=b.getContext("2d"),g=xt(Nd,f);Mn("click",g,o=>{o.target===$&&(we!=Bn||$e!=Gn)&&Ke.click(n,o)},!0);let S=n.under=xt(Hd,g);g.appendChild(b);let $=n.over=xt(Ud,g);s=rs(s);let C=+le(s.pxAlign,1),I=Na(C);(s.plugins||[]).forEach(o=>{o.opts&&(s=o.opts(n,s)||s)});let F=s.ms||.001,E=n.series=i==1?Va(s.series||[],Pa,za,!1):yp(s.series||[null],Oa),V=n.axes=Va(s.axes||[],Ca,Da,!0),M=n.scales={},Q=n.bands=s.bands||[];Q.forEach(o=>{o.fill=se(o.fill||null),o.dir=le(o.dir,-1)});let O=i==2?E[1].facets[0].scale:E[0].scale,X={axes:tu,series:Zc},Y=(s.drawOrder||["axes","series"]).map(o=>X[o]);function ne(o){let a=o.distr==3?u=>qt(u>0?u:o.clamp(n,u,o.min,o.max,o.key)):o.distr==4?u=>Bo(u,o.asinh):o.distr==100?u=>o.fwd(u):u=>u;return u=>{let h=a(u),{_min:m,_max:v}=o,_=v-m;return(h-m)/_}}function K(o){let a=M[o];if(a==null){let u=(s.scales||zs)[o]||zs;if(u.from!=null){K(u.from);let h=Le({},M[u.from],u,{key:o});h.valToPct=ne(h),M[o]=h}else{a=M[o]=Le({},o==O?gc:cp,u),a.key=o;let h=a.time,m=a.range,v=on(m);if((o!=O||i==2&&!h)&&(v&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?ga:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?ga:{mode:1,hard:m[1],soft:m[1]}},v=!1),!v&&Ri(m))){let _=m;m=(k,A,P)=>A==null?os:Ti(A,P,_)}a.range=se(m||(h?xp:o==O?a.distr==3?Sp:a.distr==4?$p:Ac:a.distr==3?Ec:a.distr==4?Mc:kp)),a.auto=se(v?!1:a.auto),a.clamp=se(a.clamp||ap),a._min=a._max=null,a.valToPct=ne(a)}}}K("x"),K("y"),i==1&&E.forEach(o=>{K(o.scale)}),V.forEach(o=>{K(o.scale)});for(let o in s.scales)K(o);let T=M[O],J=T.distr,N,G;T.ori==0?(dt(f,Od),N=r,G=l):(dt(f,zd),N=l,G=r);let j={};for(let o in M){let a=M[o];(a.min!=null||a.max!=null)&&(j[o]={min:a.min,max:a.max},a.min=a.max=null)}let ie=s.tzDate||(o=>new Date(ze(o/F))),W=s.fmtDate||hr,nt=F==1?Oh(ie):Nh(ie),ke=Ea(ie,Aa(F==1?Rh:Ih,W)),oe=Ta(ie,Ma(Uh,W)),pe=[],ee=n.legend=Le({},jh,s.legend),H=n.cursor=Le({},Yh,{drag:{y:i==2}},s.cursor),De=ee.show,Ze=H.show,Se=ee.markers;ee.idxs=pe,Se.width=se(Se.width),Se.dash=se(Se.dash),Se.stroke=se(Se.stroke),Se.fill=se(Se.fill);let ue,St,rt,Ae=[],Lt=[],Ut,ft=!1,Yt={};if(ee.live){let o=E[1]?E[1].values:null;ft=o!=null,Ut=ft?o(n,1,0):{_:0};for(let a in Ut)Yt[a]=rr}if(De)if(ue=Tt("table",Gd,f),rt=Tt("tbody",null,ue),ee.mount(n,ue),ft){St=Tt("thead",null,ue,rt);let o=Tt("tr",null,St);Tt("th",null,o);for(var Pn in Ut)Tt("th",sa,o).textContent=Pn}else dt(ue,Kd),ee.live&&dt(ue,qd);let Ln={show:!0},hs={show:!1};function Ns(o,a){if(a==0&&(ft||!ee.live||i==2))return os;let u=[],h=Tt("tr",Yd,rt,rt.childNodes[a]);dt(h,o.class),o.show||dt(h,En);let m=Tt("th",null,h);if(Se.show){let k=xt(Zd,m);if(a>0){let A=Se.width(n,a);A&&(k.style.border=A+"px "+Se.dash(n,a)+" "+Se.stroke(n,a)),k.style.background=Se.fill(n,a)}}let v=xt(sa,m);o.label instanceof HTMLElement?v.appendChild(o.label):v.textContent=o.label,a>0&&(Se.show||(v.style.color=o.width>0?Se.stroke(n,a):Se.fill(n,a)),Je("click",m,k=>{if(H._lock)return;pn(k);let A=E.indexOf(o);if((k.ctrlKey||k.metaKey)!=ee.isolate){let P=E.some((L,R)=>R>0&&R!=A&&L.show);E.forEach((L,R)=>{R>0&&Ot(R,P?R==A?Ln:hs:Ln,!0,Pe.setSeries)})}else Ot(A,{show:!o.show},!0,Pe.setSeries)},!1),zn&&Je(la,m,k=>{H._lock||(pn(k),Ot(E.indexOf(o),Kn,!0,Pe.setSeries))},!1));for(var _ in Ut){let k=Tt("td",Jd,h);k.textContent="--",u.push(k)}return[h,u]}let an=new Map;function Je(o,a,u,h=!0){let m=an.get(a)||{},v=H.bind[o](n,a,u,h);v&&(Mn(o,a,m[o]=v),an.set(a,m))}function Dn(o,a,u){let h=an.get(a)||{};for(let m in h)(o==null||m==o)&&(Qo(m,a,h[m]),delete h[m]);o==null&&an.delete(a)}let Vt=0,cn=0,Z=0,D=0,be=0,Re=0,Rn=be,un=Re,Dt=Z,dn=D,lt=0,mt=0,st=0,$t=0;n.bbox={};let Ui=!1,Hs=!1,On=!1,hn=!1,Us=!1,gt=!1;function Vi(o,a,u){(u||o!=n.width||a!=n.height)&&Ar(o,a),Vn(!1),On=!0,Hs=!0,Wn()}function Ar(o,a){n.width=Vt=Z=o,n.height=cn=D=a,be=Re=0,jc(),Fc();let u=n.bbox;lt=u.left=$n(be*ce,.5),mt=u.top=$n(Re*ce,.5),st=u.width=$n(Z*ce,.5),$t=u.height=$n(D*ce,.5)}let Uc=3;function Vc(){let o=!1,a=0;for(;!o;){a++;let u=Xc(a),h=eu(a);o=a==Uc||u&&h,o||(Ar(n.width,n.height),Hs=!0)}}function Wc({width:o,height:a}){Vi(o,a)}n.setSize=Wc;function jc(){let o=!1,a=!1,u=!1,h=!1;V.forEach((m,v)=>{if(m.show&&m._show){let{side:_,_size:k}=m,A=_%2,P=m.label!=null?m.labelSize:0,L=k+P;L>0&&(A?(Z-=L,_==3?(be+=L,h=!0):u=!0):(D-=L,_==0?(Re+=L,o=!0):a=!0))}}),fn[0]=o,fn[1]=u,fn[2]=a,fn[3]=h,Z-=Zt[1]+Zt[3],be+=Zt[3],D-=Zt[2]+Zt[0],Re+=Zt[0]}function Fc(){let o=be+Z,a=Re+D,u=be,h=Re;function m(v,_){switch(v){case 1:return o+=_,o-_;case 2:return a+=_,a-_;case 3:return u-=_,u+_;case 0:return h-=_,h+_}}V.forEach((v,_)=>{if(v.show&&v._show){let k=v.side;v._pos=m(k,v._size),v.label!=null&&(v._lpos=m(k,v.labelSize))}})}if(H.dataIdx==null){let o=H.hover,a=o.skip=new Set(o.skip??[]);a.add(void 0);let u=o.prox=se(o.prox),h=o.bias??=0;H.dataIdx=(m,v,_,k)=>{if(v==0)return _;let A=_,P=u(m,v,_,k)??ge,L=P>=0&&P<ge,R=T.ori==0?Z:D,q=H.left,ae=e[0],re=e[v];if(a.has(re[_])){A=null;let te=null,B=null,U;if(h==0||h==-1)for(U=_;te==null&&U-- >0;)a.has(re[U])||(te=U);if(h==0||h==1)for(U=_;B==null&&U++<re.length;)a.has(re[U])||(B=U);if(te!=null||B!=null)if(L){let ye=te==null?-1/0:N(ae[te],T,R,0),Ee=B==null?1/0:N(ae[B],T,R,0),je=q-ye,fe=Ee-q;je<=fe?je<=P&&(A=te):fe<=P&&(A=B)}else A=B==null?te:te==null?B:_-te<=B-_?te:B}else L&&Ie(q-N(ae[_],T,R,0))>P&&(A=null);return A}}let pn=o=>{H.event=o};H.idxs=pe,H._lock=!1;let Ye=H.points;Ye.show=se(Ye.show),Ye.size=se(Ye.size),Ye.stroke=se(Ye.stroke),Ye.width=se(Ye.width),Ye.fill=se(Ye.fill);let Rt=n.focus=Le({},s.focus||{alpha:.3},H.focus),zn=Rt.prox>=0,In=zn&&Ye.one,vt=[],Nn=[],Hn=[];function Er(o,a){let u=Ye.show(n,a);if(u instanceof HTMLElement)return dt(u,Bd),dt(u,o.class),Ht(u,-10,-10,Z,D),$.insertBefore(u,vt[a]),u}function Mr(o,a){if(i==1||a>0){let u=i==1&&M[o.scale].time,h=o.value;o.value=u?xa(h)?Ta(ie,Ma(h,W)):h||oe:h||op,o.label=o.label||(u?Jh:Zh)}if(In||a>0){o.width=o.width==null?1:o.width,o.paths=o.paths||wp||ch,o.fillTo=se(o.fillTo||up),o.pxAlign=+le(o.pxAlign,C),o.pxRound=Na(o.pxAlign),o.stroke=se(o.stroke||null),o.fill=se(o.fill||null),o._stroke=o._fill=o._paths=o._focus=null;let u=rp(tt(1,o.width),1),h=o.points=Le({},{size:u,width:tt(1,u*.2),stroke:o.stroke,space:u*2,paths:_p,_stroke:null,_fill:null},o.points);h.show=se(h.show),h.filter=se(h.filter),h.fill=se(h.fill),h.stroke=se(h.stroke),h.paths=se(h.paths),h.pxAlign=o.pxAlign}if(De){let u=Ns(o,a);Ae.splice(a,0,u[0]),Lt.splice(a,0,u[1]),ee.values.push(null)}if(Ze){pe.splice(a,0,null);let u=null;In?a==0&&(u=Er(o,a)):a>0&&(u=Er(o,a)),vt.splice(a,0,u),Nn.splice(a,0,0),Hn.splice(a,0,0)}We("addSeries",a)}function Bc(o,a){a=a??E.length,o=i==1?ir(o,a,Pa,za):ir(o,a,{},Oa),E.splice(a,0,o),Mr(E[a],a)}n.addSeries=Bc;function Gc(o){if(E.splice(o,1),De){ee.values.splice(o,1),Lt.splice(o,1);let a=Ae.splice(o,1)[0];Dn(null,a.firstChild),a.remove()}Ze&&(pe.splice(o,1),vt.splice(o,1)[0].remove(),Nn.splice(o,1),Hn.splice(o,1)),We("delSeries",o)}n.delSeries=Gc;let fn=[!1,!1,!1,!1];function qc(o,a){if(o._show=o.show,o.show){let u=o.side%2,h=M[o.scale];h==null&&(o.scale=u?E[1].scale:O,h=M[o.scale]);let m=h.time;o.size=se(o.size),o.space=se(o.space),o.rotate=se(o.rotate),on(o.incrs)&&o.incrs.forEach(_=>{!rn.has(_)&&rn.set(_,Ja(_))}),o.incrs=se(o.incrs||(h.distr==2?Ph:m?F==1?Dh:zh:An)),o.splits=se(o.splits||(m&&h.distr==1?nt:h.distr==3?er:h.distr==4?ep:Xh)),o.stroke=se(o.stroke),o.grid.stroke=se(o.grid.stroke),o.ticks.stroke=se(o.ticks.stroke),o.border.stroke=se(o.border.stroke);let v=o.values;o.values=on(v)&&!on(v[0])?se(v):m?on(v)?Ea(ie,Aa(v,W)):xa(v)?Hh(ie,v):v||ke:v||Qh,o.filter=se(o.filter||(h.distr>=3&&h.log==10?sp:h.distr==3&&h.log==2?ip:Ya)),o.font=Wa(o.font),o.labelFont=Wa(o.labelFont),o._size=o.size(n,null,a,0),o._space=o._rotate=o._incrs=o._found=o._splits=o._values=null,o._size>0&&(fn[a]=!0,o._el=xt(Vd,g))}}function ps(o,a,u,h){let[m,v,_,k]=u,A=a%2,P=0;return A==0&&(k||v)&&(P=a==0&&!m||a==2&&!_?ze(Ca.size/3):0),A==1&&(m||_)&&(P=a==1&&!v||a==3&&!k?ze(Da.size/2):0),P}let Tr=n.padding=(s.padding||[ps,ps,ps,ps]).map(o=>se(le(o,ps))),Zt=n._padding=Tr.map((o,a)=>o(n,a,fn,0)),qe,Ne=null,He=null,Vs=i==1?E[0].idxs:null,At=null,fs=!1;function Cr(o,a){if(e=o??[],n.data=n._data=e,i==2){qe=0;for(let u=1;u<E.length;u++)qe+=e[u][0].length}else{e.length==0&&(n.data=n._data=e=[[]]),At=e[0],qe=At.length;let u=e;if(J==2){u=e.slice();let h=u[0]=Array(qe);for(let m=0;m<qe;m++)h[m]=m}n._data=e=u}if(Vn(!0),We("setData"),J==2&&(On=!0),a!==!1){let u=T;u.auto(n,fs)?Wi():Qt(O,u.min,u.max),hn=hn||H.left>=0,gt=!0,Wn()}}n.setData=Cr;function Wi(){fs=!0;let o,a;i==1&&(qe>0?(Ne=Vs[0]=0,He=Vs[1]=qe-1,o=e[0][Ne],a=e[0][He],J==2?(o=Ne,a=He):o==a&&(J==3?[o,a]=Li(o,o,T.log,!1):J==4?[o,a]=ar(o,o,T.log,!1):T.time?a=o+ze(86400/F):[o,a]=Ti(o,a,cr,!0))):(Ne=Vs[0]=o=null,He=Vs[1]=a=null)),Qt(O,o,a)}let Ws,Un,ji,Fi,Bi,Gi,qi,Ki,Yi,it;function Pr(o,a,u,h,m,v){o??=oa,u??=dr,h??="butt",m??=oa,v??="round",o!=Ws&&(p.strokeStyle=Ws=o),m!=Un&&(p.fillStyle=Un=m),a!=ji&&(p.lineWidth=ji=a),v!=Bi&&(p.lineJoin=Bi=v),h!=Gi&&(p.lineCap=Gi=h),u!=Fi&&p.setLineDash(Fi=u)}function Lr(o,a,u,h){a!=Un&&(p.fillStyle=Un=a),o!=qi&&(p.font=qi=o),u!=Ki&&(p.textAlign=Ki=u),h!=Yi&&(p.textBaseline=Yi=h)}function Zi(o,a,u,h,m=0){if(h.length>0&&o.auto(n,fs)&&(a==null||a.min==null)){let v=le(Ne,0),_=le(He,h.length-1),k=u.min==null?sh(h,v,_,m,o.distr==3):[u.min,u.max];o.min=Pt(o.min,u.min=k[0]),o.max=tt(o.max,u.max=k[1])}}let Dr={min:null,max:null};function Kc(){for(let h in M){let m=M[h];j[h]==null&&(m.min==null||j[O]!=null&&m.auto(n,fs))&&(j[h]=Dr)}for(let h in M){let m=M[h];j[h]==null&&m.from!=null&&j[m.from]!=null&&(j[h]=Dr)}j[O]!=null&&Vn(!0);let o={};for(let h in j){let m=j[h];if(m!=null){let v=o[h]=rs(M[h],hh);if(m.min!=null)Le(v,m);else if(h!=O||i==2)if(qe==0&&v.from==null){let _=v.range(n,null,null,h);v.min=_[0],v.max=_[1]}else v.min=ge,v.max=-ge}}if(qe>0){E.forEach((h,m)=>{if(i==1){let v=h.scale,_=j[v];if(_==null)return;let k=o[v];if(m==0){let A=k.range(n,k.min,k.max,v);k.min=A[0],k.max=A[1],Ne=Ct(k.min,e[0]),He=Ct(k.max,e[0]),He-Ne>1&&(e[0][Ne]<k.min&&Ne++,e[0][He]>k.max&&He--),h.min=At[Ne],h.max=At[He]}else h.show&&h.auto&&Zi(k,_,h,e[m],h.sorted);h.idxs[0]=Ne,h.idxs[1]=He}else if(m>0&&h.show&&h.auto){let[v,_]=h.facets,k=v.scale,A=_.scale,[P,L]=e[m],R=o[k],q=o[A];R!=null&&Zi(R,j[k],v,P,v.sorted),q!=null&&Zi(q,j[A],_,L,_.sorted),h.min=_.min,h.max=_.max}});for(let h in o){let m=o[h],v=j[h];if(m.from==null&&(v==null||v.min==null)){let _=m.range(n,m.min==ge?null:m.min,m.max==-ge?null:m.max,h);m.min=_[0],m.max=_[1]}}}for(let h in o){let m=o[h];if(m.from!=null){let v=o[m.from];if(v.min==null)m.min=m.max=null;else{let _=m.range(n,v.min,v.max,h);m.min=_[0],m.max=_[1]}}}let a={},u=!1;for(let h in o){let m=o[h],v=M[h];if(v.min!=m.min||v.max!=m.max){v.min=m.min,v.max=m.max;let _=v.distr;v._min=_==3?qt(v.min):_==4?Bo(v.min,v.asinh):_==100?v.fwd(v.min):v.min,v._max=_==3?qt(v.max):_==4?Bo(v.max,v.asinh):_==100?v.fwd(v.max):v.max,a[h]=u=!0}}if(u){E.forEach((h,m)=>{i==2?m>0&&a.y&&(h._paths=null):a[h.scale]&&(h._paths=null)});for(let h in a)On=!0,We("setScale",h);Ze&&H.left>=0&&(hn=gt=!0)}for(let h in j)j[h]=null}function Yc(o){let a=Xo(Ne-1,0,qe-1),u=Xo(He+1,0,qe-1);for(;o[a]==null&&a>0;)a--;for(;o[u]==null&&u<qe-1;)u++;return[a,u]}function Zc(){if(qe>0){let o=E.some(a=>a._focus)&&it!=Rt.alpha;o&&(p.globalAlpha=it=Rt.alpha),E.forEach((a,u)=>{if(u>0&&a.show&&(Rr(u,!1),Rr(u,!0),a._paths==null)){let h=it;it!=a.alpha&&(p.globalAlpha=it=a.alpha);let m=i==2?[0,e[u][0].length-1]:Yc(e[u]);a._paths=a.paths(n,u,m[0],m[1]),it!=h&&(p.globalAlpha=it=h)}}),E.forEach((a,u)=>{if(u>0&&a.show){let h=it;it!=a.alpha&&(p.globalAlpha=it=a.alpha),a._paths!=null&&Or(u,!1);{let m=a._paths!=null?a._paths.gaps:null,v=a.points.show(n,u,Ne,He,m),_=a.points.filter(n,u,v,m);(v||_)&&(a.points._paths=a.points.paths(n,u,Ne,He,_),Or(u,!0))}it!=h&&(p.globalAlpha=it=h),We("drawSeries",u)}}),o&&(p.globalAlpha=it=1)}}function Rr(o,a){let u=a?E[o].points:E[o];u._stroke=u.stroke(n,o),u._fill=u.fill(n,o)}function Or(o,a){let u=a?E[o].points:E[o],{stroke:h,fill:m,clip:v,flags:_,_stroke:k=u._stroke,_fill:A=u._fill,_width:P=u.width}=u._paths;P=ve(P*ce,3);let L=null,R=P%2/2;a&&A==null&&(A=P>0?"#fff":k);let q=u.pxAlign==1&&R>0;if(q&&p.translate(R,R),!a){let ae=lt-P/2,re=mt-P/2,te=st+P,B=$t+P;L=new Path2D,L.rect(ae,re,te,B)}a?Ji(k,P,u.dash,u.cap,A,h,m,_,v):Jc(o,k,P,u.dash,u.cap,A,h,m,_,L,v),q&&p.translate(-R,-R)}function Jc(o,a,u,h,m,v,_,k,A,P,L){let R=!1;A!=0&&Q.forEach((q,ae)=>{if(q.series[0]==o){let re=E[q.series[1]],te=e[q.series[1]],B=(re._paths||zs).band;on(B)&&(B=q.dir==1?B[0]:B[1]);let U,ye=null;re.show&&B&&oh(te,Ne,He)?(ye=q.fill(n,ae)||v,U=re._paths.clip):B=null,Ji(a,u,h,m,ye,_,k,A,P,L,U,B),R=!0}}),R||Ji(a,u,h,m,v,_,k,A,P,L)}let zr=ls|nr;function Ji(o,a,u,h,m,v,_,k,A,P,L,R){Pr(o,a,u,h,m),(A||P||R)&&(p.save(),A&&p.clip(A),P&&p.clip(P)),R?(k&zr)==zr?(p.clip(R),L&&p.clip(L),Fs(m,_),js(o,v,a)):k&nr?(Fs(m,_),p.clip(R),js(o,v,a)):k&ls&&(p.save(),p.clip(R),L&&p.clip(L),Fs(m,_),p.restore(),js(o,v,a)):(Fs(m,_),js(o,v,a)),(A||P||R)&&p.restore()}function js(o,a,u){u>0&&(a instanceof Map?a.forEach((h,m)=>{p.strokeStyle=Ws=m,p.stroke(h)}):a!=null&&o&&p.stroke(a))}function Fs(o,a){a instanceof Map?a.forEach((u,h)=>{p.fillStyle=Un=h,p.fill(u)}):a!=null&&o&&p.fill(a)}function Qc(o,a,u,h){let m=V[o],v;if(h<=0)v=[0,0];else{let _=m._space=m.space(n,o,a,u,h),k=m._incrs=m.incrs(n,o,a,u,h,_);v=Ap(a,u,k,h,_)}return m._found=v}function Qi(o,a,u,h,m,v,_,k,A,P){let L=_%2/2;C==1&&p.translate(L,L),Pr(k,_,A,P,k),p.beginPath();let R,q,ae,re,te=m+(h==0||h==3?-v:v);u==0?(q=m,re=te):(R=m,ae=te);for(let B=0;B<o.length;B++)a[B]!=null&&(u==0?R=ae=o[B]:q=re=o[B],p.moveTo(R,q),p.lineTo(ae,re));p.stroke(),C==1&&p.translate(-L,-L)}function Xc(o){let a=!0;return V.forEach((u,h)=>{if(!u.show)return;let m=M[u.scale];if(m.min==null){u._show&&(a=!1,u._show=!1,Vn(!1));return}else u._show||(a=!1,u._show=!0,Vn(!1));let v=u.side,_=v%2,{min:k,max:A}=m,[P,L]=Qc(h,k,A,_==0?Z:D);if(L==0)return;let R=m.distr==2,q=u._splits=u.splits(n,h,k,A,P,L,R),ae=m.distr==2?q.map(U=>At[U]):q,re=m.distr==2?At[q[1]]-At[q[0]]:P,te=u._values=u.values(n,u.filter(n,ae,h,L,re),h,L,re);u._rotate=v==2?u.rotate(n,te,h,L):0;let B=u._size;u._size=kt(u.size(n,te,h,o)),B!=null&&u._size!=B&&(a=!1)}),a}function eu(o){let a=!0;return Tr.forEach((u,h)=>{let m=u(n,h,fn,o);m!=Zt[h]&&(a=!1),Zt[h]=m}),a}function tu(){for(let o=0;o<V.length;o++){let a=V[o];if(!a.show||!a._show)continue;let u=a.side,h=u%2,m,v,_=a.stroke(n,o),k=u==0||u==3?-1:1,[A,P]=a._found;if(a.label!=null){let Xe=a.labelGap*k,ut=ze((a._lpos+Xe)*ce);Lr(a.labelFont[0],_,"center",u==2?"top":ia),p.save(),h==1?(m=v=0,p.translate(ut,ze(mt+$t/2)),p.rotate((u==3?-Ei:Ei)/2)):(m=ze(lt+st/2),v=ut);let vn=qa(a.label)?a.label(n,o,A,P):a.label;p.fillText(vn,m,v),p.restore()}if(P==0)continue;let L=M[a.scale],R=h==0?st:$t,q=h==0?lt:mt,ae=a._splits,re=L.distr==2?ae.map(Xe=>At[Xe]):ae,te=L.distr==2?At[ae[1]]-At[ae[0]]:A,B=a.ticks,U=a.border,ye=B.show?B.size:0,Ee=ze(ye*ce),je=ze((a.alignTo==2?a._size-ye-a.gap:a.gap)*ce),fe=a._rotate*-Ei/180,Me=I(a._pos*ce),at=(Ee+je)*k,Qe=Me+at;v=h==0?Qe:0,m=h==1?Qe:0;let bt=a.font[0],Et=a.align==1?ts:a.align==2?Wo:fe>0?ts:fe<0?Wo:h==0?"center":u==3?Wo:ts,It=fe||h==1?"middle":u==2?"top":ia;Lr(bt,_,Et,It);let ct=a.font[1]*a.lineGap,wt=ae.map(Xe=>I(c(Xe,L,R,q))),Mt=a._values;for(let Xe=0;Xe<Mt.length;Xe++){let ut=Mt[Xe];if(ut!=null){h==0?m=wt[Xe]:v=wt[Xe],ut=""+ut;let vn=ut.indexOf(`
`)==-1?[ut]:ut.split(/\n/gm);for(let et=0;et<vn.length;et++){let tl=vn[et];fe?(p.save(),p.translate(m,v+et*ct),p.rotate(fe),p.fillText(tl,0,0),p.restore()):p.fillText(tl,m,v+et*ct)}}}B.show&&Qi(wt,B.filter(n,re,o,P,te),h,u,Me,Ee,ve(B.width*ce,3),B.stroke(n,o),B.dash,B.cap);let Nt=a.grid;Nt.show&&Qi(wt,Nt.filter(n,re,o,P,te),h,h==0?2:1,h==0?mt:lt,h==0?$t:st,ve(Nt.width*ce,3),Nt.stroke(n,o),Nt.dash,Nt.cap),U.show&&Qi([Me],[1],h==0?1:0,h==0?1:2,h==1?mt:lt,h==1?$t:st,ve(U.width*ce,3),U.stroke(n,o),U.dash,U.cap)}We("drawAxes")}function Vn(o){E.forEach((a,u)=>{u>0&&(a._paths=null,o&&(i==1?(a.min=null,a.max=null):a.facets.forEach(h=>{h.min=null,h.max=null})))})}let Bs=!1,Xi=!1,ms=[];function nu(){Xi=!1;for(let o=0;o<ms.length;o++)We(...ms[o]);ms.length=0}function Wn(){Bs||(wh(Ir),Bs=!0)}function su(o,a=!1){Bs=!0,Xi=a,o(n),Ir(),a&&ms.length>0&&queueMicrotask(nu)}n.batch=su;function Ir(){if(Ui&&(Kc(),Ui=!1),On&&(Vc(),On=!1),Hs){if(xe(S,ts,be),xe(S,"top",Re),xe(S,Ls,Z),xe(S,Ds,D),xe($,ts,be),xe($,"top",Re),xe($,Ls,Z),xe($,Ds,D),xe(g,Ls,Vt),xe(g,Ds,cn),b.width=ze(Vt*ce),b.height=ze(cn*ce),V.forEach(({_el:o,_show:a,_size:u,_pos:h,side:m})=>{if(o!=null)if(a){let v=m===3||m===0?u:0,_=m%2==1;xe(o,_?"left":"top",h-v),xe(o,_?"width":"height",u),xe(o,_?"top":"left",_?Re:be),xe(o,_?"height":"width",_?D:Z),Jo(o,En)}else dt(o,En)}),Ws=Un=ji=Bi=Gi=qi=Ki=Yi=Fi=null,it=1,bs(!0),be!=Rn||Re!=un||Z!=Dt||D!=dn){Vn(!1);let o=Z/Dt,a=D/dn;if(Ze&&!hn&&H.left>=0){H.left*=o,H.top*=a,jn&&Ht(jn,ze(H.left),0,Z,D),Fn&&Ht(Fn,0,ze(H.top),Z,D);for(let u=0;u<vt.length;u++){let h=vt[u];h!=null&&(Nn[u]*=o,Hn[u]*=a,Ht(h,kt(Nn[u]),kt(Hn[u]),Z,D))}}if(_e.show&&!Us&&_e.left>=0&&_e.width>0){_e.left*=o,_e.width*=o,_e.top*=a,_e.height*=a;for(let u in oo)xe(qn,u,_e[u])}Rn=be,un=Re,Dt=Z,dn=D}We("setSize"),Hs=!1}Vt>0&&cn>0&&(p.clearRect(0,0,b.width,b.height),We("drawClear"),Y.forEach(o=>o()),We("draw")),_e.show&&Us&&(Gs(_e),Us=!1),Ze&&hn&&(gn(null,!0,!1),hn=!1),ee.show&&ee.live&&gt&&(so(),gt=!1),d||(d=!0,n.status=1,We("ready")),fs=!1,Bs=!1}n.redraw=(o,a)=>{On=a||!1,o!==!1?Qt(O,T.min,T.max):Wn()};function eo(o,a){let u=M[o];if(u.from==null){if(qe==0){let h=u.range(n,a.min,a.max,o);a.min=h[0],a.max=h[1]}if(a.min>a.max){let h=a.min;a.min=a.max,a.max=h}if(qe>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;o==O&&u.distr==2&&qe>0&&(a.min=Ct(a.min,e[0]),a.max=Ct(a.max,e[0]),a.min==a.max&&a.max++),j[o]=a,Ui=!0,Wn()}}n.setScale=eo;let to,no,jn,Fn,Nr,Hr,Bn,Gn,Ur,Vr,we,$e,Jt=!1,Ke=H.drag,Ue=Ke.x,Ve=Ke.y;Ze&&(H.x&&(to=xt(jd,$)),H.y&&(no=xt(Fd,$)),T.ori==0?(jn=to,Fn=no):(jn=no,Fn=to),we=H.left,$e=H.top);let _e=n.select=Le({show:!0,over:!0,left:0,width:0,top:0,height:0},s.select),qn=_e.show?xt(Wd,_e.over?$:S):null;function Gs(o,a){if(_e.show){for(let u in o)_e[u]=o[u],u in oo&&xe(qn,u,o[u]);a!==!1&&We("setSelect")}}n.setSelect=Gs;function iu(o){if(E[o].show)De&&Jo(Ae[o],En);else if(De&&dt(Ae[o],En),Ze){let u=In?vt[0]:vt[o];u!=null&&Ht(u,-10,-10,Z,D)}}function Qt(o,a,u){eo(o,{min:a,max:u})}function Ot(o,a,u,h){a.focus!=null&&cu(o),a.show!=null&&E.forEach((m,v)=>{v>0&&(o==v||o==null)&&(m.show=a.show,iu(v),i==2?(Qt(m.facets[0].scale,null,null),Qt(m.facets[1].scale,null,null)):Qt(m.scale,null,null),Wn())}),u!==!1&&We("setSeries",o,a),h&&ws("setSeries",n,o,a)}n.setSeries=Ot;function ou(o,a){Le(Q[o],a)}function ru(o,a){o.fill=se(o.fill||null),o.dir=le(o.dir,-1),a=a??Q.length,Q.splice(a,0,o)}function lu(o){o==null?Q.length=0:Q.splice(o,1)}n.addBand=ru,n.setBand=ou,n.delBand=lu;function au(o,a){E[o].alpha=a,Ze&&vt[o]!=null&&(vt[o].style.opacity=a),De&&Ae[o]&&(Ae[o].style.opacity=a)}let Wt,Xt,mn,Kn={focus:!0};function cu(o){if(o!=mn){let a=o==null,u=Rt.alpha!=1;E.forEach((h,m)=>{if(i==1||m>0){let v=a||m==0||m==o;h._focus=a?null:v,u&&au(m,v?1:Rt.alpha)}}),mn=o,u&&Wn()}}De&&zn&&Je(aa,ue,o=>{H._lock||(pn(o),mn!=null&&Ot(null,Kn,!0,Pe.setSeries))});function zt(o,a,u){let h=M[a];u&&(o=o/ce-(h.ori==1?Re:be));let m=Z;h.ori==1&&(m=D,o=m-o),h.dir==-1&&(o=m-o);let v=h._min,_=h._max,k=o/m,A=v+(_-v)*k,P=h.distr;return P==3?is(10,A):P==4?lh(A,h.asinh):P==100?h.bwd(A):A}function uu(o,a){let u=zt(o,O,a);return Ct(u,e[0],Ne,He)}n.valToIdx=o=>Ct(o,e[0]),n.posToIdx=uu,n.posToVal=zt,n.valToPos=(o,a,u)=>M[a].ori==0?r(o,M[a],u?st:Z,u?lt:0):l(o,M[a],u?$t:D,u?mt:0),n.setCursor=(o,a,u)=>{we=o.left,$e=o.top,gn(null,a,u)};function Wr(o,a){xe(qn,ts,_e.left=o),xe(qn,Ls,_e.width=a)}function jr(o,a){xe(qn,"top",_e.top=o),xe(qn,Ds,_e.height=a)}let gs=T.ori==0?Wr:jr,vs=T.ori==1?Wr:jr;function du(){if(De&&ee.live)for(let o=i==2?1:0;o<E.length;o++){if(o==0&&ft)continue;let a=ee.values[o],u=0;for(let h in a)Lt[o][u++].firstChild.nodeValue=a[h]}}function so(o,a){if(o!=null&&(o.idxs?o.idxs.forEach((u,h)=>{pe[h]=u}):dh(o.idx)||pe.fill(o.idx),ee.idx=pe[0]),De&&ee.live){for(let u=0;u<E.length;u++)(u>0||i==1&&!ft)&&hu(u,pe[u]);du()}gt=!1,a!==!1&&We("setLegend")}n.setLegend=so;function hu(o,a){let u=E[o],h=o==0&&J==2?At:e[o],m;ft?m=u.values(n,o,a)??Yt:(m=u.value(n,a==null?null:h[a],o,a),m=m==null?Yt:{_:m}),ee.values[o]=m}function gn(o,a,u){Ur=we,Vr=$e,[we,$e]=H.move(n,we,$e),H.left=we,H.top=$e,Ze&&(jn&&Ht(jn,ze(we),0,Z,D),Fn&&Ht(Fn,0,ze($e),Z,D));let h,m=Ne>He;Wt=ge,Xt=null;let v=T.ori==0?Z:D,_=T.ori==1?Z:D;if(we<0||qe==0||m){h=H.idx=null;for(let k=0;k<E.length;k++){let A=vt[k];A!=null&&Ht(A,-10,-10,Z,D)}zn&&Ot(null,Kn,!0,o==null&&Pe.setSeries),ee.live&&(pe.fill(h),gt=!0)}else{let k,A,P;i==1&&(k=T.ori==0?we:$e,A=zt(k,O),h=H.idx=Ct(A,e[0],Ne,He),P=N(e[0][h],T,v,0));let L=-10,R=-10,q=0,ae=0,re=!0,te="",B="";for(let U=i==2?1:0;U<E.length;U++){let ye=E[U],Ee=pe[U],je=Ee==null?null:i==1?e[U][Ee]:e[U][1][Ee],fe=H.dataIdx(n,U,h,A),Me=fe==null?null:i==1?e[U][fe]:e[U][1][fe];if(gt=gt||Me!=je||fe!=Ee,pe[U]=fe,U>0&&ye.show){let at=fe==null?-10:fe==h?P:N(i==1?e[0][fe]:e[U][0][fe],T,v,0),Qe=Me==null?-10:G(Me,i==1?M[ye.scale]:M[ye.facets[1].scale],_,0);if(zn&&Me!=null){let bt=T.ori==1?we:$e,Et=Ie(Rt.dist(n,U,fe,Qe,bt));if(Et<Wt){let It=Rt.bias;if(It!=0){let ct=zt(bt,ye.scale),wt=Me>=0?1:-1,Mt=ct>=0?1:-1;Mt==wt&&(Mt==1?It==1?Me>=ct:Me<=ct:It==1?Me<=ct:Me>=ct)&&(Wt=Et,Xt=U)}else Wt=Et,Xt=U}}if(gt||In){let bt,Et;T.ori==0?(bt=at,Et=Qe):(bt=Qe,Et=at);let It,ct,wt,Mt,Nt,Xe,ut=!0,vn=Ye.bbox;if(vn!=null){ut=!1;let et=vn(n,U);wt=et.left,Mt=et.top,It=et.width,ct=et.height}else wt=bt,Mt=Et,It=ct=Ye.size(n,U);if(Xe=Ye.fill(n,U),Nt=Ye.stroke(n,U),In)U==Xt&&Wt<=Rt.prox&&(L=wt,R=Mt,q=It,ae=ct,re=ut,te=Xe,B=Nt);else{let et=vt[U];et!=null&&(Nn[U]=wt,Hn[U]=Mt,ma(et,It,ct,ut),pa(et,Xe,Nt),Ht(et,kt(wt),kt(Mt),Z,D))}}}}if(In){let U=Rt.prox,ye=mn==null?Wt<=U:Wt>U||Xt!=mn;if(gt||ye){let Ee=vt[0];Ee!=null&&(Nn[0]=L,Hn[0]=R,ma(Ee,q,ae,re),pa(Ee,te,B),Ht(Ee,kt(L),kt(R),Z,D))}}}if(_e.show&&Jt)if(o!=null){let[k,A]=Pe.scales,[P,L]=Pe.match,[R,q]=o.cursor.sync.scales,ae=o.cursor.drag;if(Ue=ae._x,Ve=ae._y,Ue||Ve){let{left:re,top:te,width:B,height:U}=o.select,ye=o.scales[R].ori,Ee=o.posToVal,je,fe,Me,at,Qe,bt=k!=null&&P(k,R),Et=A!=null&&L(A,q);bt&&Ue?(ye==0?(je=re,fe=B):(je=te,fe=U),Me=M[k],at=N(Ee(je,R),Me,v,0),Qe=N(Ee(je+fe,R),Me,v,0),gs(Pt(at,Qe),Ie(Qe-at))):gs(0,v),Et&&Ve?(ye==1?(je=re,fe=B):(je=te,fe=U),Me=M[A],at=G(Ee(je,q),Me,_,0),Qe=G(Ee(je+fe,q),Me,_,0),vs(Pt(at,Qe),Ie(Qe-at))):vs(0,_)}else ro()}else{let k=Ie(Ur-Nr),A=Ie(Vr-Hr);if(T.ori==1){let q=k;k=A,A=q}Ue=Ke.x&&k>=Ke.dist,Ve=Ke.y&&A>=Ke.dist;let P=Ke.uni;P!=null?Ue&&Ve&&(Ue=k>=P,Ve=A>=P,!Ue&&!Ve&&(A>k?Ve=!0:Ue=!0)):Ke.x&&Ke.y&&(Ue||Ve)&&(Ue=Ve=!0);let L,R;Ue&&(T.ori==0?(L=Bn,R=we):(L=Gn,R=$e),gs(Pt(L,R),Ie(R-L)),Ve||vs(0,_)),Ve&&(T.ori==1?(L=Bn,R=we):(L=Gn,R=$e),vs(Pt(L,R),Ie(R-L)),Ue||gs(0,v)),!Ue&&!Ve&&(gs(0,0),vs(0,0))}if(Ke._x=Ue,Ke._y=Ve,o==null){if(u){if(el!=null){let[k,A]=Pe.scales;Pe.values[0]=k!=null?zt(T.ori==0?we:$e,k):null,Pe.values[1]=A!=null?zt(T.ori==1?we:$e,A):null}ws(jo,n,we,$e,Z,D,h)}if(zn){let k=u&&Pe.setSeries,A=Rt.prox;mn==null?Wt<=A&&Ot(Xt,Kn,!0,k):Wt>A?Ot(null,Kn,!0,k):Xt!=mn&&Ot(Xt,Kn,!0,k)}}gt&&(ee.idx=h,so()),a!==!1&&We("setCursor")}let en=null;Object.defineProperty(n,"rect",{get(){return en==null&&bs(!1),en}});function bs(o=!1){o?en=null:(en=$.getBoundingClientRect(),We("syncRect",en))}function Fr(o,a,u,h,m,v,_){H._lock||Jt&&o!=null&&o.movementX==0&&o.movementY==0||(io(o,a,u,h,m,v,_,!1,o!=null),o!=null?gn(null,!0,!0):gn(a,!0,!1))}function io(o,a,u,h,m,v,_,k,A){if(en==null&&bs(!1),pn(o),o!=null)u=o.clientX-en.left,h=o.clientY-en.top;else{if(u<0||h<0){we=-10,$e=-10;return}let[P,L]=Pe.scales,R=a.cursor.sync,[q,ae]=R.values,[re,te]=R.scales,[B,U]=Pe.match,ye=a.axes[0].side%2==1,Ee=T.ori==0?Z:D,je=T.ori==1?Z:D,fe=ye?v:m,Me=ye?m:v,at=ye?h:u,Qe=ye?u:h;if(re!=null?u=B(P,re)?c(q,M[P],Ee,0):-10:u=Ee*(at/fe),te!=null?h=U(L,te)?c(ae,M[L],je,0):-10:h=je*(Qe/Me),T.ori==1){let bt=u;u=h,h=bt}}A&&(a==null||a.cursor.event.type==jo)&&((u<=1||u>=Z-1)&&(u=$n(u,Z)),(h<=1||h>=D-1)&&(h=$n(h,D))),k?(Nr=u,Hr=h,[Bn,Gn]=H.move(n,u,h)):(we=u,$e=h)}let oo={width:0,height:0,left:0,top:0};function ro(){Gs(oo,!1)}let Br,Gr,qr,Kr;function Yr(o,a,u,h,m,v,_){Jt=!0,Ue=Ve=Ke._x=Ke._y=!1,io(o,a,u,h,m,v,_,!0,!1),o!=null&&(Je(Fo,Yo,Zr,!1),ws(ra,n,Bn,Gn,Z,D,null));let{left:k,top:A,width:P,height:L}=_e;Br=k,Gr=A,qr=P,Kr=L}function Zr(o,a,u,h,m,v,_){Jt=Ke._x=Ke._y=!1,io(o,a,u,h,m,v,_,!1,!0);let{left:k,top:A,width:P,height:L}=_e,R=P>0||L>0,q=Br!=k||Gr!=A||qr!=P||Kr!=L;if(R&&q&&Gs(_e),Ke.setScale&&R&&q){let ae=k,re=P,te=A,B=L;if(T.ori==1&&(ae=A,re=L,te=k,B=P),Ue&&Qt(O,zt(ae,O),zt(ae+re,O)),Ve)for(let U in M){let ye=M[U];U!=O&&ye.from==null&&ye.min!=ge&&Qt(U,zt(te+B,U),zt(te,U))}ro()}else H.lock&&(H._lock=!H._lock,gn(a,!0,o!=null));o!=null&&(Dn(Fo,Yo),ws(Fo,n,we,$e,Z,D,null))}function pu(o,a,u,h,m,v,_){if(H._lock)return;pn(o);let k=Jt;if(Jt){let A=!0,P=!0,L=10,R,q;T.ori==0?(R=Ue,q=Ve):(R=Ve,q=Ue),R&&q&&(A=we<=L||we>=Z-L,P=$e<=L||$e>=D-L),R&&A&&(we=we<Bn?0:Z),q&&P&&($e=$e<Gn?0:D),gn(null,!0,!0),Jt=!1}we=-10,$e=-10,pe.fill(null),gn(null,!0,!0),k&&(Jt=k)}function Jr(o,a,u,h,m,v,_){H._lock||(pn(o),Wi(),ro(),o!=null&&ws(ca,n,we,$e,Z,D,null))}function Qr(){V.forEach(Ep),Vi(n.width,n.height,!0)}Mn(Mi,ss,Qr);let Yn={};Yn.mousedown=Yr,Yn.mousemove=Fr,Yn.mouseup=Zr,Yn.dblclick=Jr,Yn.setSeries=(o,a,u,h)=>{let m=Pe.match[2];u=m(n,a,u),u!=-1&&Ot(u,h,!0,!1)},Ze&&(Je(ra,$,Yr),Je(jo,$,Fr),Je(la,$,o=>{pn(o),bs(!1)}),Je(aa,$,pu),Je(ca,$,Jr),sr.add(n),n.syncRect=bs);let qs=n.hooks=s.hooks||{};function We(o,a,u){Xi?ms.push([o,a,u]):o in qs&&qs[o].forEach(h=>{h.call(null,n,a,u)})}(s.plugins||[]).forEach(o=>{for(let a in o.hooks)qs[a]=(qs[a]||[]).concat(o.hooks[a])});let Xr=(o,a,u)=>u,Pe=Le({key:null,setSeries:!1,filters:{pub:_a,sub:_a},scales:[O,E[1]?E[1].scale:null],match:[ya,ya,Xr],values:[null,null]},H.sync);Pe.match.length==2&&Pe.match.push(Xr),H.sync=Pe;let el=Pe.key,lo=vc(el);function ws(o,a,u,h,m,v,_){Pe.filters.pub(o,a,u,h,m,v,_)&&lo.pub(o,a,u,h,m,v,_)}lo.sub(n);function fu(o,a,u,h,m,v,_){Pe.filters.sub(o,a,u,h,m,v,_)&&Yn[o](null,a,u,h,m,v,_)}n.pub=fu;function mu(){lo.unsub(n),sr.delete(n),an.clear(),Qo(Mi,ss,Qr),f.remove(),ue?.remove(),We("destroy")}n.destroy=mu;function ao(){We("init",s,e),Cr(e||s.data,!1),j[O]?eo(O,j[O]):Wi(),Us=_e.show&&(_e.width>0||_e.height>0),hn=gt=!0,Vi(s.width,s.height)}return E.forEach(Mr),V.forEach(qc),t?t instanceof HTMLElement?(t.appendChild(f),ao()):t(n,ao):ao(),n}Ge.assign=Le;Ge.fmtNum=ur;Ge.rangeNum=Ti;Ge.rangeLog=Li;Ge.rangeAsinh=ar;Ge.orient=Cn;Ge.pxRatio=ce;Ge.join=bh;Ge.fmtDate=hr,Ge.tzDate=Th;Ge.sync=vc;{Ge.addGap=dp,Ge.clipGaps=Oi;let s=Ge.paths={points:kc};s.linear=$c,s.stepped=fp,s.bars=mp,s.spline=vp}var Tc='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var wr=150,Cc=[[],[6,4],[2,3],[10,3,2,3]],Tp=1e3,_r=class extends Fe{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#s=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:wr}));this.#i=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Zs(Tc),me`
      :host {
        display: block;
        min-height: ${wr}px;
      }
    `]}#e;#t;#n;#s;#i;connectedCallback(){super.connectedCallback(),this.#s.observe(this),x.addEventListener("theme",this.#i)}disconnectedCallback(){this.#s.disconnect(),x.removeEventListener("theme",this.#i),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return y`<div aria-hidden="true"></div>`}updated(){let t=this.session;if(t===null||this.clientWidth===0)return;let n=[...t.legs.values()].filter(l=>l.analysed),i=[x.language,...n.map(l=>`${l.id} ${l.role}`)].join(" "),r=performance.now();i===this.#t&&r-this.#n<Tp||(this.#n=r,i!==this.#t?(this.#t=i,this.#e?.destroy(),this.#e=new Ge(this.#o(n),Pc(t,n),this.renderRoot.querySelector("div"))):this.#e.setData(Pc(t,n),!1),this.#e.setScale("x",{min:(this.from-t.startedAt)/1e3,max:(this.to-t.startedAt)/1e3}))}#o(t){let n=getComputedStyle(this),i=l=>n.getPropertyValue(l).trim(),r={stroke:i("--muted"),grid:{stroke:i("--line"),width:1},ticks:{stroke:i("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:wr,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...r,values:(l,c)=>c.map(d=>Te(d*1e3))},{...r,size:44,splits:[-1,0,1]}],series:[{},...t.map((l,c)=>({label:de(l.role),stroke:i(c===0?"--accent":"--second"),width:2,dash:Cc[c%Cc.length],points:{show:!1},spanGaps:!1}))]}}};function Pc(s,e){let t=e.map(r=>{let l=b=>(b+(r.origin??0)-s.startedAt)/1e3,c=[],d=[],f=-1/0;for(let b of r.affect)b.at-f>8e3&&c.length>0&&(c.push(l(f+1)),d.push(null)),c.push(l(b.at)),d.push(b.valence),f=b.at;return[c,d]});if(t.filter(([r])=>r.length>0).length===0)return[[],...e.map(()=>[])];let i=[2];return Ge.join(t,t.map(()=>[1,...i]))}Ce("es-valence",_r);var yr=class extends Fe{constructor(){super(...arguments);this.sessionId="";this.leg=null;this.piece=null;this.language="";this.#e="open";this.#t="";this.#n="";this.#r=()=>{let t=this.renderRoot.querySelector("#correct")?.value??"";this.#c("wrong",t||null)}}static{this.properties={sessionId:{attribute:!1},leg:{attribute:!1},piece:{attribute:!1},language:{attribute:!1}}}static{this.styles=[Be,me`
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
    `]}#e;#t;#n;willUpdate(){let t=`${this.sessionId} ${this.leg?.id} ${this.piece?.from} ${this.piece?.to}`;t!==this.#n&&this.#e!=="sending"&&(this.#n=t,this.#e="open")}render(){let t=this.#a();if(t===null)return z;let n=w("mark_question",{label:de(t.label)});return y`<div class="row" role="group" aria-label=${n}>
      <span class="muted">${n}</span>
      ${this.#e==="choosing"?this.#i(t.label):this.#s()}
      <span role="status" class=${this.#e==="failed"?"failed":"muted"}>${this.#o()}</span>
    </div>`}#s(){return this.#e==="kept"?z:y`<button ?disabled=${this.#e==="sending"} @click=${()=>this.#c("right",null)}>${w("mark_right")}</button>
      <button ?disabled=${this.#e==="sending"} @click=${()=>this.#l("choosing")}>${w("mark_wrong")}</button>`}#i(t){return y`<label>
        ${w("mark_correct")}
        <select id="correct">
          <option value="">${w("mark_unknown")}</option>
          ${x.marking.labels.filter(n=>n!==t).map(n=>y`<option value=${n}>${de(n)}</option>`)}
        </select>
      </label>
      <button @click=${this.#r}>${w("mark_keep")}</button>
      <button @click=${()=>this.#l("open")}>${w("cancel")}</button>`}#o(){return this.#e==="kept"?w("mark_kept"):this.#e==="failed"?w("mark_failed",{reason:this.#t}):""}#r;async#c(t,n){let{leg:i,piece:r}=this,l=this.#a();if(i===null||r===null||l===null)return;let c=Math.max(0,Math.round(r.from));this.#l("sending");try{await x.supervision.mark({session_id:this.sessionId,leg_id:i.id,role:i.role,start_ms:c,end_ms:Math.max(c,Math.round(r.to)),...l,verdict:t,correct:n}),this.#l("kept")}catch(d){this.#t=d instanceof nn&&d.status!==0?d.message:w("no_answer_daemon"),this.#l("failed")}}#a(){let t=this.piece?.shares??[];if(t.length===0)return null;let n=t.indexOf(Math.max(...t));return{label:x.model.labels[n],probability:t[n]}}#l(t){this.#e=t,this.requestUpdate()}};Ce("es-verdict",yr);var Cp=6e4,Pp=1e3,Lc=10,Dc=6,xr=class extends ot{static{this.styles=[Be,_i,me`
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
      .empty {
        padding: 8vh 20px;
        text-align: center;
        background: var(--surface);
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
      }
    `]}#e=!1;render(){let e=x.model.find(x.route.sessionId);if(e===void 0)return y`<header>${this.#n()}</header>
        <div class="empty"><p>${w("no_session")}</p></div>`;let t=e.endedAt??Math.min(x.now(),x.lostAt??1/0),n=Math.max(e.startedAt,t-Ts),i=Math.max(t,n+Cp),r=x.route.t===null?null:e.startedAt+x.route.t,l=ui(e,()=>!0);return y`
      <header>
        ${this.#n()}
        <h1>${es(e)}</h1>
        <span class="muted number">${Te(t-e.startedAt)}</span>
        ${e.endedAt===null?z:y`<span class="muted">${w("ended",{reason:de(e.endReason)})}</span>`}
        <span class="grow"></span>
        ${r===null?y`<span class="muted">${w("live")}</span>`:y`<span class="number">${w("at_moment",{time:Te(x.route.t)})}</span>
              <button @click=${this.#l}>${this.#e?w("copied"):w("copy_link")}</button>
              <button @click=${()=>this.#a(null)}>${w("live")}</button>`}
      </header>
      ${this.#t(e)}
      <section class="panel">
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${w("timeline")}
          aria-valuemin=${Math.round((n-e.startedAt)/1e3)}
          aria-valuemax=${Math.round((t-e.startedAt)/1e3)}
          aria-valuenow=${Math.round(((r??t)-e.startedAt)/1e3)}
          aria-valuetext=${r===null?w("live"):Te(x.route.t)}
          @click=${c=>this.#r(c,e,n,i,t)}
          @keydown=${c=>this.#c(c,e,n,t)}
        >
          ${l.map(c=>y`<div class="lane">
              <h3><span class="role">${de(c.role)}</span>${Vo(c,x)}</h3>
              <es-lane .display=${x} .scheme=${x.scheme} .leg=${c} .from=${n} .to=${i} .until=${t}></es-lane>
            </div>`)}
          ${r===null?z:y`<div class="cursor" ${Sn({left:`${Lp(r,n,i)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:Dc},(c,d)=>y`<span>${Te(n-e.startedAt+(i-n)*d/(Dc-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${l.filter(c=>c.analysed).map(c=>this.#s(e,c,r))}
        <div class="panel">
          ${this.#o(l,n,t)}
          <h2>${w("valence")}</h2>
          <div class="series">${l.filter(c=>c.analysed).map((c,d)=>Rp(c,d))}</div>
          <es-valence .session=${e} .stamp=${`${e.version} ${Math.round(i)}`} .from=${n} .to=${i}></es-valence>
          <p class="hint">${w("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${x} .stamp=${wi()}></es-legend>
      <p class="hint id">${e.id}</p>
    `}#t(e){let t=Object.entries(e.alerts);return t.length===0?z:y`<section class="panel" aria-label=${w("alerts")}>${t.map(([n,i])=>yi(x,n,i,{details:!0}))}</section>`}#n(){return y`<a href=${Bt({...x.route,view:"wall"})}>← ${w("back")}</a>`}#s(e,t,n){let i=Dp(t,n),r=i===void 0?[]:i.shares.map((l,c)=>({label:x.model.labels[c],share:l}));return r.sort((l,c)=>c.share-l.share),y`<div class="panel">
      <h2>${w("probabilities")}: ${de(t.role)}</h2>
      ${r.length===0?y`<p class="muted">${i===void 0?w("no_values"):w("no_answer",{reason:de(i.reason??"unknown")})}</p>`:z}
      <ul>
        ${r.map(({label:l,share:c})=>y`<li>
            <span>${Gt(l)} ${de(l)}</span>
            <span class="bar"><i ${Sn({width:`${c*100}%`,background:yt(l).colour})}></i></span>
            <span class="number">${Math.round(c*100)} %</span>
          </li>`)}
      </ul>
      ${this.#i(e,t,i,n)}
      <dl>
        <dt>${w("model")}</dt>
        <dd>${t.model||"–"}</dd>
        <dt>${w("latency")}</dt>
        <dd class="number">${t.latencyMs===null?"–":`${t.latencyMs} ms`} (${w("inference")} ${t.inferenceMs??"–"} ms)</dd>
        <dt>${w("codec")}</dt>
        <dd>${t.codec||"–"}</dd>
        <dt>${w("quality")}</dt>
        <dd>${t.quality?de(t.quality):"–"}</dd>
      </dl>
    </div>`}#i(e,t,n,i){return x.marking.kept?i===null?y`<p class="hint">${w("mark_hint")}</p>`:y`<es-verdict .sessionId=${e.id} .leg=${t} .piece=${n??null} .language=${x.language}></es-verdict>`:z}#o(e,t,n){let i=Yl(e,t,n),r=[...e.map(l=>[de(l.role),i.alone.get(l.id)]),...e.length>1?[[w("overlap"),i.overlap]]:[],[w("silence"),i.silence]];return y`<h2>${w("talk")}</h2>
      <ul class="talk">
        ${r.map(([l,c])=>{let d=i.total===0?0:c/i.total;return y`<li>
            <span>${l}</span>
            <span class="bar"><i ${Sn({width:`${d*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(d*100)} %</span>
          </li>`})}
      </ul>`}#r(e,t,n,i,r){let l=e.currentTarget.getBoundingClientRect(),c=n+(e.clientX-l.left)/l.width*(i-n);this.#a(Math.min(c,r)-t.startedAt)}#c(e,t,n,i){let l={ArrowLeft:-1,ArrowRight:1,PageDown:-Lc,PageUp:Lc}[e.key],c=x.route.t??i-t.startedAt;if(l!==void 0)this.#a(Math.max(n,Math.min(i,t.startedAt+c+l*Pp))-t.startedAt);else if(e.key==="Home")this.#a(n-t.startedAt);else if(e.key==="End")this.#a(null);else return;e.preventDefault()}#a(e){this.#e=!1,x.go({t:e})}#l=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function Lp(s,e,t){return Math.max(0,Math.min(100,(s-e)/(t-e)*100))}function Dp(s,e){if(e===null)return s.pieces.findLast(n=>n.reason===null)??s.pieces.at(-1);let t=e-(s.origin??0);return s.pieces.find(n=>n.from<=t&&t<n.to)}function Rp(s,e){return y`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${de(s.role)}
  </span>`}Ce("es-detail",xr);var kr=class extends ot{static{this.styles=[Be,me`
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
    `]}render(){let{health:e,model:t}=x,n=[...t.sources.values()];return y`<h1>${w("health")}</h1>
      ${e===null?z:y`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${w(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(i=>y`<li>${i}</li>`)}
            </ul>`}
      ${t.overload===null?z:y`<p class="note bad">! ${w("overload",{hop:t.overload.hop_ms/1e3,legs:t.overload.suspended_legs})}</p>`}
      ${t.lostEvents===0?z:y`<p class="note bad">! ${w("lost_events",{count:t.lostEvents})}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${w("health")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${w("source")}</th>
              <th scope="col">${w("state")}</th>
              <th scope="col">${w("since_column")}</th>
              <th scope="col">${w("detail")}</th>
            </tr>
          </thead>
          <tbody>
            ${n.length===0?y`<tr><td colspan="4">${w("no_source")}</td></tr>`:z}
            ${n.map(i=>y`<tr>
                <td>${i.id}</td>
                <td>${de(`state_${i.state}`)}</td>
                <td class="number">${Te(x.now()-i.at)}</td>
                <td class="detail">${i.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      <es-microphone></es-microphone>`}};Ce("es-health",kr);var{I:Op}=bl,Rc=s=>s;var Oc=()=>document.createComment(""),ds=(s,e,t)=>{let n=s._$AA.parentNode,i=e===void 0?s._$AB:e._$AA;if(t===void 0){let r=n.insertBefore(Oc(),i),l=n.insertBefore(Oc(),i);t=new Op(r,l,s,s.options)}else{let r=t._$AB.nextSibling,l=t._$AM,c=l!==s;if(c){let d;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(d=s._$AU)!==l._$AU&&t._$AP(d)}if(r!==i||c){let d=t._$AA;for(;d!==r;){let f=Rc(d).nextSibling;Rc(n).insertBefore(d,i),d=f}}}return t},ln=(s,e,t=s)=>(s._$AI(e,t),s),zp={},zc=(s,e=zp)=>s._$AH=e,Ic=s=>s._$AH,Hi=s=>{s._$AR(),s._$AA.remove()};var Nc=(s,e,t)=>{let n=new Map;for(let i=e;i<=t;i++)n.set(s[i],i);return n},Hc=bi(class extends Qn{constructor(s){if(super(s),s.type!==vi.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let i=[],r=[],l=0;for(let c of s)i[l]=n?n(c,l):l,r[l]=t(c,l),l++;return{values:r,keys:i}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let i=Ic(s),{values:r,keys:l}=this.dt(e,t,n);if(!Array.isArray(i))return this.ut=l,r;let c=this.ut??=[],d=[],f,b,p=0,g=i.length-1,S=0,$=r.length-1;for(;p<=g&&S<=$;)if(i[p]===null)p++;else if(i[g]===null)g--;else if(c[p]===l[S])d[S]=ln(i[p],r[S]),p++,S++;else if(c[g]===l[$])d[$]=ln(i[g],r[$]),g--,$--;else if(c[p]===l[$])d[$]=ln(i[p],r[$]),ds(s,d[$+1],i[p]),p++,$--;else if(c[g]===l[S])d[S]=ln(i[g],r[S]),ds(s,i[p],i[g]),g--,S++;else if(f===void 0&&(f=Nc(l,S,$),b=Nc(c,p,g)),f.has(c[p]))if(f.has(c[g])){let C=b.get(l[S]),I=C!==void 0?i[C]:null;if(I===null){let F=ds(s,i[p]);ln(F,r[S]),d[S]=F}else d[S]=ln(I,r[S]),ds(s,i[p],I),i[C]=null;S++}else Hi(i[g]),g--;else Hi(i[p]),p++;for(;S<=$;){let C=ds(s,d[$+1]);ln(C,r[S]),d[S++]=C}for(;p<=g;){let C=i[p++];C!==null&&Hi(C)}return this.ut=l,zc(s,d),_t}});var Sr=class extends ot{static{this.styles=[Be,me`
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
    `]}#e=new ai;render(){let e=this.#e.sorted(x.model.sessions.values(),x.route),t=x.model.sessions.size;return y`
      <div class="tools">
        <h1>${t===1?w("session"):w("sessions",{count:t})}</h1>
        ${this.#t("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#t("filter_state","state",[...x.model.labels,"none"])}
        <label>
          ${w("sort")}
          <select @change=${n=>x.go({sort:n.target.value})}>
            ${["need","newest","name"].map(n=>y`<option value=${n} ?selected=${x.route.sort===n}>${w(`sort_${n}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(t):z}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${Hc(e,n=>n.id,n=>y`<es-tile .display=${x} .session=${n} .stamp=${Ip(n)}></es-tile>`)}
      </div>
      <es-legend .display=${x} .stamp=${wi()}></es-legend>
    `}#t(e,t,n){return y`<label>
      ${w(e)}
      <select @change=${i=>x.go({[t]:i.target.value})}>
        <option value="">${w("all")}</option>
        ${n.map(i=>y`<option value=${i} ?selected=${x.route[t]===i}>${de(i)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return y`<div class="empty"><h2>${w("no_match")}</h2></div>`;let t=[...x.model.sources.values()];return y`<div class="empty">
      <h2>${w("nobody")}</h2>
      <p class="muted">${w("nobody_hint")}</p>
      <ul>
        ${t.length===0?y`<li>${w("no_source")}</li>`:z}
        ${t.map(n=>y`<li>${n.id}: ${de(`state_${n.state}`)}</li>`)}
      </ul>
    </div>`}};function Ip(s){return`${s.version} ${Math.floor(x.now()/1e3)} ${x.isStale} ${x.language} ${x.scheme}`}Ce("es-wall",Sr);var $r=class extends ot{static{this.styles=[Be,me`
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
    `]}render(){let e=x.microphone.state==="on",t=[...x.model.sessions.values()].reduce((n,i)=>n+$o(i),0);return document.title=`${e?"● ":""}${t>0?`(${t}) `:""}${w("title")}`,y`
      <a class="skip" href="#main" @click=${this.#r}>${w("skip")}</a>
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
          <b>${w("title")}</b>
        </span>
        <nav aria-label=${w("title")}>
          ${this.#e("wall",w("wall"))} ${this.#e("coach",w("coach"))} ${this.#e("health",w("nav_health"))}
        </nav>
        ${e?y`<button class="recording" @click=${()=>x.microphone.stop()} aria-label=${`${w("microphone_is_on")}. ${w("microphone_stop")}`}>
              <i aria-hidden="true"></i><span>${w("microphone_is_on")}</span>
            </button>`:z}
        <span class="status ${x.status}" role="status"><i aria-hidden="true"></i>${w(x.status)}</span>
        <button @click=${()=>x.togglePause()} aria-label=${w(x.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${x.isPaused?As`<path d="M7 4v16l13-8Z" />`:As`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${w(x.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#s()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${x.status==="token"?this.#i():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${x.announcement}</div>
    `}#e(e,t){let n=x.route.view===e||e==="wall"&&x.route.view==="session";return y`<a href=${Bt({...x.route,view:e})} aria-current=${n?"page":z}>${t}</a>`}#t(){return x.route.view==="health"?y`<es-health></es-health>`:x.route.view==="coach"?y`<es-coach></es-coach>`:x.route.view==="session"?y`<es-detail></es-detail>`:y`<es-wall></es-wall>`}#n(){return x.status==="refused"?y`<p class="banner" role="alert">${w("refused_detail")}</p>`:x.lostAt!==null&&x.status!=="token"&&x.clock()-x.lostAt>Jn/5?y`<p class="banner" role="alert">${w("lost_detail",{time:kn(x.lostAt,x.language)})}</p>`:x.trouble!==""?y`<p class="banner" role="alert">${x.trouble}</p>`:x.isPaused?y`<p class="banner">${w("paused_display")}</p>`:z}#s(){let e=["auto","light","dark"];return y`<details>
      <summary aria-label=${`${w("theme")}, ${w("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${w("theme")}
          <select @change=${t=>x.setTheme(t.target.value)}>
            ${e.map(t=>y`<option value=${t} ?selected=${x.theme===t}>${w(`theme_${t}`)}</option>`)}
          </select>
        </label>
        <label>
          ${w("language")}
          <select @change=${t=>x.setLanguage(t.target.value)}>
            ${Object.entries(oi).map(([t,n])=>y`<option value=${t} lang=${t} ?selected=${x.language===t}>${n.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#i(){return y`<form @submit=${this.#o}>
      <h1>${w("token_title")}</h1>
      <p class="muted">${w("token_why")}</p>
      <label>${w("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${x.tokenIsWrong?w("token_wrong"):""}</p>
      <button type="submit">${w("sign_in")}</button>
    </form>`}#o=e=>{e.preventDefault(),x.signIn(String(new FormData(e.target).get("token")))};#r=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};Ce("es-app",$r);x.open();
