var js=globalThis,Gs=js.ShadowRoot&&(js.ShadyCSS===void 0||js.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,io=Symbol(),qr=new WeakMap,ws=class{constructor(e,n,s){if(this._$cssResult$=!0,s!==io)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=n}get styleSheet(){let e=this.o,n=this.t;if(Gs&&e===void 0){let s=n!==void 0&&n.length===1;s&&(e=qr.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&qr.set(n,e))}return e}toString(){return this.cssText}},qs=t=>new ws(typeof t=="string"?t:t+"",void 0,io),Ae=(t,...e)=>{let n=t.length===1?t[0]:e.reduce((s,i,r)=>s+(l=>{if(l._$cssResult$===!0)return l.cssText;if(typeof l=="number")return l;throw Error("Value passed to 'css' function must be a 'css' function result: "+l+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+t[r+1],t[0]);return new ws(n,t,io)},Kr=(t,e)=>{if(Gs)t.adoptedStyleSheets=e.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of e){let s=document.createElement("style"),i=js.litNonce;i!==void 0&&s.setAttribute("nonce",i),s.textContent=n.cssText,t.appendChild(s)}},oo=Gs?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let n="";for(let s of e.cssRules)n+=s.cssText;return qs(n)})(t):t;var{is:ou,defineProperty:ru,getOwnPropertyDescriptor:lu,getOwnPropertyNames:au,getOwnPropertySymbols:cu,getPrototypeOf:uu}=Object,Ks=globalThis,Yr=Ks.trustedTypes,du=Yr?Yr.emptyScript:"",hu=Ks.reactiveElementPolyfillSupport,_s=(t,e)=>t,ro={toAttribute(t,e){switch(e){case Boolean:t=t?du:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let n=t;switch(e){case Boolean:n=t!==null;break;case Number:n=t===null?null:Number(t);break;case Object:case Array:try{n=JSON.parse(t)}catch{n=null}}return n}},Jr=(t,e)=>!ou(t,e),Zr={attribute:!0,type:String,converter:ro,reflect:!1,useDefault:!1,hasChanged:Jr};Symbol.metadata??=Symbol("metadata"),Ks.litPropertyMetadata??=new WeakMap;var Ft=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,n=Zr){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(e,n),!n.noAccessor){let s=Symbol(),i=this.getPropertyDescriptor(e,s,n);i!==void 0&&ru(this.prototype,e,i)}}static getPropertyDescriptor(e,n,s){let{get:i,set:r}=lu(this.prototype,e)??{get(){return this[n]},set(l){this[n]=l}};return{get:i,set(l){let c=i?.call(this);r?.call(this,l),this.requestUpdate(e,c,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Zr}static _$Ei(){if(this.hasOwnProperty(_s("elementProperties")))return;let e=uu(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(_s("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(_s("properties"))){let n=this.properties,s=[...au(n),...cu(n)];for(let i of s)this.createProperty(i,n[i])}let e=this[Symbol.metadata];if(e!==null){let n=litPropertyMetadata.get(e);if(n!==void 0)for(let[s,i]of n)this.elementProperties.set(s,i)}this._$Eh=new Map;for(let[n,s]of this.elementProperties){let i=this._$Eu(n,s);i!==void 0&&this._$Eh.set(i,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let n=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let i of s)n.unshift(oo(i))}else e!==void 0&&n.push(oo(e));return n}static _$Eu(e,n){let s=n.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,n=this.constructor.elementProperties;for(let s of n.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Kr(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,n,s){this._$AK(e,s)}_$ET(e,n){let s=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,s);if(i!==void 0&&s.reflect===!0){let r=(s.converter?.toAttribute!==void 0?s.converter:ro).toAttribute(n,s.type);this._$Em=e,r==null?this.removeAttribute(i):this.setAttribute(i,r),this._$Em=null}}_$AK(e,n){let s=this.constructor,i=s._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let r=s.getPropertyOptions(i),l=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:ro;this._$Em=i;let c=l.fromAttribute(n,r.type);this[i]=c??this._$Ej?.get(i)??c,this._$Em=null}}requestUpdate(e,n,s,i=!1,r){if(e!==void 0){let l=this.constructor;if(i===!1&&(r=this[e]),s??=l.getPropertyOptions(e),!((s.hasChanged??Jr)(r,n)||s.useDefault&&s.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(l._$Eu(e,s))))return;this.C(e,n,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,n,{useDefault:s,reflect:i,wrapped:r},l){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,l??n??this[e]),r!==!0||l!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(n=void 0),this._$AL.set(e,n)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,r]of this._$Ep)this[i]=r;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[i,r]of s){let{wrapped:l}=r,c=this[i];l!==!0||this._$AL.has(i)||c===void 0||this.C(i,void 0,r,c)}}let e=!1,n=this._$AL;try{e=this.shouldUpdate(n),e?(this.willUpdate(n),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(n)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(n)}willUpdate(e){}_$AE(e){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(e){}firstUpdated(e){}};Ft.elementStyles=[],Ft.shadowRootOptions={mode:"open"},Ft[_s("elementProperties")]=new Map,Ft[_s("finalized")]=new Map,hu?.({ReactiveElement:Ft}),(Ks.reactiveElementVersions??=[]).push("2.1.2");var ao=globalThis,Qr=t=>t,Ys=ao.trustedTypes,Xr=Ys?Ys.createPolicy("lit-html",{createHTML:t=>t}):void 0,co="$lit$",Bt=`lit$${Math.random().toFixed(9).slice(2)}$`,uo="?"+Bt,pu=`<${uo}>`,wn=document,xs=()=>wn.createComment(""),Ss=t=>t===null||typeof t!="object"&&typeof t!="function",ho=Array.isArray,ol=t=>ho(t)||typeof t?.[Symbol.iterator]=="function",lo=`[ 	
\f\r]`,ys=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,el=/-->/g,tl=/>/g,vn=RegExp(`>|${lo}(?:([^\\s"'>=/]+)(${lo}*=${lo}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),nl=/'/g,sl=/"/g,rl=/^(?:script|style|textarea|title)$/i,po=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),$=po(1),$s=po(2),Ep=po(3),_t=Symbol.for("lit-noChange"),F=Symbol.for("lit-nothing"),il=new WeakMap,bn=wn.createTreeWalker(wn,129);function ll(t,e){if(!ho(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return Xr!==void 0?Xr.createHTML(e):e}var al=(t,e)=>{let n=t.length-1,s=[],i,r=e===2?"<svg>":e===3?"<math>":"",l=ys;for(let c=0;c<n;c++){let d=t[c],f,b,p=-1,g=0;for(;g<d.length&&(l.lastIndex=g,b=l.exec(d),b!==null);)g=l.lastIndex,l===ys?b[1]==="!--"?l=el:b[1]!==void 0?l=tl:b[2]!==void 0?(rl.test(b[2])&&(i=RegExp("</"+b[2],"g")),l=vn):b[3]!==void 0&&(l=vn):l===vn?b[0]===">"?(l=i??ys,p=-1):b[1]===void 0?p=-2:(p=l.lastIndex-b[2].length,f=b[1],l=b[3]===void 0?vn:b[3]==='"'?sl:nl):l===sl||l===nl?l=vn:l===el||l===tl?l=ys:(l=vn,i=void 0);let x=l===vn&&t[c+1].startsWith("/>")?" ":"";r+=l===ys?d+pu:p>=0?(s.push(f),d.slice(0,p)+co+d.slice(p)+Bt+x):d+Bt+(p===-2?c:x)}return[ll(t,r+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},ks=class t{constructor({strings:e,_$litType$:n},s){let i;this.parts=[];let r=0,l=0,c=e.length-1,d=this.parts,[f,b]=al(e,n);if(this.el=t.createElement(f,s),bn.currentNode=this.el.content,n===2||n===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(i=bn.nextNode())!==null&&d.length<c;){if(i.nodeType===1){if(i.hasAttributes())for(let p of i.getAttributeNames())if(p.endsWith(co)){let g=b[l++],x=i.getAttribute(p).split(Bt),k=/([.?@])?(.*)/.exec(g);d.push({type:1,index:r,name:k[2],strings:x,ctor:k[1]==="."?Js:k[1]==="?"?Qs:k[1]==="@"?Xs:yn}),i.removeAttribute(p)}else p.startsWith(Bt)&&(d.push({type:6,index:r}),i.removeAttribute(p));if(rl.test(i.tagName)){let p=i.textContent.split(Bt),g=p.length-1;if(g>0){i.textContent=Ys?Ys.emptyScript:"";for(let x=0;x<g;x++)i.append(p[x],xs()),bn.nextNode(),d.push({type:2,index:++r});i.append(p[g],xs())}}}else if(i.nodeType===8)if(i.data===uo)d.push({type:2,index:r});else{let p=-1;for(;(p=i.data.indexOf(Bt,p+1))!==-1;)d.push({type:7,index:r}),p+=Bt.length-1}r++}}static createElement(e,n){let s=wn.createElement("template");return s.innerHTML=e,s}};function _n(t,e,n=t,s){if(e===_t)return e;let i=s!==void 0?n._$Co?.[s]:n._$Cl,r=Ss(e)?void 0:e._$litDirective$;return i?.constructor!==r&&(i?._$AO?.(!1),r===void 0?i=void 0:(i=new r(t),i._$AT(t,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(e=_n(t,i._$AS(t,e.values),i,s)),e}var Zs=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:s}=this._$AD,i=(e?.creationScope??wn).importNode(n,!0);bn.currentNode=i;let r=bn.nextNode(),l=0,c=0,d=s[0];for(;d!==void 0;){if(l===d.index){let f;d.type===2?f=new Yn(r,r.nextSibling,this,e):d.type===1?f=new d.ctor(r,d.name,d.strings,this,e):d.type===6&&(f=new ei(r,this,e)),this._$AV.push(f),d=s[++c]}l!==d?.index&&(r=bn.nextNode(),l++)}return bn.currentNode=wn,i}p(e){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,n),n+=s.strings.length-2):s._$AI(e[n])),n++}},Yn=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,s,i){this.type=2,this._$AH=F,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=_n(this,e,n),Ss(e)?e===F||e==null||e===""?(this._$AH!==F&&this._$AR(),this._$AH=F):e!==this._$AH&&e!==_t&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):ol(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==F&&Ss(this._$AH)?this._$AA.nextSibling.data=e:this.T(wn.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:s}=e,i=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=ks.createElement(ll(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let r=new Zs(i,this),l=r.u(this.options);r.p(n),this.T(l),this._$AH=r}}_$AC(e){let n=il.get(e.strings);return n===void 0&&il.set(e.strings,n=new ks(e)),n}k(e){ho(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let r of e)i===n.length?n.push(s=new t(this.O(xs()),this.O(xs()),this,this.options)):s=n[i],s._$AI(r),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let s=Qr(e).nextSibling;Qr(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},yn=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,s,i,r){this.type=1,this._$AH=F,this._$AN=void 0,this.element=e,this.name=n,this._$AM=i,this.options=r,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=F}_$AI(e,n=this,s,i){let r=this.strings,l=!1;if(r===void 0)e=_n(this,e,n,0),l=!Ss(e)||e!==this._$AH&&e!==_t,l&&(this._$AH=e);else{let c=e,d,f;for(e=r[0],d=0;d<r.length-1;d++)f=_n(this,c[s+d],n,d),f===_t&&(f=this._$AH[d]),l||=!Ss(f)||f!==this._$AH[d],f===F?e=F:e!==F&&(e+=(f??"")+r[d+1]),this._$AH[d]=f}l&&!i&&this.j(e)}j(e){e===F?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Js=class extends yn{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===F?void 0:e}},Qs=class extends yn{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==F)}},Xs=class extends yn{constructor(e,n,s,i,r){super(e,n,s,i,r),this.type=5}_$AI(e,n=this){if((e=_n(this,e,n,0)??F)===_t)return;let s=this._$AH,i=e===F&&s!==F||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,r=e!==F&&(s===F||i);i&&this.element.removeEventListener(this.name,this,s),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ei=class{constructor(e,n,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){_n(this,e)}},cl={M:co,P:Bt,A:uo,C:1,L:al,R:Zs,D:ol,V:_n,I:Yn,H:yn,N:Qs,U:Xs,B:Js,F:ei},fu=ao.litHtmlPolyfillSupport;fu?.(ks,Yn),(ao.litHtmlVersions??=[]).push("3.3.3");var ul=(t,e,n)=>{let s=n?.renderBefore??e,i=s._$litPart$;if(i===void 0){let r=n?.renderBefore??null;s._$litPart$=i=new Yn(e.insertBefore(xs(),r),r,void 0,n??{})}return i._$AI(t),i};var fo=globalThis,Ke=class extends Ft{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ul(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return _t}};Ke._$litElement$=!0,Ke.finalized=!0,fo.litElementHydrateSupport?.({LitElement:Ke});var mu=fo.litElementPolyfillSupport;mu?.({LitElement:Ke});(fo.litElementVersions??=[]).push("4.2.2");function Ce(t){let e=Math.max(0,Math.floor(t/1e3)),n=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(n[0]===0?n.slice(1):n).map((i,r)=>r===0?String(i):String(i).padStart(2,"0")).join(":")}function xn(t,e){return new Date(t).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var dl={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Geben Sie dem Dienst ein Ziel, [coach] in seiner Konfiguration, und sprechen Sie:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"mehr {more}, weniger {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var mo={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Give the daemon a target, [coach] in its configuration, and speak:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"more {more}, less {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var ni={en:mo,de:dl},ti=class{constructor(e){this.code=e;this.#e=ni[e]??mo}#e;t(e,n={}){return this.#e[e].replace(/\{(\w+)\}/g,(s,i)=>String(n[i]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function go(...t){let e=t.map(n=>(n??"").slice(0,2).toLowerCase());return new ti(e.find(n=>Object.hasOwn(ni,n))??"en")}var vo=new ti("en");function hl(t){vo=t,document.documentElement.lang=t.code}var _=(t,e)=>vo.t(t,e),fe=t=>vo.word(t);var gu={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},si="M3 3H21V21H3Z",pl=[{colour:"#7a5195",shape:si,pattern:"falling",need:1},{colour:"#4c9f70",shape:si,pattern:"dots",need:1},{colour:"#b5651d",shape:si,pattern:"cross",need:1},{colour:"#5b7db1",shape:si,pattern:"rows",need:1}],bo=new Map,fl=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function yt(t){let e=gu[t]??bo.get(t);if(e!==void 0)return e;let n=pl[bo.size%pl.length];return bo.set(t,n),n}function ii(t,e){return ml(t)-ml(e)||t.localeCompare(e)}function ml(t){let e=fl.indexOf(t);return e<0?fl.length:e}var vl=["need","newest","name"],vu=2e3,oi=class{#e=[];#t=0;#n="";sorted(e,n){let s=[...e].filter(c=>wu(c,n)),i=`${n.sort} ${n.role} ${n.state}`,r=performance.now();(i!==this.#n||r-this.#t>vu)&&(this.#n=i,this.#t=r,this.#e=s.sort(bu[n.sort]).map(c=>c.id));let l=new Map(this.#e.map((c,d)=>[c,d]));return s.sort((c,d)=>(l.get(c.id)??1/0)-(l.get(d.id)??1/0)||c.startedAt-d.startedAt)}};function ri(t){return t.endedAt!==null?0:Math.max(0,...[...t.legs.values()].map(e=>e.state==="none"?0:yt(e.state).need))}var bu={need:(t,e)=>+(t.endedAt!==null)-+(e.endedAt!==null)||ri(e)-ri(t)||gl(t)-gl(e)||t.id.localeCompare(e.id),newest:(t,e)=>e.startedAt-t.startedAt,name:(t,e)=>t.id.localeCompare(e.id)};function gl(t){return Math.min(t.startedAt,...[...t.legs.values()].map(e=>e.since??1/0))}function wu(t,e){return[...t.legs.values()].filter(s=>e.role===""||s.role===e.role).some(s=>e.state===""||s.state===e.state)}function wo(t){let[e="",n=""]=t.replace(/^#/,"").split("?"),s=new URLSearchParams(n),[,i="",r=""]=e.split("/"),l=s.get("t");return{view:i==="s"&&r?"session":i==="health"||i==="coach"?i:"wall",sessionId:i==="s"?decodeURIComponent(r):"",t:l!==null&&/^\d+$/.test(l)?Number(l):null,role:s.get("role")??"",state:s.get("state")??"",sort:vl.find(c=>c===s.get("sort"))??"need"}}function jt(t){let e=new URLSearchParams;t.role&&e.set("role",t.role),t.state&&e.set("state",t.state),t.sort&&t.sort!=="need"&&e.set("sort",t.sort),t.view==="session"&&t.t!=null&&e.set("t",String(Math.round(t.t)));let n=t.view==="session"?`/s/${encodeURIComponent(t.sessionId??"")}`:t.view==="health"||t.view==="coach"?`/${t.view}`:"/",s=e.toString();return`#${n}${s?`?${s}`:""}`}var _u="org.emotionstreamer.",li=t=>t.type.replace(_u,"");var ai=()=>({sources:{},sessions:{},overload:null}),yu=()=>({source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),bl=t=>({role:t,analysed:!0,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),wl=({posterior:t,dimensions:e,abstained:n,reason:s})=>({posterior:t,dimensions:e,abstained:n,reason:s}),_l={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":t=>({...wl(t),speaking:!1}),"emotion.v1":wl,"state.v1":({state:t,probability:e,since_ms:n})=>({state:t,probability:e,since_ms:n})},xu=({leg_id:t,role:e,rule:n,kind:s,labels:i,threshold:r,probability:l,since_ms:c,raised_at:d,acknowledged:f,acknowledged_by:b})=>({leg_id:t,role:e,rule:n,kind:s,labels:i,threshold:r,probability:l,since_ms:c,raised_at:d,acknowledged:f,acknowledged_by:b}),_o=(t,e,n)=>({...t,sessions:{...t.sessions,[e]:n}});function yl(t,e){let n=e.type.replace("org.emotionstreamer.",""),s=e.data??{};if(n==="gap.v1")return s.reason==="resume_expired"?ai():t;if(n==="overload.v1")return{...t,overload:s.active?s:null};if(n==="source.health.v1"){let l={state:s.state,detail:s.detail};return{...t,sources:{...t.sources,[s.source_id]:l}}}if(n==="session.ended.v1"){let{[s.session_id]:l,...c}=t.sessions;return{...t,sessions:c}}let i=t.sessions[s.session_id]??yu();if(n==="session.started.v1"||n==="session.changed.v1"){let l={...i.legs};for(let{leg_id:c,role:d,analysed:f}of s.legs)l[c]={...l[c]??bl(d),role:d,analysed:f};return _o(t,s.session_id,{source_id:s.source_id,call_reference:s.call_reference??null,started_at:n==="session.started.v1"?e.time:i.started_at,legs:l,alerts:i.alerts})}if(n==="alert.v1"){let{[s.alert_id]:l,...c}=i.alerts,d=s.status==="cleared"?c:{...i.alerts,[s.alert_id]:xu(s)};return _o(t,s.session_id,{...i,alerts:d})}if(!Object.hasOwn(_l,n))return t;let r={...i.legs[s.leg_id]??bl(s.role),role:s.role,..._l[n](s)};return _o(t,s.session_id,{...i,legs:{...i.legs,[s.leg_id]:r}})}var xl=500,Su=15e3,ku=1e4,$u=[408,425,429],Au=8e3,Eu=1e4,tn=class extends Error{constructor(e,n){super(`the daemon refuses: ${e} ${n}`.trim()),this.status=e}};function Sl(t,e={}){return new yo(t,e)}var yo=class{#e;#t;#n=ai();#s=new Set;#r=null;#o=0;#i=null;#l=0;#c=()=>{};constructor(e,{queueEvents:n=1e3,quietMs:s=Au,WebSocket:i=globalThis.WebSocket,...r}){if(!i)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(n>=1))throw new RangeError(`queueEvents: expected at least 1, got ${n}`);this.#e=new URL(e),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:n,quietMs:s,WebSocket:i,...r}}get state(){return this.#n}get skewMs(){return this.#l}reconnect(){this.#c()}async*[Symbol.asyncIterator](){let{onLag:e,signal:n}=this.#t,s={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},i=()=>{s.stopped=!0,s.endWait(),s.socket?.close(),s.wake()};if(!n?.aborted){n?.addEventListener("abort",i),this.#c=()=>s.endWait(),this.#a(s).catch(r=>{s.failure=r,s.wake()});try{for(;;){for(;s.queue.length===0;){if(s.failure)throw s.failure;if(s.stopped)return;await new Promise(c=>s.wake=c)}let{lost:r}=s;s.lost=0;let l=s.queue.shift();r&&e?.(r),yield l}}finally{n?.removeEventListener("abort",i),i()}}}async#a(e){let{onStatus:n}=this.#t,s=xl;for(;!e.stopped;){n?.("connecting");let i=performance.now(),r=await this.#d();if(r&&(this.#l=Date.parse(r.issued_at)-Date.now()),r&&!e.stopped&&await this.#u(e,r,i)&&(s=xl),e.stopped)return;n?.("lost"),await new Promise(l=>{let c=setTimeout(l,s*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(c),l())}),s=Math.min(2*s,Su)}}async#d(){let{getTicket:e,token:n,sessions:s,roles:i,types:r,sources:l}=this.#t;if(e)return Mu(await e());let c=typeof n=="function"?await n():n;try{let d=await fetch(new URL("/api/ticket",this.#e),{method:"POST",signal:AbortSignal.timeout(Eu),headers:c?{Authorization:`Bearer ${c}`}:{},body:JSON.stringify({sessions:s,roles:i,types:r,sources:l})});if(d.ok)return await d.json();if(d.status<500&&!$u.includes(d.status))throw new tn(d.status,(await d.text()).trim())}catch(d){if(d instanceof tn)throw d}return null}#u(e,n,s){let{WebSocket:i,sessions:r,roles:l,types:c,sources:d,recentS:f}=this.#t,b=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);b.protocol=b.protocol.replace("http","ws");for(let[g,x]of Object.entries({session:r,role:l,type:c,source:d}))for(let k of x??[])b.searchParams.append(g,k);f&&b.searchParams.set("recent_s",f);let p=this.#i===null?this.#r:null;return p!==null&&b.searchParams.set("resume_from",p),new Promise((g,x)=>{let k=!1,C=e.socket=new i(b.href,["cloudevents.json",`ticket.${n.ticket}`]),z=()=>{B.stop(),C===e.socket&&(e.socket=null),C.close(),g(k)},B=Tu(this.#e,this.#t.quietMs,z);C.onopen=()=>{this.#o=Date.parse(n.issued_at)+performance.now()-s,p===null&&(this.#n=ai(),this.#i=this.#o),this.#t.onStatus?.("open")},C.onmessage=({data:E})=>{k=!0,B.heard();try{C===e.socket&&!this.#h(JSON.parse(E),e)&&z()}catch(U){x(U),z()}},C.onclose=z})}#h(e,n){let s=e.type.endsWith(".gap.v1")?e.data.reason:null;if(s==="subscriber_slow"&&this.#i===null&&this.#r!==null)return!1;if(s==="resume_expired"?this.#i=this.#o:this.#i!==null&&Date.parse(e.time)>this.#i&&(this.#i=null),this.#r=e.id,this.#n=yl(this.#n,e),!this.#s.has(e.id)){this.#s.add(e.id),this.#s.size>ku&&this.#s.delete(this.#s.values().next().value);let{types:i}=this.#t;if(i?.length&&!i.includes(e.type.replace("org.emotionstreamer.","")))return s!=="subscriber_slow";n.queue.push(e)>this.#t.queueEvents&&(n.queue.shift(),n.lost++),n.wake()}return s!=="subscriber_slow"}};function Mu(t){if(t&&!(typeof t.ticket=="string"&&Date.parse(t.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return t}function Tu(t,e,n){let s=performance.now(),i=()=>performance.now()-s>=e,r=setInterval(()=>{if(!i())return;let l={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",t),l).catch(()=>i()&&n())},e/2);return{heard:()=>s=performance.now(),stop:()=>clearInterval(r)}}var ci=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,n,s){let i=`${n.session_id} ${n.leg_id}`;if(e==="advice.v1")this.cues.set(i,Cu(n,s));else if(e==="coach.report.v1")this.#e(i,n,s);else if(e==="session.ended.v1")for(let[r,l]of this.cues)l.sessionId===n.session_id&&this.cues.delete(r)}keep(e){for(let[n,s]of this.cues)Object.hasOwn(e,s.sessionId)||this.cues.delete(n)}hasTakeOf(e){return this.takes.some(n=>n.sessionId===e)}#e(e,n,s){this.cues.delete(e),!this.takes.some(i=>i.id===e&&i.at===s)&&(this.takes.unshift(Pu(e,n,s)),this.takes.length=Math.min(this.takes.length,30))}};function kl(t,e){return Object.values(Al(t,e)).reduce((n,s)=>n+Math.abs(s),0)/2}function $l(t,e){return Object.entries(Al(t,e)).sort(([s,i],[r,l])=>l-i||s.localeCompare(r))[0]?.[0]??""}function Al(t,e){let n={};for(let{name:s,share:i}of e)n[s]=i;for(let{name:s,share:i}of t)n[s]=(n[s]??0)-i;return n}function Cu(t,e){return{sessionId:t.session_id,role:t.role,cue:t.cue,label:t.label??null,heard:t.heard,target:t.target,at:e}}function Pu(t,e,n){return{id:t,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance??null,onTargetShare:e.on_target_share??null,mixtures:e.mixtures,stretches:e.stretches,at:n}}var As=15*6e4,Lu=6e4,Ml={speaking:!1,state:"none",probability:0},xo=class{constructor(e,n){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let s={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:n,analysed:!0,...Ml,...s}}get role(){return this.current.role}get analysed(){return this.current.analysed}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}},So=class{constructor(e,n){this.id=e;this.startedAt=n;this.sourceId="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.version=0;this.lostEvents=0;this.#e=null}#e;take(e){if(e!==this.#e){this.#e=e,this.version++,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[n,s]of Object.entries(e.legs))this.leg(n,s.role).current=s}}leg(e,n){let s=this.legs.get(e);return s===void 0&&(s=new xo(e,n),this.legs.set(e,s)),s}},di=class{constructor(){this.sessions=new Map;this.sources=new Map;this.labels=[];this.overload=null;this.lostEvents=0;this.version=0;this.coach=new ci;this.#e=new Map;this.#t=new Map}#e;#t;sync(e,n){this.overload=e.overload,this.coach.keep(e.sessions);for(let[s,i]of Object.entries(e.sessions)){let r=this.#n(s,n);r.take(i),this.sessions.set(s,r)}for(let s of this.sessions.values())s.endedAt===null&&!(s.id in e.sessions)&&this.sessions.delete(s.id);for(let s of this.sources.keys())s in e.sources||this.sources.delete(s)}apply(e){let n=Date.parse(e.time),s=e.data,i=li(e);this.version++,this.coach.apply(i,s,n),i==="source.health.v1"?this.sources.set(s.source_id,{id:s.source_id,state:s.state,detail:s.detail??"",at:n}):i==="session.started.v1"?this.#s(s,n):i==="session.ended.v1"?this.#r(s,n):i==="gap.v1"?this.#o(s,n):s.session_id!==void 0&&this.#i(i,s,n)}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e){for(let n of this.#t.values()){let s=Math.max(n.startedAt,...[...n.legs.values()].map(i=>i.heardAt));(this.sessions.has(n.id)?e-(n.endedAt??e)>Lu:e-s>As)&&(this.#t.delete(n.id),this.sessions.delete(n.id),this.coach.hasTakeOf(n.id)&&this.#e.set(n.id,n),this.version++);for(let i of n.legs.values())Iu(i,e)}for(let n of this.#e.values())e-n.endedAt>As&&this.#e.delete(n.id)}#n(e,n){let s=this.#t.get(e);return s===void 0&&(s=new So(e,n),this.#t.set(e,s)),s.version++,s}#s(e,n){let s=this.#t.get(e.session_id);s!==void 0&&(s.endedAt!==null||s.startedAt<n)&&this.#t.delete(s.id);let i=this.#n(e.session_id,n);i.startedAt=n,El(i,e,n)}#r(e,n){let s=this.#t.get(e.session_id);if(s!==void 0){s.endedAt=n,s.endReason=e.reason??"",s.version++,this.sessions.set(s.id,s);for(let i of s.legs.values())zu(i,n)}}#o(e,n){if(this.lostEvents+=e.lost_events??0,e.session_id==null)return;let s=this.#n(e.session_id,n);s.lostEvents+=e.lost_events??0;for(let i of e.leg_ids??[]){let r=s.legs.get(i);if(r?.origin==null||!e.lost_ms)continue;let l=n-r.origin;r.gaps.push({from:l-e.lost_ms,to:l,reason:e.reason??""})}}#i(e,n,s){let i=this.#n(n.session_id,s);if(e==="session.changed.v1"&&El(i,n,s),n.leg_id==null)return;let r=i.leg(n.leg_id,n.role??"unknown");r.heardAt=Math.max(r.heardAt,s),e==="utterance.started.v1"?Ru(r,n,s):e==="utterance.ended.v1"?Ou(r,n,s):e==="emotion.v1"?this.#l(r,n,s):e==="state.v1"&&(r.origin=s-n.since_ms)}#l(e,n,s){let i=n.audio;e.origin=s-i.end_ms,e.latencyMs=n.latency_ms?.audio_end_to_publish??e.latencyMs,e.inferenceMs=n.latency_ms?.inference??e.inferenceMs,e.model=`${n.model.name} ${n.model.version} (${n.model.precision})`,e.quality=i.quality;let r=e.utterances.at(-1),l=e.pieces.at(-1),c=r?.id===n.utterance_id?r.from:i.start_ms,d=l!==void 0&&l.to>c?l.to:c;d>=i.end_ms||(e.pieces.push({from:d,to:i.end_ms,shares:n.abstained?[]:this.#c(n),reason:n.abstained?n.reason??"unknown":null}),n.dimensions&&!n.abstained&&e.affect.push({at:i.end_ms,valence:n.dimensions.valence,arousal:n.dimensions.arousal}))}#c(e){let n=this.labels.map(()=>0);for(let{name:s,probability:i}of e.posterior??[]){let r=this.labels.indexOf(s);r<0&&(r=this.labels.push(s)-1),n[r]=i}return n}};function El(t,e,n){for(let s of e.legs??[])Du(t.leg(s.leg_id,s.role),s,n)}function Du(t,e,n){t.codec=e.codec,t.origin??=n}function Ru(t,e,n){let s=t.utterances.at(-1);s?.id!==e.utterance_id&&(s!==void 0&&(s.to??=e.start_ms),t.origin=n-e.start_ms,t.utterances.push({id:e.utterance_id,from:e.start_ms,to:null}))}function Ou(t,e,n){let{start_ms:s,end_ms:i}=e.audio;t.origin=n-i;let r=t.utterances.at(-1);r?.id===e.utterance_id?(r.from=s,r.to=i):t.utterances.push({id:e.utterance_id,from:s,to:i})}function zu(t,e){let n=t.utterances.at(-1);n!==void 0&&t.origin!==null&&(n.to??=e-t.origin),t.current={...t.current,...Ml}}function Iu(t,e){if(t.origin===null)return;let n=e-As-t.origin;ui(t.pieces,s=>s.to<n),ui(t.utterances,s=>(s.to??1/0)<n),ui(t.gaps,s=>s.to<n),ui(t.affect,s=>s.at<n)}function ui(t,e){let n=0;for(;n<t.length&&e(t[n]);)n++;n>0&&t.splice(0,n)}var Nu=5e3,Tl=1e3,Hu=1.5,Uu=300,Vu=100,Wu=1e3,Zn=5e3;var hi=class extends EventTarget{constructor(n,s={}){super();this.url=n;this.options=s;this.model=new di;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#n=null;this.#s=[];this.#r=!1;this.#o=0;this.#i=0;this.#l=0;this.#c=0;this.#h=()=>{let n=this.#c-performance.now();if(n>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#h),n);return}this.#r=!1,this.#o=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock()),this.dispatchEvent(new Event("change"))};this.#p=()=>this.reconnect()}#e;#t;#n;#s;#r;#o;#i;#l;#c;start(){this.stop();let n=new AbortController,s=r=>this.setStatus(r),i=Sl(this.url,{queueEvents:1e5,...this.options,onStatus:s,signal:n.signal});this.#n=n,this.#t=i,this.#s=[setInterval(()=>this.model.forget(this.clock()),Nu),setInterval(()=>this.changed(!1),Tl)],addEventListener("online",this.#p),this.#a(i,n.signal)}stop(){this.#n?.abort(),this.#n=null,this.#s.forEach(clearInterval),removeEventListener("online",this.#p)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>Zn}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#n===null?this.start():this.#t?.reconnect()}changed(n=!0){if(this.#r||this.isPaused&&!n)return;this.#r=!0;let s=performance.now(),i=Math.min(Uu,Hu*this.model.sessions.size),r=Math.max(i-(s-this.#o),this.#c-s);document.hidden?setTimeout(this.#h,Tl):r<=0?requestAnimationFrame(this.#h):setTimeout(()=>requestAnimationFrame(this.#h),r)}setStatus(n){n==="open"?(this.lostAt=null,this.#l=this.clock(),this.#i=performance.now(),this.#u()):this.lostAt??=this.clock(),n!=="refused"&&(this.refusal=null),this.status=n,this.dispatchEvent(new Event("status")),this.changed()}async#a(n,s){try{for await(let i of n)this.#d(i)}catch(i){if(s.aborted)return;this.stop(),i instanceof tn||reportError(i),this.refusal=i instanceof tn?i:new tn(0,String(i)),this.setStatus("refused")}}#d(n){this.model.apply(n),Date.parse(n.time)>this.#l?this.dispatchEvent(new CustomEvent("event",{detail:n})):this.#u(),this.changed(!1)}#u(){this.#c=Math.min(performance.now()+Vu,this.#i+Wu)}#h;#p};var Cl="/assets/capture.worklet-7ESDUN63.js";var Bu="/browser",Pl=500,ju=1e4,Ll=48e3,Gu=3,Dl=2,pi=class extends EventTarget{constructor(n,s){super();this.origin=n;this.token=s;this.state="off";this.devices=[];this.deviceId="";this.lostMs=0;this.isMuted=!1;this.#e=!1;this.#t=null;this.#n=null;this.#s=null;this.#r=null;this.#o=null;this.#l=Pl;this.#c="";this.#m=()=>{this.#g()};this.#f=()=>{this.#n?.state==="suspended"&&!document.hidden&&this.#n.resume()}}#e;#t;#n;#s;#r;#o;#i;#l;#c;get isWanted(){return this.#e}async start(){if(!this.#e){if(!navigator.mediaDevices?.getUserMedia)return this.#a("insecure");this.#e=!0,this.#c=crypto.randomUUID(),this.lostMs=0,navigator.mediaDevices.addEventListener("devicechange",this.#m),document.addEventListener("visibilitychange",this.#f),await this.#u()&&this.#v()}}stop(){this.#d("off")}async choose(n){this.deviceId=n,this.#e&&await this.#u()}#a(n){this.state=n,this.dispatchEvent(new Event("change"))}#d(n){this.#e=!1,clearTimeout(this.#i),navigator.mediaDevices?.removeEventListener("devicechange",this.#m),document.removeEventListener("visibilitychange",this.#f),this.#p(),this.#n?.close(),this.#n=this.#s=null,this.#o?.close(1e3),this.#o=null,this.#a(n)}async#u(){this.state!=="on"&&this.#a("asking");try{let n={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1},s=this.deviceId?{deviceId:{exact:this.deviceId}}:{},i=await navigator.mediaDevices.getUserMedia({audio:{...n,...s}});if(!this.#e)return i.getTracks().forEach(r=>r.stop()),!1;this.#p(),this.#t=i,await this.#h(i)}catch(n){let s={NotAllowedError:"denied",SecurityError:"denied",NotReadableError:"busy"};this.#p();let i=s[n.name]??"missing";return i==="missing"&&this.deviceId?(this.deviceId="",this.#u()):(this.#e&&this.#d(i),!1)}return await this.#g(),this.#e}async#h(n){if(this.#n===null){let i=new AudioContext;this.#n=i.sampleRate>Ll?new AudioContext({sampleRate:Ll}):i,this.#n!==i&&i.close(),await this.#n.audioWorklet.addModule(Cl),this.#s=new AudioWorkletNode(this.#n,"capture",{numberOfOutputs:0,channelCount:1,channelCountMode:"explicit"}),this.#s.port.onmessage=({data:r})=>this.#_(r),this.#n.onstatechange=this.#f}await this.#n.resume(),this.#r=this.#n.createMediaStreamSource(n),this.#r.connect(this.#s);let s=n.getAudioTracks()[0];this.isMuted=s.muted,s.onmute=s.onunmute=()=>{this.isMuted=s.muted,this.#a(this.state)},s.onended=()=>{this.#u()}}#p(){this.#r?.disconnect(),this.#r=null;for(let n of this.#t?.getTracks()??[])n.onended=null,n.stop();this.#t=null}#m;async#g(){let n=await navigator.mediaDevices.enumerateDevices();this.devices=n.filter(({kind:s})=>s==="audioinput").map(({deviceId:s,label:i})=>({id:s,name:i})),this.#a(this.state)}#f;async#v(){if(!this.#e)return;this.#a("connecting");let n=await this.#w();if(!this.#e)return;if(n===null)return this.#b();let s=new WebSocket(new URL(Bu,this.origin.replace(/^http/,"ws")),["emotion-streamer.pcm",`ticket.${n}`]);this.#o=s,s.onopen=()=>{this.#l=Pl,s.send(JSON.stringify({call_id:this.#c,sampleRate:this.#n.sampleRate})),this.#a("on")},s.onclose=()=>{this.#o===s&&(this.#o=null,this.#b())}}async#w(){let n=this.token()?{Authorization:`Bearer ${this.token()}`}:{};try{let s=await fetch(new URL("/api/ticket",this.origin),{method:"POST",headers:n,body:'{"scope": "stream"}'});if(s.ok)return(await s.json()).ticket;s.status===404?this.#d("unconfigured"):(s.status===401||s.status===403)&&this.#d("refused")}catch{}return null}#b(){this.#e&&(this.#a("connecting"),this.#i=setTimeout(()=>{this.#v()},this.#l*(.5+Math.random())),this.#l=Math.min(2*this.#l,ju))}#_(n){let s=this.#o;if(s?.readyState!==WebSocket.OPEN)return;let i=this.#n.sampleRate;s.bufferedAmount>Gu*i*Dl?(this.lostMs+=1e3*n.byteLength/(i*Dl),this.dispatchEvent(new Event("change"))):s.send(n)}};var qu=180,Ku=5e3,Yu=2,Zu=5e3,Ju=4e3,ko=class extends hi{constructor(){super(location.origin,{token:()=>S.token,recentS:qu});this.health=null;this.route=wo(location.hash);this.theme="auto";this.texts=go(navigator.language);this.tokenIsWrong=!1;this.announcement="";this.microphone=new pi(location.origin,()=>this.#e);this.#e="";this.#t=0;this.#n=matchMedia("(prefers-color-scheme: dark)")}#e;#t;#n;open(){this.#i(),this.#n.addEventListener("change",()=>this.#s()),addEventListener("hashchange",()=>{this.route=wo(location.hash),this.changed()}),this.addEventListener("event",n=>this.#r(n.detail)),this.microphone.addEventListener("change",()=>this.changed()),this.#o(),this.start()}get language(){return this.texts.code}get scheme(){return`${this.theme} ${this.#n.matches}`}get token(){return this.#e}addressOf(n){return jt({view:"session",sessionId:n.id,t:null})}go(n){location.hash=jt({...this.route,...n})}setTheme(n){this.theme=n,n==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=n,Rl("theme",n),this.#s()}setLanguage(n){this.texts=go(n),hl(this.texts),Rl("language",this.texts.code),this.changed()}signIn(n){this.#e=n,this.start()}setStatus(n){let s=n==="refused"&&this.refusal?.status===401;this.tokenIsWrong=s&&this.#e!=="",super.setStatus(s?"token":n)}#s(){this.dispatchEvent(new Event("theme")),this.changed()}#r(n){if(li(n)!=="state.v1"||yt(n.data.state).need<Yu)return;let s=performance.now();if(n.data.state==="none"||s-this.#t<Ku)return;this.#t=s;let{role:i,session_id:r,state:l}=n.data;this.announcement=this.texts.t("announce",{role:this.texts.word(i),id:r,state:this.texts.word(l)})}async#o(){try{let n=await fetch("/healthz",{signal:AbortSignal.timeout(Ju),cache:"no-store"});this.health={ok:n.ok,text:(await n.text()).trim()},this.changed()}catch{}setTimeout(()=>{this.#o()},Zu)}#i(){this.setLanguage(Ol("language")??navigator.language);let n=Ol("theme");this.setTheme(n==="light"||n==="dark"?n:"auto")}};function Rl(t,e){try{localStorage.setItem(`emotion-streamer.${t}`,e)}catch{return}}function Ol(t){try{return localStorage.getItem(`emotion-streamer.${t}`)}catch{return null}}var S=new ko;var fi={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},mi=t=>(...e)=>({_$litDirective$:t,values:e}),Jn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,n,s){this._$Ct=e,this._$AM=n,this._$Ci=s}_$AS(e,n){return this.update(e,n)}update(e,n){return this.render(...n)}};var $o=class extends Jn{constructor(e){if(super(e),e.type!==fi.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return _t}update(e,[n]){let{style:s}=e.element;for(let[i,r]of Object.entries(n))s.setProperty(i,r);return _t}},Sn=mi($o);function Pe(t,e){customElements.get(t)===void 0&&customElements.define(t,e)}function Gt(t){let{shape:e,colour:n}=yt(t);return $`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${$s`<path d=${e} fill=${n} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var Ye=Ae`
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
`;var ot=class extends Ke{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),S.addEventListener("change",this.#e)}disconnectedCallback(){S.removeEventListener("change",this.#e),super.disconnectedCallback()}},gi=()=>`${S.model.labels.length} ${S.language} ${S.scheme}`;var Ao=class extends ot{static{this.styles=[Ye,Ae`
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
    `]}render(){let{microphone:e}=S,n=!["off","asking","connecting","on"].includes(e.state);return $`<section class=${n?"bad":e.state} aria-labelledby="title">
      <h2 id="title">${_("microphone")}</h2>
      <p role="status">
        ${_(`microphone_${e.state}`)} ${e.isWanted&&e.isMuted?_("microphone_muted"):F}
        ${e.lostMs>0?_("microphone_lost",{seconds:(e.lostMs/1e3).toFixed(1)}):F}
      </p>
      ${e.isWanted&&e.devices.length>1?this.#e():F}
      <button @click=${this.#t}>${_(e.isWanted?"microphone_stop":"microphone_start")}</button>
    </section>`}#e(){let{devices:e,deviceId:n}=S.microphone;return $`<label>
      ${_("microphone_device")}
      <select @change=${s=>{S.microphone.choose(s.target.value)}}>
        ${e.map(({id:s,name:i},r)=>$`<option value=${s} ?selected=${s===n}>${i||`${_("microphone")} ${r+1}`}</option>`)}
      </select>
    </label>`}#t=()=>{S.microphone.isWanted?S.microphone.stop():S.microphone.start()}};Pe("es-microphone",Ao);var Qu=3,Xu=.1,ed=.9,td=5,Eo=class extends ot{static{this.styles=[Ye,Ae`
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
    `]}render(){let{cues:e,takes:n}=S.model.coach;return $`
      <h1>${_("coach")}</h1>
      <p class="intro muted">${_("coach_intro")}</p>
      <es-microphone></es-microphone>
      <div aria-live="polite">${[...e.values()].map(s=>this.#e(s))}</div>
      ${n.slice(0,td).map((s,i)=>this.#t(s,n.slice(i+1)))}
      ${e.size===0&&n.length===0?$`<div class="empty"><h2>${_("coach_nobody")}</h2><p class="muted">${_("coach_how")} <code>target = { happy = 0.6, calm = 0.4 }</code></p></div>`:F}
    `}#e(e){let n=e.cue==="begin"?_("cue_begin",{target:Mo(e.target)}):_(od(e.cue),{label:fe(e.label??"")});return $`<section class="panel">
      <h2 class="muted">${fe(e.role)}</h2>
      <p class="cue">${e.label===null?F:Gt(e.label)} <span>${n}</span></p>
      ${zl(e.heard,e.target)}
      <p class="hint">${_(e.heard.length>0?"cue_hint":"target_hint")}</p>
    </section>`}#t(e,n){return $`<section class="panel">
      <h2>${_("take_at",{time:xn(e.at,S.language)})}</h2>
      <ol class="lead">
        ${id(e).map(s=>$`<li>${s}</li>`)}
      </ol>
      ${e.shares.length===0?F:$`<div class="columns">
            <div>
              <h3>${_("share_of_time")}</h3>
              ${zl(e.shares,e.target)}
              <p class="hint">${_("target_hint")}</p>
            </div>
            <div>
              ${e.stretches.length===0?F:this.#n(e)} ${e.mixtures.length===0?F:nd(e)}
            </div>
          </div>`}
      ${sd(e,n)}
    </section>`}#n(e){return $`<h3>${_("stretches")}</h3>
      <ul>
        ${e.stretches.map(({start_ms:n,end_ms:s,more:i,less:r})=>$`<li>
            <a href=${Il(e,n)}>${_("from_to",{from:Ce(n),to:Ce(s)})}</a>:
            ${_("more_and_less",{more:fe(r),less:fe(i)})}
          </li>`)}
      </ul>`}};function nd(t){return $`<h3>${_("mixtures")}</h3>
    <ul>
      ${t.mixtures.map(({names:e,share:n,start_ms:s})=>$`<li>${e.map(fe).join(" + ")}: ${Es(n)}, <a href=${Il(t,s)}>${Ce(s)}</a></li>`)}
    </ul>`}function sd(t,e){let n=e.filter(({shares:r})=>r.length>0);if(t.distance===null||n.length===0)return F;let s=n.map(({shares:r})=>kl(r,t.target)),i=t.distance<Math.min(...s);return $`<h3>${_("comparison")}</h3>
    <p>${_(i?"closest":"not_closest",{now:t.distance.toFixed(2),before:s[0].toFixed(2),best:Math.min(...s).toFixed(2)})}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${_("comparison")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${_("take")}</th>
            <th scope="col">${_("distance")}</th>
          </tr>
        </thead>
        <tbody>
          ${[{at:t.at,away:t.distance},...n.map(({at:r},l)=>({at:r,away:s[l]}))].map(({at:r,away:l})=>$`<tr>
              <th scope="row">${xn(r,S.language)}</th>
              <td class="number">${l.toFixed(2)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`}function Il(t,e){let n=S.model.find(t.sessionId),s=n?.legs.get(t.legId)?.origin,i=n!==void 0&&s!=null?s-n.startedAt:0;return jt({view:"session",sessionId:t.sessionId,t:Math.max(0,e+i)})}function id(t){if(t.shares.length===0)return[_("coach_too_little")];let e={target:Mo(t.target),percent:Es(t.onTargetShare??0)},n=[...t.stretches].sort((s,i)=>i.end_ms-i.start_ms-(s.end_ms-s.start_ms))[0];return[_("coach_heard",{time:Ce(t.heardMs),shares:Mo(t.shares)}),n===void 0?_("coach_near",e):_("coach_away",{...e,from:Ce(n.start_ms),to:Ce(n.end_ms),more:fe(n.less),less:fe(n.more)}),(t.onTargetShare??0)>=ed?_("coach_same"):_("coach_next",{label:fe($l(t.shares,t.target))})]}function zl(t,e){let n=new Map(e.map(({name:l,share:c})=>[l,c])),s=new Map(t.map(({name:l,share:c})=>[l,c])),r=[...n.keys(),...t.map(({name:l})=>l).filter(l=>!n.has(l))].filter(l=>n.has(l)||(s.get(l)??0)>=.01);return $`<ul class="shares">
    ${r.map(l=>{let c=s.get(l)??0,d=n.get(l);return $`<li>
        <span>${Gt(l)} ${fe(l)}</span>
        <span class="bar">
          <i ${Sn({width:`${100*c}%`,background:yt(l).colour})}></i>
          ${d===void 0?F:$`<b ${Sn({left:`${100*d}%`})}></b>`}
        </span>
        <span class="number">${t.length===0?Es(d??0):Es(c)}</span>
      </li>`})}
  </ul>`}function Mo(t){return t.slice(0,Qu).filter(({share:n},s)=>s===0||n>=Xu).map(({name:n,share:s})=>`${fe(n)} ${Es(s)}`).join(", ")}var Es=t=>`${Math.round(100*t)} %`,od=t=>t==="more"?"cue_more":t==="less"?"cue_less":"cue_on_target";Pe("es-coach",Eo);function Nl(t,e,n){let s=[];for(let c of t)if(c.origin!==null)for(let d of c.utterances){let[f,b]=rd(d,c.origin,e,n);f<b&&s.push({at:f,leg:c.id,change:1},{at:b,leg:c.id,change:-1})}s.sort((c,d)=>c.at-d.at||c.change-d.change);let i={alone:new Map(t.map(c=>[c.id,0])),overlap:0,silence:0,total:Math.max(0,n-e)},r=new Map,l=e;for(let c of[...s,{at:n,leg:"",change:1}]){let d=[...r].filter(([,b])=>b>0).map(([b])=>b),f=c.at-l;d.length===0?i.silence+=f:d.length>1?i.overlap+=f:i.alone.set(d[0],i.alone.get(d[0])+f),r.set(c.leg,(r.get(c.leg)??0)+c.change),l=c.at}return i}function rd(t,e,n,s){return[Math.max(n,t.from+e),Math.min(s,t.to===null?s:t.to+e)]}var Oe=8,ld=5,Hl=new Map;function Ul(t,e,n,s,i){t.clearRect(0,0,s.width,s.height);let r=e.origin;if(r===null||!e.analysed)return;let l=s.width*s.scale/(s.to-s.from),c=p=>Math.round((p+r-s.from)*l)/s.scale,d=(p,g,x)=>{let k=Math.max(0,c(p)),C=Math.min(s.width,c(g));C<=k||(t.fillStyle=x,t.fillRect(k,0,Math.max(.5,C-k),s.height))},f=s.until-r;d(0,f,Qn(t,"silent",i.hatch));for(let{from:p,to:g}of e.utterances)d(p,g??f,i.speech),g!==null&&d(p,g,Qn(t,"unsure",i.hatch));let b=n.map((p,g)=>g).sort((p,g)=>ii(n[p],n[g]));for(let p of e.pieces)c(p.to)<0||c(p.from)>s.width||(d(p.from,p.to,i.speech),p.reason===null?cd(t,p,n,b,c(p.from),c(p.to),s.height):d(p.from,p.to,Qn(t,ad(p.reason),i.hatch)));for(let p of e.gaps)d(p.from,p.to,i.speech),d(p.from,p.to,Qn(t,"lost",i.lost))}function ad(t){return t==="audio_lost"||t==="overload"?"lost":t==="paused"?"paused":"unsure"}function Qn(t,e,n){return Vl(t,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[e],n)}function cd(t,e,n,s,i,r,l){let c=l,d=Math.max(.5,r-i);for(let f of s){let b=(e.shares[f]??0)*l;if(b<.5)continue;let{colour:p,pattern:g}=yt(n[f]);t.fillStyle=p,t.fillRect(i,c-b,d,b),g!=="plain"&&b>=ld&&(t.fillStyle=Vl(t,g,"rgba(0, 0, 0, 0.38)"),t.fillRect(i,c-b,d,b)),c-=b}}function Vl(t,e,n){let s=`${e} ${n}`,i=Hl.get(s);return i===void 0&&(i=t.createPattern(ud(e,n),"repeat"),Hl.set(s,i)),i}function ud(t,e){let n=document.createElement("canvas");n.width=n.height=Oe;let s=n.getContext("2d");return s.strokeStyle=s.fillStyle=e,s.lineWidth=1.5,s.beginPath(),(t==="rising"||t==="cross")&&vi(s,[-2,2,2,-2],[0,Oe,Oe,0],[Oe-2,Oe+2,Oe+2,Oe-2]),(t==="falling"||t==="cross")&&vi(s,[-2,Oe-2,2,Oe+2],[0,0,Oe,Oe],[Oe-2,-2,Oe+2,2]),t==="rows"&&vi(s,[0,Oe/2,Oe,Oe/2]),t==="columns"&&vi(s,[Oe/2,0,Oe/2,Oe]),s.stroke(),t==="dots"&&s.fillRect(3,3,1.6,1.6),n}function vi(t,...e){for(let[n,s,i,r]of e)t.moveTo(n,s),t.lineTo(i,r)}var nn=new Map,To=!1;function Wl(t){nn.set(t,0),To||(To=!0,Bl())}function Fl(t){nn.delete(t)}function bi(t){nn.has(t)&&nn.set(t,0)}function Bl(){if(nn.size===0){To=!1;return}setTimeout(()=>requestAnimationFrame(dd),100)}function dd(t){for(let[e,n]of nn)if(!(!e.visible||n>t)&&(e.paint(),nn.delete(e),nn.set(e,t+e.everyMs),performance.now()-t>6))break;Bl()}var hd=18e4,pd=1e3,fd=5e3,Co=class extends Ke{constructor(){super(...arguments);this.display=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=pd;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(n=>{this.visible=n.at(-1).isIntersecting,this.visible&&bi(this)});this.#s=new ResizeObserver(()=>bi(this))}static{this.properties={display:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=Ae`
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
  `}#e;#t;#n;#s;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#s.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,fd)),Wl(this)}disconnectedCallback(){Fl(this),this.#n.disconnect(),this.#s.disconnect(),super.disconnectedCallback()}render(){return $`<canvas aria-hidden="true"></canvas>`}updated(n){n.has("scheme")&&(this.#t=null),bi(this)}paint(){let n=this.renderRoot.querySelector("canvas"),{clientWidth:s,clientHeight:i}=this,{display:r,leg:l}=this;if(n===null||r===null||l===null||s===0)return;let c=Math.min(devicePixelRatio,2);(n.width!==Math.round(s*c)||n.height!==Math.round(i*c))&&(n.width=Math.round(s*c),n.height=Math.round(i*c)),this.#e??=n.getContext("2d");let d=this.#e;d.setTransform(c,0,0,c,0,0),this.#t??=md(this);let f=r.now(),b=this.to??f,p=this.from??b-hd,g=Math.min(this.until??1/0,r.lostAt??1/0,f);Ul(d,l,r.model.labels,{from:p,to:b,width:s,height:i,scale:c,until:g},this.#t)}};function md(t){let e=getComputedStyle(t),n=s=>e.getPropertyValue(s).trim();return{speech:n("--speech"),hatch:n("--hatch"),lost:n("--lost"),cursor:n("--accent")}}Pe("es-lane",Co);var gd=["silent","unsure","lost","paused"],Po=class extends Ke{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Ye,Ae`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 18px;
        font-size: 0.85rem;
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
        font-size: 0.85rem;
        color: var(--muted);
      }
    `]}render(){if(this.display===null)return F;let{model:n,texts:s}=this.display;return $`<div role="group" aria-label=${s.t("legend")}>
        ${[...n.labels].sort(ii).map(i=>$`<span>${Gt(i)} ${s.word(i)}</span>`)}
        ${gd.map(i=>$`<span><canvas width="52" height="32" data-kind=${i} aria-hidden="true"></canvas>${s.t(`hatch_${i}`)}</span>`)}
      </div>
      <p>${s.t("events_say")}</p>`}updated(){let n=getComputedStyle(this);for(let s of this.renderRoot.querySelectorAll("canvas")){let i=s.dataset.kind,r=n.getPropertyValue(i==="lost"?"--lost":"--hatch").trim();if(s.dataset.colour===r)continue;s.dataset.colour=r;let l=s.getContext("2d");l.setTransform(2,0,0,2,0,0),l.clearRect(0,0,26,16),l.fillStyle=Qn(l,i,r),l.fillRect(0,0,26,16)}}};Pe("es-legend",Po);var Lo=class extends Ke{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(n=>{this.#e=n.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#s=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Ye,Ae`
      :host {
        content-visibility: auto;
        contain-intrinsic-size: auto 190px;
        overflow-clip-margin: 8px;
      }
      article {
        position: relative;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
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
      article.need3::before {
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
        font-size: 0.85rem;
      }
      .leg {
        display: grid;
        gap: 5px;
      }
      .line {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 1.5rem;
      }
      .role {
        font-size: 0.72rem;
        letter-spacing: 0.06em;
        text-transform: uppercase;
        color: var(--muted);
        font-weight: 600;
        min-width: 5.6em;
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        font-weight: 650;
        font-size: 1.02rem;
      }
      .state.quiet {
        font-weight: 400;
        color: var(--muted);
      }
      .percent {
        color: var(--muted);
        font-weight: 400;
        font-size: 0.88rem;
      }
      .since {
        margin-left: auto;
        font-size: 0.85rem;
        color: var(--muted);
      }
      .axis {
        display: flex;
        justify-content: space-between;
        font-size: 0.72rem;
        color: var(--muted);
      }
      .note {
        font-size: 0.85rem;
        color: var(--muted);
        padding: 6px 10px;
        border: 1px dashed var(--line-strong);
        border-radius: 6px;
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:n,session:s}=this;if(s===null||n===null)return F;let{texts:i}=n,r=n.isStale||bd(s,n.clock()),l=s.endedAt!==null,c=[l?"ended":r?"stale":`need${ri(s)}`];return $`<article part="tile" class=${c.join(" ")} aria-label=${Xn(s)}>
      <header part="header">
        ${this.#n(n,s)}
        <span class="when muted number">
          ${l?i.t("ended",{reason:i.word(s.endReason)}):Ce(n.now()-s.startedAt)}
        </span>
      </header>
      ${[...s.legs.values()].map(d=>vd(n,s,d))}
      <div class="axis" aria-hidden="true"><span>${i.t("minutes_ago")}</span><span>${i.t("now")}</span></div>
      ${r&&!l?$`<p class="note">${i.t("stale",{time:xn(jl(s),i.code)})}</p>`:F}
    </article>`}#n(n,s){let i=n.addressOf(s),r=n.texts.t("open_session",{id:Xn(s)});return i!==null?$`<a href=${i} aria-label=${r} title=${s.id}>${Xn(s)}</a>`:$`<button aria-label=${r} title=${s.id} @click=${this.#s}>${Xn(s)}</button>`}#s};function vd(t,e,n){return $`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${n.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${t.texts.word(n.role)}</span>
      ${Do(n,t)}
    </div>
    ${n.analysed?$`<es-lane part="ribbon" .display=${t} .leg=${n} .until=${e.endedAt} .scheme=${t.scheme}></es-lane>`:F}
  </section>`}function Xn(t){let e=/^[0-9a-f-]{32,36}$/.test(t.id)?t.id.slice(0,8):t.id;return t.sourceId?`${t.sourceId} · ${e}`:e}function Do(t,e){let{texts:n}=e;if(!t.analysed)return $`<span class="state quiet" part="state">${n.t("not_analysed")}</span>`;if(t.state==="none"){let s=t.speaking?"listening":t.pieces.length>0?"none":"silent";return $`<span class="state quiet" part="state">${n.t(s)}</span>`}return $`<span class="state" part="state">${Gt(t.state)} ${n.word(t.state)}</span>
    <span class="percent number">${Math.round(t.probability*100)} %</span>
    ${t.since===null?F:$`<span class="since number">${n.t("since",{time:Ce(e.now()-t.since)})}</span>`}`}function jl(t){return Math.max(t.startedAt,...[...t.legs.values()].map(e=>e.heardAt))}function bd(t,e){let n=[...t.legs.values()].some(s=>s.speaking&&s.analysed);return t.endedAt===null&&n&&e-jl(t)>2*Zn}Pe("es-tile",Lo);var wd="uplot",_d="u-hz",yd="u-vt",xd="u-title",Sd="u-wrap",kd="u-under",$d="u-over",Ad="u-axis",An="u-off",Ed="u-select",Md="u-cursor-x",Td="u-cursor-y",Cd="u-cursor-pt",Pd="u-legend",Ld="u-live",Dd="u-inline",Rd="u-series",Od="u-marker",Gl="u-label",zd="u-value",Ts="width",Cs="height";var ql="bottom",es="left",Ro="right",Jo="#000",Kl=Jo+"0",Oo="mousemove",Yl="mousedown",zo="mouseup",Zl="mouseenter",Jl="mouseleave",Ql="dblclick",Id="resize",Nd="scroll",Xl="change",Si="dppxchange",Qo="--",ls=typeof window<"u",Vo=ls?document:null,ns=ls?window:null,Hd=ls?navigator:null,ce,wi;function Wo(){let t=devicePixelRatio;ce!=t&&(ce=t,wi&&Bo(Xl,wi,Wo),wi=matchMedia(`(min-resolution: ${ce-.001}dppx) and (max-resolution: ${ce+.001}dppx)`),En(Xl,wi,Wo),ns.dispatchEvent(new CustomEvent(Si)))}function dt(t,e){if(e!=null){let n=t.classList;!n.contains(e)&&n.add(e)}}function Fo(t,e){let n=t.classList;n.contains(e)&&n.remove(e)}function ye(t,e,n){t.style[e]=n+"px"}function Tt(t,e,n,s){let i=Vo.createElement(t);return e!=null&&dt(i,e),n?.insertBefore(i,s),i}function xt(t,e){return Tt("div",t,e)}var ea=new WeakMap;function Ht(t,e,n,s,i){let r="translate("+e+"px,"+n+"px)",l=ea.get(t);r!=l&&(t.style.transform=r,ea.set(t,r),e<0||n<0||e>s||n>i?dt(t,An):Fo(t,An))}var ta=new WeakMap;function na(t,e,n){let s=e+n,i=ta.get(t);s!=i&&(ta.set(t,s),t.style.background=e,t.style.borderColor=n)}var sa=new WeakMap;function ia(t,e,n,s){let i=e+""+n,r=sa.get(t);i!=r&&(sa.set(t,i),t.style.height=n+"px",t.style.width=e+"px",t.style.marginLeft=s?-e/2+"px":0,t.style.marginTop=s?-n/2+"px":0)}var Xo={passive:!0},Ud={...Xo,capture:!0};function En(t,e,n,s){e.addEventListener(t,n,s?Ud:Xo)}function Bo(t,e,n,s){e.removeEventListener(t,n,Xo)}ls&&Wo();function Ct(t,e,n,s){let i;n=n||0,s=s||e.length-1;let r=s<=2147483647;for(;s-n>1;)i=r?n+s>>1:ht((n+s)/2),e[i]<t?n=i:s=i;return t-e[n]<=e[s]-t?n:s}function La(t){return(n,s,i)=>{let r=-1,l=-1;for(let c=s;c<=i;c++)if(t(n[c])){r=c;break}for(let c=i;c>=s;c--)if(t(n[c])){l=c;break}return[r,l]}}var Da=t=>t!=null,Ra=t=>t!=null&&t>0,Ai=La(Da),Vd=La(Ra);function Wd(t,e,n,s=0,i=!1){let r=i?Vd:Ai,l=i?Ra:Da;[e,n]=r(t,e,n);let c=t[e],d=t[e];if(e>-1)if(s==1)c=t[e],d=t[n];else if(s==-1)c=t[n],d=t[e];else for(let f=e;f<=n;f++){let b=t[f];l(b)&&(b<c?c=b:b>d&&(d=b))}return[c??me,d??-me]}function Ei(t,e,n,s){let i=la(t),r=la(e);t==e&&(i==-1?(t*=n,e/=n):(t/=n,e*=n));let l=n==10?qt:Oa,c=i==1?ht:St,d=r==1?St:ht,f=c(l(Ie(t))),b=d(l(Ie(e))),p=ss(n,f),g=ss(n,b);return n==10&&(f<0&&(p=ge(p,-f)),b<0&&(g=ge(g,-b))),s||n==2?(t=p*i,e=g*r):(t=Ha(t,p),e=Mi(e,g)),[t,e]}function er(t,e,n,s){let i=Ei(t,e,n,s);return t==0&&(i[0]=0),e==0&&(i[1]=0),i}var tr=.1,oa={mode:3,pad:tr},Ls={pad:0,soft:null,mode:0},Fd={min:Ls,max:Ls};function ki(t,e,n,s){return Ti(n)?ra(t,e,n):(Ls.pad=n,Ls.soft=s?0:null,Ls.mode=s?3:0,ra(t,e,Fd))}function le(t,e){return t??e}function Bd(t,e,n){for(e=le(e,0),n=le(n,t.length-1);e<=n;){if(t[e]!=null)return!0;e++}return!1}function ra(t,e,n){let s=n.min,i=n.max,r=le(s.pad,0),l=le(i.pad,0),c=le(s.hard,-me),d=le(i.hard,me),f=le(s.soft,me),b=le(i.soft,-me),p=le(s.mode,0),g=le(i.mode,0),x=e-t,k=qt(x),C=tt(Ie(t),Ie(e)),z=qt(C),B=Ie(z-k);(x<1e-24||B>10)&&(x=0,(t==0||e==0)&&(x=1e-24,p==2&&f!=me&&(r=0),g==2&&b!=-me&&(l=0)));let E=x||C||1e3,U=qt(E),M=ss(10,ht(U)),Q=E*(x==0?t==0?.1:1:r),O=ge(Ha(t-Q,M/10),24),X=t>=f&&(p==1||p==3&&O<=f||p==2&&O>=f)?f:me,Y=tt(c,O<X&&t>=X?X:Pt(X,O)),ne=E*(x==0?e==0?.1:1:l),K=ge(Mi(e+ne,M/10),24),T=e<=b&&(g==1||g==3&&K>=b||g==2&&K<=b)?b:-me,J=Pt(d,K>T&&e<=T?T:tt(T,K));return Y==J&&Y==0&&(J=100),[Y,J]}var jd=new Intl.NumberFormat(ls?Hd.language:"en-US"),nr=t=>jd.format(t),pt=Math,xi=pt.PI,Ie=pt.abs,ht=pt.floor,ze=pt.round,St=pt.ceil,Pt=pt.min,tt=pt.max,ss=pt.pow,la=pt.sign,qt=pt.log10,Oa=pt.log2,Gd=(t,e=1)=>pt.sinh(t)*e,Io=(t,e=1)=>pt.asinh(t/e),me=1/0;function aa(t){return(qt((t^t>>31)-(t>>31))|0)+1}function jo(t,e,n){return Pt(tt(t,e),n)}function za(t){return typeof t=="function"}function se(t){return za(t)?t:()=>t}var qd=()=>{},Ia=t=>t,Na=(t,e)=>e,Kd=t=>null,ca=t=>!0,ua=(t,e)=>t==e,Yd=/\.\d*?(?=9{6,}|0{6,})/gm,Mn=t=>{if(Va(t)||on.has(t))return t;let e=`${t}`,n=e.match(Yd);if(n==null)return t;let s=n[0].length-1;if(e.indexOf("e-")!=-1){let[i,r]=e.split("e");return+`${Mn(i)}e${r}`}return ge(t,s)};function kn(t,e){return Mn(ge(Mn(t/e))*e)}function Mi(t,e){return Mn(St(Mn(t/e))*e)}function Ha(t,e){return Mn(ht(Mn(t/e))*e)}function ge(t,e=0){if(Va(t))return t;let n=10**e,s=t*n*(1+Number.EPSILON);return ze(s)/n}var on=new Map;function Ua(t){return((""+t).split(".")[1]||"").length}function Rs(t,e,n,s){let i=[],r=s.map(Ua);for(let l=e;l<n;l++){let c=Ie(l),d=ge(ss(t,l),c);for(let f=0;f<s.length;f++){let b=t==10?+`${s[f]}e${l}`:s[f]*d,p=(l>=0?0:c)+(l>=r[f]?0:r[f]),g=t==10?b:ge(b,p);i.push(g),on.set(g,p)}}return i}var Ds={},sr=[],is=[null,null],sn=Array.isArray,Va=Number.isInteger,Zd=t=>t===void 0;function da(t){return typeof t=="string"}function Ti(t){let e=!1;if(t!=null){let n=t.constructor;e=n==null||n==Object}return e}function Jd(t){return t!=null&&typeof t=="object"}var Qd=Object.getPrototypeOf(Uint8Array),Wa="__proto__";function os(t,e=Ti){let n;if(sn(t)){let s=t.find(i=>i!=null);if(sn(s)||e(s)){n=Array(t.length);for(let i=0;i<t.length;i++)n[i]=os(t[i],e)}else n=t.slice()}else if(t instanceof Qd)n=t.slice();else if(e(t)){n={};for(let s in t)s!=Wa&&(n[s]=os(t[s],e))}else n=t;return n}function Le(t){let e=arguments;for(let n=1;n<e.length;n++){let s=e[n];for(let i in s)i!=Wa&&(Ti(t[i])?Le(t[i],os(s[i])):t[i]=os(s[i]))}return t}var Xd=0,eh=1,th=2;function nh(t,e,n){for(let s=0,i,r=-1;s<e.length;s++){let l=e[s];if(l>r){for(i=l-1;i>=0&&t[i]==null;)t[i--]=null;for(i=l+1;i<n&&t[i]==null;)t[r=i++]=null}}}function sh(t,e){if(rh(t)){let l=t[0].slice();for(let c=1;c<t.length;c++)l.push(...t[c].slice(1));return lh(l[0])||(l=oh(l)),l}let n=new Set;for(let l=0;l<t.length;l++){let d=t[l][0],f=d.length;for(let b=0;b<f;b++)n.add(d[b])}let s=[Array.from(n).sort((l,c)=>l-c)],i=s[0].length,r=new Map;for(let l=0;l<i;l++)r.set(s[0][l],l);for(let l=0;l<t.length;l++){let c=t[l],d=c[0];for(let f=1;f<c.length;f++){let b=c[f],p=Array(i).fill(void 0),g=e?e[l][f]:eh,x=[];for(let k=0;k<b.length;k++){let C=b[k],z=r.get(d[k]);C===null?g!=Xd&&(p[z]=C,g==th&&x.push(z)):p[z]=C}nh(p,x,i),s.push(p)}}return s}var ih=typeof queueMicrotask>"u"?t=>Promise.resolve().then(t):queueMicrotask;function oh(t){let e=t[0],n=e.length,s=Array(n);for(let r=0;r<s.length;r++)s[r]=r;s.sort((r,l)=>e[r]-e[l]);let i=[];for(let r=0;r<t.length;r++){let l=t[r],c=Array(n);for(let d=0;d<n;d++)c[d]=l[s[d]];i.push(c)}return i}function rh(t){let e=t[0][0],n=e.length;for(let s=1;s<t.length;s++){let i=t[s][0];if(i.length!=n)return!1;if(i!=e){for(let r=0;r<n;r++)if(i[r]!=e[r])return!1}}return!0}function lh(t,e=100){let n=t.length;if(n<=1)return!0;let s=0,i=n-1;for(;s<=i&&t[s]==null;)s++;for(;i>=s&&t[i]==null;)i--;if(i<=s)return!0;let r=tt(1,ht((i-s+1)/e));for(let l=t[s],c=s+r;c<=i;c+=r){let d=t[c];if(d!=null){if(d<=l)return!1;l=d}}return!0}var Fa=["January","February","March","April","May","June","July","August","September","October","November","December"],Ba=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function ja(t){return t.slice(0,3)}var ah=Ba.map(ja),ch=Fa.map(ja),uh={MMMM:Fa,MMM:ch,WWWW:Ba,WWW:ah};function Ms(t){return(t<10?"0":"")+t}function dh(t){return(t<10?"00":t<100?"0":"")+t}var hh={YYYY:t=>t.getFullYear(),YY:t=>(t.getFullYear()+"").slice(2),MMMM:(t,e)=>e.MMMM[t.getMonth()],MMM:(t,e)=>e.MMM[t.getMonth()],MM:t=>Ms(t.getMonth()+1),M:t=>t.getMonth()+1,DD:t=>Ms(t.getDate()),D:t=>t.getDate(),WWWW:(t,e)=>e.WWWW[t.getDay()],WWW:(t,e)=>e.WWW[t.getDay()],HH:t=>Ms(t.getHours()),H:t=>t.getHours(),h:t=>{let e=t.getHours();return e==0?12:e>12?e-12:e},AA:t=>t.getHours()>=12?"PM":"AM",aa:t=>t.getHours()>=12?"pm":"am",a:t=>t.getHours()>=12?"p":"a",mm:t=>Ms(t.getMinutes()),m:t=>t.getMinutes(),ss:t=>Ms(t.getSeconds()),s:t=>t.getSeconds(),fff:t=>dh(t.getMilliseconds())};function ir(t,e){e=e||uh;let n=[],s=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=s.exec(t);)n.push(i[0][0]=="{"?hh[i[1]]:i[0]);return r=>{let l="";for(let c=0;c<n.length;c++)l+=typeof n[c]=="string"?n[c]:n[c](r,e);return l}}var ph=new Intl.DateTimeFormat().resolvedOptions().timeZone;function fh(t,e){let n;return e=="UTC"||e=="Etc/UTC"?n=new Date(+t+t.getTimezoneOffset()*6e4):e==ph?n=t:(n=new Date(t.toLocaleString("en-US",{timeZone:e})),n.setMilliseconds(t.getMilliseconds())),n}var Ga=t=>t%1==0,$i=[1,2,2.5,5],mh=Rs(10,-32,0,$i),qa=Rs(10,0,32,$i),gh=qa.filter(Ga),$n=mh.concat(qa),or=`
`,Ka="{YYYY}",ha=or+Ka,Ya="{M}/{D}",Ps=or+Ya,_i=Ps+"/{YY}",Za="{aa}",vh="{h}:{mm}",ts=vh+Za,pa=or+ts,fa=":{ss}",de=null;function Ja(t){let e=t*1e3,n=e*60,s=n*60,i=s*24,r=i*30,l=i*365,d=(t==1?Rs(10,0,3,$i).filter(Ga):Rs(10,-3,0,$i)).concat([e,e*5,e*10,e*15,e*30,n,n*5,n*10,n*15,n*30,s,s*2,s*3,s*4,s*6,s*8,s*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,r,r*2,r*3,r*4,r*6,l,l*2,l*5,l*10,l*25,l*50,l*100]),f=[[l,Ka,de,de,de,de,de,de,1],[i*28,"{MMM}",ha,de,de,de,de,de,1],[i,Ya,ha,de,de,de,de,de,1],[s,"{h}"+Za,_i,de,Ps,de,de,de,1],[n,ts,_i,de,Ps,de,de,de,1],[e,fa,_i+" "+ts,de,Ps+" "+ts,de,pa,de,1],[t,fa+".{fff}",_i+" "+ts,de,Ps+" "+ts,de,pa,de,1]];function b(p){return(g,x,k,C,z,B)=>{let E=[],U=z>=l,M=z>=r&&z<l,Q=p(k),O=ge(Q*t,3),X=No(Q.getFullYear(),U?0:Q.getMonth(),M||U?1:Q.getDate()),Y=ge(X*t,3);if(M||U){let ne=M?z/r:0,K=U?z/l:0,T=O==Y?O:ge(No(X.getFullYear()+K,X.getMonth()+ne,1)*t,3),J=new Date(ze(T/t)),I=J.getFullYear(),G=J.getMonth();for(let W=0;T<=C;W++){let ie=No(I+K*W,G+ne*W,1),V=ie-p(ge(ie*t,3));T=ge((+ie+V)*t,3),T<=C&&E.push(T)}}else{let ne=z>=i?i:z,K=ht(k)-ht(O),T=Y+K+Mi(O-Y,ne);E.push(T);let J=p(T),I=J.getHours()+J.getMinutes()/n+J.getSeconds()/s,G=z/s,W=g.axes[x]._space,ie=B/W;for(;T=ge(T+z,t==1?0:3),!(T>C);)if(G>1){let V=ht(ge(I+G,6))%24,oe=p(T).getHours()-V;oe>1&&(oe=-1),T-=oe*s,I=(I+G)%24;let he=E[E.length-1];ge((T-he)/z,3)*ie>=.7&&E.push(T)}else E.push(T)}return E}}return[d,f,b]}var[bh,wh,_h]=Ja(1),[yh,xh,Sh]=Ja(.001);Rs(2,-53,53,[1]);function ma(t,e){return t.map(n=>n.map((s,i)=>i==0||i==8||s==null?s:e(i==1||n[8]==0?s:n[1]+s)))}function ga(t,e){return(n,s,i,r,l)=>{let c=e.find(k=>l>=k[0])||e[e.length-1],d,f,b,p,g,x;return s.map(k=>{let C=t(k),z=C.getFullYear(),B=C.getMonth(),E=C.getDate(),U=C.getHours(),M=C.getMinutes(),Q=C.getSeconds(),O=z!=d&&c[2]||B!=f&&c[3]||E!=b&&c[4]||U!=p&&c[5]||M!=g&&c[6]||Q!=x&&c[7]||c[1];return d=z,f=B,b=E,p=U,g=M,x=Q,O(C)})}}function kh(t,e){let n=ir(e);return(s,i,r,l,c)=>i.map(d=>n(t(d)))}function No(t,e,n){return new Date(t,e,n)}function va(t,e){return e(t)}var $h="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function ba(t,e){return(n,s,i,r)=>r==null?Qo:e(t(s))}function Ah(t,e){let n=t.series[e];return n.width?n.stroke(t,e):n.points.width?n.points.stroke(t,e):null}function Eh(t,e){return t.series[e].fill(t,e)}var Mh={show:!0,live:!0,isolate:!1,mount:qd,markers:{show:!0,width:2,stroke:Ah,fill:Eh,dash:"solid"},idx:null,idxs:null,values:[]};function Th(t,e){let n=t.cursor.points,s=xt(),i=n.size(t,e);ye(s,Ts,i),ye(s,Cs,i);let r=i/-2;ye(s,"marginLeft",r),ye(s,"marginTop",r);let l=n.width(t,e,i);return l&&ye(s,"borderWidth",l),s}function Ch(t,e){let n=t.series[e].points;return n._fill||n._stroke}function Ph(t,e){let n=t.series[e].points;return n._stroke||n._fill}function Lh(t,e){return t.series[e].points.size}var Ho=[0,0];function Dh(t,e,n){return Ho[0]=e,Ho[1]=n,Ho}function yi(t,e,n,s=!0){return i=>{i.button==0&&(!s||i.target==e)&&n(i)}}function Uo(t,e,n,s=!0){return i=>{(!s||i.target==e)&&n(i)}}var Rh={show:!0,x:!0,y:!0,lock:!1,move:Dh,points:{one:!1,show:Th,size:Lh,width:0,stroke:Ph,fill:Ch},bind:{mousedown:yi,mouseup:yi,click:yi,dblclick:yi,mousemove:Uo,mouseleave:Uo,mouseenter:Uo},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(t,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(t,e,n,s,i)=>s-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Qa={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},rr=Le({},Qa,{filter:Na}),Xa=Le({},rr,{size:10}),ec=Le({},Qa,{show:!1}),lr='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',tc="bold "+lr,nc=1.5,wa={show:!0,scale:"x",stroke:Jo,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:tc,side:2,grid:rr,ticks:Xa,border:ec,font:lr,lineGap:nc,rotate:0},Oh="Value",zh="Time",_a={show:!0,scale:"x",auto:!1,sorted:1,min:me,max:-me,idxs:[]};function Ih(t,e,n,s,i){return e.map(r=>r==null?"":nr(r))}function Nh(t,e,n,s,i,r,l){let c=[],d=on.get(i)||0;n=l?n:ge(Mi(n,i),d);for(let f=n;f<=s;f=ge(f+i,d))c.push(Object.is(f,-0)?0:f);return c}function Go(t,e,n,s,i,r,l){let c=[],d=t.scales[t.axes[e].scale].log,f=d==10?qt:Oa,b=ht(f(n));i=ss(d,b),d==10&&(i=$n[Ct(i,$n)]);let p=n,g=i*d;d==10&&(g=$n[Ct(g,$n)]);do c.push(p),p=p+i,d==10&&!on.has(p)&&(p=ge(p,on.get(i))),p>=g&&(i=p,g=i*d,d==10&&(g=$n[Ct(g,$n)]));while(p<=s);return c}function Hh(t,e,n,s,i,r,l){let d=t.scales[t.axes[e].scale].asinh,f=s>d?Go(t,e,tt(d,n),s,i):[d],b=s>=0&&n<=0?[0]:[];return(n<-d?Go(t,e,tt(d,-s),-n,i):[d]).reverse().map(g=>-g).concat(b,f)}var sc=/./,Uh=/[12357]/,Vh=/[125]/,ya=/1/,qo=(t,e,n,s)=>t.map((i,r)=>e==4&&i==0||r%s==0&&n.test(i.toExponential()[i<0?1:0])?i:null);function Wh(t,e,n,s,i){let r=t.axes[n],l=r.scale,c=t.scales[l],d=t.valToPos,f=r._space,b=d(10,l),p=d(9,l)-b>=f?sc:d(7,l)-b>=f?Uh:d(5,l)-b>=f?Vh:ya;if(p==ya){let g=Ie(d(1,l)-b);if(g<f)return qo(e.slice().reverse(),c.distr,p,St(f/g)).reverse()}return qo(e,c.distr,p,1)}function Fh(t,e,n,s,i){let r=t.axes[n],l=r.scale,c=r._space,d=t.valToPos,f=Ie(d(1,l)-d(2,l));return f<c?qo(e.slice().reverse(),3,sc,St(c/f)).reverse():e}function Bh(t,e,n,s){return s==null?Qo:e==null?"":nr(e)}var xa={show:!0,scale:"y",stroke:Jo,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:tc,side:3,grid:rr,ticks:Xa,border:ec,font:lr,lineGap:nc,rotate:0};function jh(t,e){let n=3+(t||1)*2;return ge(n*e,3)}function Gh(t,e){let{scale:n,idxs:s}=t.series[0],i=t._data[0],r=t.valToPos(i[s[0]],n,!0),l=t.valToPos(i[s[1]],n,!0),c=Ie(l-r),d=t.series[e],f=c/(d.points.space*ce);return s[1]-s[0]<=f}var Sa={scale:null,auto:!0,sorted:0,min:me,max:-me},ic=(t,e,n,s,i)=>i,ka={show:!0,auto:!0,sorted:0,gaps:ic,alpha:1,facets:[Le({},Sa,{scale:"x"}),Le({},Sa,{scale:"y"})]},$a={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:ic,alpha:1,points:{show:Gh,filter:null},values:null,min:me,max:-me,idxs:[],path:null,clip:null};function qh(t,e,n,s,i){return n/10}var oc={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Kh=Le({},oc,{time:!1,ori:1}),Aa={};function rc(t,e){let n=Aa[t];return n||(n={key:t,plots:[],sub(s){n.plots.push(s)},unsub(s){n.plots=n.plots.filter(i=>i!=s)},pub(s,i,r,l,c,d,f){for(let b=0;b<n.plots.length;b++)n.plots[b]!=i&&n.plots[b].pub(s,i,r,l,c,d,f)}},t!=null&&(Aa[t]=n)),n}var rs=1,Ko=2;function Tn(t,e,n){let s=t.mode,i=t.series[e],r=s==2?t._data[e]:t._data,l=t.scales,c=t.bbox,d=r[0],f=s==2?r[1]:r[e],b=s==2?l[i.facets[0].scale]:l[t.series[0].scale],p=s==2?l[i.facets[1].scale]:l[i.scale],g=c.left,x=c.top,k=c.width,C=c.height,z=t.valToPosH,B=t.valToPosV;return b.ori==0?n(i,d,f,b,p,z,B,g,x,k,C,Pi,as,Di,ac,uc):n(i,d,f,b,p,B,z,x,g,C,k,Li,cs,ur,cc,dc)}function ar(t,e){let n=0,s=0,i=le(t.bands,sr);for(let r=0;r<i.length;r++){let l=i[r];l.series[0]==e?n=l.dir:l.series[1]==e&&(l.dir==1?s|=1:s|=2)}return[n,s==1?-1:s==2?1:s==3?2:0]}function Yh(t,e,n,s,i){let r=t.mode,l=t.series[e],c=r==2?l.facets[1].scale:l.scale,d=t.scales[c];return i==-1?d.min:i==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function Kt(t,e,n,s,i,r){return Tn(t,e,(l,c,d,f,b,p,g,x,k,C,z)=>{let B=l.pxRound,E=f.dir*(f.ori==0?1:-1),U=f.ori==0?as:cs,M,Q;E==1?(M=n,Q=s):(M=s,Q=n);let O=B(p(c[M],f,C,x)),X=B(g(d[M],b,z,k)),Y=B(p(c[Q],f,C,x)),ne=B(g(r==1?b.max:b.min,b,z,k)),K=new Path2D(i);return U(K,Y,ne),U(K,O,ne),U(K,O,X),K})}function Ci(t,e,n,s,i,r){let l=null;if(t.length>0){l=new Path2D;let c=e==0?Di:ur,d=n;for(let p=0;p<t.length;p++){let g=t[p];if(g[1]>g[0]){let x=g[0]-d;x>0&&c(l,d,s,x,s+r),d=g[1]}}let f=n+i-d,b=10;f>0&&c(l,d,s-b/2,f,s+r+b)}return l}function Zh(t,e,n){let s=t[t.length-1];s&&s[0]==e?s[1]=n:t.push([e,n])}function cr(t,e,n,s,i,r,l){let c=[],d=t.length;for(let f=i==1?n:s;f>=n&&f<=s;f+=i)if(e[f]===null){let p=f,g=f;if(i==1)for(;++f<=s&&e[f]===null;)g=f;else for(;--f>=n&&e[f]===null;)g=f;let x=r(t[p]),k=g==p?x:r(t[g]),C=p-i;x=l<=0&&C>=0&&C<d?r(t[C]):x;let B=g+i;k=l>=0&&B>=0&&B<d?r(t[B]):k,k>=x&&c.push([x,k])}return c}function Ea(t){return t==0?Ia:t==1?ze:e=>kn(e,t)}function lc(t){let e=t==0?Pi:Li,n=t==0?(i,r,l,c,d,f)=>{i.arcTo(r,l,c,d,f)}:(i,r,l,c,d,f)=>{i.arcTo(l,r,d,c,f)},s=t==0?(i,r,l,c,d)=>{i.rect(r,l,c,d)}:(i,r,l,c,d)=>{i.rect(l,r,d,c)};return(i,r,l,c,d,f=0,b=0)=>{f==0&&b==0?s(i,r,l,c,d):(f=Pt(f,c/2,d/2),b=Pt(b,c/2,d/2),e(i,r+f,l),n(i,r+c,l,r+c,l+d,f),n(i,r+c,l+d,r,l+d,b),n(i,r,l+d,r,l,b),n(i,r,l,r+c,l,f),i.closePath())}}var Pi=(t,e,n)=>{t.moveTo(e,n)},Li=(t,e,n)=>{t.moveTo(n,e)},as=(t,e,n)=>{t.lineTo(e,n)},cs=(t,e,n)=>{t.lineTo(n,e)},Di=lc(0),ur=lc(1),ac=(t,e,n,s,i,r)=>{t.arc(e,n,s,i,r)},cc=(t,e,n,s,i,r)=>{t.arc(n,e,s,i,r)},uc=(t,e,n,s,i,r,l)=>{t.bezierCurveTo(e,n,s,i,r,l)},dc=(t,e,n,s,i,r,l)=>{t.bezierCurveTo(n,e,i,s,l,r)};function hc(t){return(e,n,s,i,r)=>Tn(e,n,(l,c,d,f,b,p,g,x,k,C,z)=>{let{pxRound:B,points:E}=l,U,M;f.ori==0?(U=Pi,M=ac):(U=Li,M=cc);let Q=ge(E.width*ce,3),O=(E.size-E.width)/2*ce,X=ge(O*2,3),Y=new Path2D,ne=new Path2D,{left:K,top:T,width:J,height:I}=e.bbox;Di(ne,K-X,T-X,J+X*2,I+X*2);let G=W=>{if(d[W]!=null){let ie=B(p(c[W],f,C,x)),V=B(g(d[W],b,z,k));U(Y,ie+O,V),M(Y,ie,V,O,0,xi*2)}};if(r)r.forEach(G);else for(let W=s;W<=i;W++)G(W);return{stroke:Q>0?Y:null,fill:Y,clip:ne,flags:rs|Ko}})}function pc(t){return(e,n,s,i,r,l)=>{s!=i&&(r!=s&&l!=s&&t(e,n,s),r!=i&&l!=i&&t(e,n,i),t(e,n,l))}}var Jh=pc(as),Qh=pc(cs);function fc(t){let e=le(t?.alignGaps,0);return(n,s,i,r)=>Tn(n,s,(l,c,d,f,b,p,g,x,k,C,z)=>{[i,r]=Ai(d,i,r);let B=l.pxRound,E=I=>B(p(I,f,C,x)),U=I=>B(g(I,b,z,k)),M,Q;f.ori==0?(M=as,Q=Jh):(M=cs,Q=Qh);let O=f.dir*(f.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:rs},Y=X.stroke,ne=!1;if(r-i>=C*4){let I=N=>n.posToVal(N,f.key,!0),G=null,W=null,ie,V,nt,xe=E(c[O==1?i:r]),oe=E(c[i]),he=E(c[r]),ee=I(O==1?oe+1:he-1);for(let N=O==1?i:r;N>=i&&N<=r;N+=O){let De=c[N],Se=(O==1?De<ee:De>ee)?xe:E(De),ue=d[N];Se==xe?ue!=null?(V=ue,G==null?(M(Y,Se,U(V)),ie=G=W=V):V<G?G=V:V>W&&(W=V)):ue===null&&(ne=!0):(G!=null&&Q(Y,xe,U(G),U(W),U(ie),U(V)),ue!=null?(V=ue,M(Y,Se,U(V)),G=W=ie=V):(G=W=null,ue===null&&(ne=!0)),xe=Se,ee=I(xe+O))}G!=null&&G!=W&&nt!=xe&&Q(Y,xe,U(G),U(W),U(ie),U(V))}else for(let I=O==1?i:r;I>=i&&I<=r;I+=O){let G=d[I];G===null?ne=!0:G!=null&&M(Y,E(c[I]),U(G))}let[T,J]=ar(n,s);if(l.fill!=null||T!=0){let I=X.fill=new Path2D(Y),G=l.fillTo(n,s,l.min,l.max,T),W=U(G),ie=E(c[i]),V=E(c[r]);O==-1&&([V,ie]=[ie,V]),M(I,V,W),M(I,ie,W)}if(!l.spanGaps){let I=[];ne&&I.push(...cr(c,d,i,r,O,E,e)),X.gaps=I=l.gaps(n,s,i,r,I),X.clip=Ci(I,f.ori,x,k,C,z)}return J!=0&&(X.band=J==2?[Kt(n,s,i,r,Y,-1),Kt(n,s,i,r,Y,1)]:Kt(n,s,i,r,Y,J)),X})}function Xh(t){let e=le(t.align,1),n=le(t.ascDesc,!1),s=le(t.alignGaps,0),i=le(t.extend,!1);return(r,l,c,d)=>Tn(r,l,(f,b,p,g,x,k,C,z,B,E,U)=>{[c,d]=Ai(p,c,d);let M=f.pxRound,{left:Q,width:O}=r.bbox,X=oe=>M(k(oe,g,E,z)),Y=oe=>M(C(oe,x,U,B)),ne=g.ori==0?as:cs,K={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:rs},T=K.stroke,J=g.dir*(g.ori==0?1:-1),I=Y(p[J==1?c:d]),G=X(b[J==1?c:d]),W=G,ie=G;i&&e==-1&&(ie=Q,ne(T,ie,I)),ne(T,G,I);for(let oe=J==1?c:d;oe>=c&&oe<=d;oe+=J){let he=p[oe];if(he==null)continue;let ee=X(b[oe]),N=Y(he);e==1?ne(T,ee,I):ne(T,W,N),ne(T,ee,N),I=N,W=ee}let V=W;i&&e==1&&(V=Q+O,ne(T,V,I));let[nt,xe]=ar(r,l);if(f.fill!=null||nt!=0){let oe=K.fill=new Path2D(T),he=f.fillTo(r,l,f.min,f.max,nt),ee=Y(he);ne(oe,V,ee),ne(oe,ie,ee)}if(!f.spanGaps){let oe=[];oe.push(...cr(b,p,c,d,J,X,s));let he=f.width*ce/2,ee=n||e==1?he:-he,N=n||e==-1?-he:he;oe.forEach(De=>{De[0]+=ee,De[1]+=N}),K.gaps=oe=f.gaps(r,l,c,d,oe),K.clip=Ci(oe,g.ori,z,B,E,U)}return xe!=0&&(K.band=xe==2?[Kt(r,l,c,d,T,-1),Kt(r,l,c,d,T,1)]:Kt(r,l,c,d,T,xe)),K})}function Ma(t,e,n,s,i,r,l=me){if(t.length>1){let c=null;for(let d=0,f=1/0;d<t.length;d++)if(e[d]!==void 0){if(c!=null){let b=Ie(t[d]-t[c]);b<f&&(f=b,l=Ie(n(t[d],s,i,r)-n(t[c],s,i,r)))}c=d}}return l}function ep(t){t=t||Ds;let e=le(t.size,[.6,me,1]),n=t.align||0,s=t.gap||0,i=t.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let r=se(i),l=1-e[0],c=le(e[1],me),d=le(e[2],1),f=le(t.disp,Ds),b=le(t.each,x=>{}),{fill:p,stroke:g}=f;return(x,k,C,z)=>Tn(x,k,(B,E,U,M,Q,O,X,Y,ne,K,T)=>{let J=B.pxRound,I=n,G=s*ce,W=c*ce,ie=d*ce,V,nt;M.ori==0?[V,nt]=r(x,k):[nt,V]=r(x,k);let xe=M.dir*(M.ori==0?1:-1),oe=M.ori==0?Di:ur,he=M.ori==0?b:(D,ve,Re,Dn,cn,Dt,un)=>{b(D,ve,Re,cn,Dn,un,Dt)},ee=le(x.bands,sr).find(D=>D.series[0]==k),N=ee!=null?ee.dir:0,De=B.fillTo(x,k,B.min,B.max,N),Ze=J(X(De,Q,T,ne)),Se,ue,kt,rt=K,$e=J(B.width*ce),Lt=!1,Ut=null,ft=null,Yt=null,Cn=null;p!=null&&($e==0||g!=null)&&(Lt=!0,Ut=p.values(x,k,C,z),ft=new Map,new Set(Ut).forEach(D=>{D!=null&&ft.set(D,new Path2D)}),$e>0&&(Yt=g.values(x,k,C,z),Cn=new Map,new Set(Yt).forEach(D=>{D!=null&&Cn.set(D,new Path2D)})));let{x0:Pn,size:ds}=f;if(Pn!=null&&ds!=null){I=1,E=Pn.values(x,k,C,z),Pn.unit==2&&(E=E.map(Re=>x.posToVal(Y+Re*K,M.key,!0)));let D=ds.values(x,k,C,z);ds.unit==2?ue=D[0]*K:ue=O(D[0],M,K,Y)-O(0,M,K,Y),rt=Ma(E,U,O,M,K,Y,rt),kt=rt-ue+G}else rt=Ma(E,U,O,M,K,Y,rt),kt=rt*l+G,ue=rt-kt;kt<1&&(kt=0),$e>=ue/2&&($e=0),kt<5&&(J=Ia);let Os=kt>0,ln=rt-kt-(Os?$e:0);ue=J(jo(ln,ie,W)),Se=(I==0?ue/2:I==xe?0:ue)-I*xe*((I==0?G/2:0)+(Os?$e/2:0));let Je={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Ln=Lt?null:new Path2D,Vt=null;if(ee!=null)Vt=x.data[ee.series[1]];else{let{y0:D,y1:ve}=f;D!=null&&ve!=null&&(U=ve.values(x,k,C,z),Vt=D.values(x,k,C,z))}let an=V*ue,Z=nt*ue;for(let D=xe==1?C:z;D>=C&&D<=z;D+=xe){let ve=U[D];if(ve==null)continue;if(Vt!=null){let st=Vt[D]??0;if(ve-st==0)continue;Ze=X(st,Q,T,ne)}let Re=M.distr!=2||f!=null?E[D]:D,Dn=O(Re,M,K,Y),cn=X(le(ve,De),Q,T,ne),Dt=J(Dn-Se),un=J(tt(cn,Ze)),lt=J(Pt(cn,Ze)),mt=un-lt;if(ve!=null){let st=ve<0?Z:an,$t=ve<0?an:Z;Lt?($e>0&&Yt[D]!=null&&oe(Cn.get(Yt[D]),Dt,lt+ht($e/2),ue,tt(0,mt-$e),st,$t),Ut[D]!=null&&oe(ft.get(Ut[D]),Dt,lt+ht($e/2),ue,tt(0,mt-$e),st,$t)):oe(Ln,Dt,lt+ht($e/2),ue,tt(0,mt-$e),st,$t),he(x,k,D,Dt-$e/2,lt,ue+$e,mt)}}return $e>0?Je.stroke=Lt?Cn:Ln:Lt||(Je._fill=B.width==0?B._fill:B._stroke??B._fill,Je.width=0),Je.fill=Lt?ft:Ln,Je})}function tp(t,e){let n=le(e?.alignGaps,0);return(s,i,r,l)=>Tn(s,i,(c,d,f,b,p,g,x,k,C,z,B)=>{[r,l]=Ai(f,r,l);let E=c.pxRound,U=V=>E(g(V,b,z,k)),M=V=>E(x(V,p,B,C)),Q,O,X;b.ori==0?(Q=Pi,X=as,O=uc):(Q=Li,X=cs,O=dc);let Y=b.dir*(b.ori==0?1:-1),ne=U(d[Y==1?r:l]),K=ne,T=[],J=[];for(let V=Y==1?r:l;V>=r&&V<=l;V+=Y)if(f[V]!=null){let xe=d[V],oe=U(xe);T.push(K=oe),J.push(M(f[V]))}let I={stroke:t(T,J,Q,X,O,E),fill:null,clip:null,band:null,gaps:null,flags:rs},G=I.stroke,[W,ie]=ar(s,i);if(c.fill!=null||W!=0){let V=I.fill=new Path2D(G),nt=c.fillTo(s,i,c.min,c.max,W),xe=M(nt);X(V,K,xe),X(V,ne,xe)}if(!c.spanGaps){let V=[];V.push(...cr(d,f,r,l,Y,U,n)),I.gaps=V=c.gaps(s,i,r,l,V),I.clip=Ci(V,b.ori,k,C,z,B)}return ie!=0&&(I.band=ie==2?[Kt(s,i,r,l,G,-1),Kt(s,i,r,l,G,1)]:Kt(s,i,r,l,G,ie)),I})}function np(t){return tp(sp,t)}function sp(t,e,n,s,i,r){let l=t.length;if(l<2)return null;let c=new Path2D;if(n(c,t[0],e[0]),l==2)s(c,t[1],e[1]);else{let d=Array(l),f=Array(l-1),b=Array(l-1),p=Array(l-1);for(let g=0;g<l-1;g++)b[g]=e[g+1]-e[g],p[g]=t[g+1]-t[g],f[g]=b[g]/p[g];d[0]=f[0];for(let g=1;g<l-1;g++)f[g]===0||f[g-1]===0||f[g-1]>0!=f[g]>0?d[g]=0:(d[g]=3*(p[g-1]+p[g])/((2*p[g]+p[g-1])/f[g-1]+(p[g]+2*p[g-1])/f[g]),isFinite(d[g])||(d[g]=0));d[l-1]=f[l-2];for(let g=0;g<l-1;g++)i(c,t[g]+p[g]/3,e[g]+d[g]*p[g]/3,t[g+1]-p[g]/3,e[g+1]-d[g+1]*p[g]/3,t[g+1],e[g+1])}return c}var Yo=new Set;function Ta(){for(let t of Yo)t.syncRect(!0)}ls&&(En(Id,ns,Ta),En(Nd,ns,Ta,!0),En(Si,ns,()=>{Be.pxRatio=ce}));var ip=fc(),op=hc();function Ca(t,e,n,s){return(s?[t[0],t[1]].concat(t.slice(2)):[t[0]].concat(t.slice(1))).map((r,l)=>Zo(r,l,e,n))}function rp(t,e){return t.map((n,s)=>s==0?{}:Le({},e,n))}function Zo(t,e,n,s){return Le({},e==0?n:s,t)}function mc(t,e,n){return e==null?is:[e,n]}var lp=mc;function ap(t,e,n){return e==null?is:ki(e,n,tr,!0)}function gc(t,e,n,s){return e==null?is:Ei(e,n,t.scales[s].log,!1)}var cp=gc;function vc(t,e,n,s){return e==null?is:er(e,n,t.scales[s].log,!1)}var up=vc;function dp(t,e,n,s,i){let r=tt(aa(t),aa(e)),l=e-t,c=Ct(i/s*l,n);do{let d=n[c],f=s*d/l;if(f>=i&&r+(d<5?on.get(d):0)<=17)return[d,f]}while(++c<n.length);return[0,0]}function Pa(t){let e,n;return t=t.replace(/(\d+)px/,(s,i)=>(e=ze((n=+i)*ce))+"px"),[t,e,n]}function hp(t){t.show&&[t.font,t.labelFont].forEach(e=>{let n=ge(e[2]*ce,1);e[0]=e[0].replace(/[0-9.]+px/,n+"px"),e[1]=n})}function Be(t,e,n){let s={mode:le(t.mode,1)},i=s.mode;function r(o,a,u,h){let m=a.valToPct(o);return h+u*(a.dir==-1?1-m:m)}function l(o,a,u,h){let m=a.valToPct(o);return h+u*(a.dir==-1?m:1-m)}function c(o,a,u,h){return a.ori==0?r(o,a,u,h):l(o,a,u,h)}s.valToPosH=r,s.valToPosV=l;let d=!1;s.status=0;let f=s.root=xt(wd);if(t.id!=null&&(f.id=t.id),dt(f,t.class),t.title){let o=xt(xd,f);o.textContent=t.title}let b=Tt("canvas"),p=s.ctx=b.getContext("2d"),g=xt(Sd,f);En("click",g,o=>{o.target===k&&(be!=Bn||ke!=jn)&&Ge.click(s,o)},!0);let x=s.under=xt(kd,g);g.appendChild(b);let k=s.over=xt($d,g);t=os(t);let C=+le(t.pxAlign,1),z=Ea(C);(t.plugins||[]).forEach(o=>{o.opts&&(t=o.opts(s,t)||t)});let B=t.ms||.001,E=s.series=i==1?Ca(t.series||[],_a,$a,!1):rp(t.series||[null],ka),U=s.axes=Ca(t.axes||[],wa,xa,!0),M=s.scales={},Q=s.bands=t.bands||[];Q.forEach(o=>{o.fill=se(o.fill||null),o.dir=le(o.dir,-1)});let O=i==2?E[1].facets[0].scale:E[0].scale,X={axes:Bc,series:Hc},Y=(t.drawOrder||["axes","series"]).map(o=>X[o]);function ne(o){let a=o.distr==3?u=>qt(u>0?u:o.clamp(s,u,o.min,o.max,o.key)):o.distr==4?u=>Io(u,o.asinh):o.distr==100?u=>o.fwd(u):u=>u;return u=>{let h=a(u),{_min:m,_max:v}=o,w=v-m;return(h-m)/w}}function K(o){let a=M[o];if(a==null){let u=(t.scales||Ds)[o]||Ds;if(u.from!=null){K(u.from);let h=Le({},M[u.from],u,{key:o});h.valToPct=ne(h),M[o]=h}else{a=M[o]=Le({},o==O?oc:Kh,u),a.key=o;let h=a.time,m=a.range,v=sn(m);if((o!=O||i==2&&!h)&&(v&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?oa:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?oa:{mode:1,hard:m[1],soft:m[1]}},v=!1),!v&&Ti(m))){let w=m;m=(y,A,P)=>A==null?is:ki(A,P,w)}a.range=se(m||(h?lp:o==O?a.distr==3?cp:a.distr==4?up:mc:a.distr==3?gc:a.distr==4?vc:ap)),a.auto=se(v?!1:a.auto),a.clamp=se(a.clamp||qh),a._min=a._max=null,a.valToPct=ne(a)}}}K("x"),K("y"),i==1&&E.forEach(o=>{K(o.scale)}),U.forEach(o=>{K(o.scale)});for(let o in t.scales)K(o);let T=M[O],J=T.distr,I,G;T.ori==0?(dt(f,_d),I=r,G=l):(dt(f,yd),I=l,G=r);let W={};for(let o in M){let a=M[o];(a.min!=null||a.max!=null)&&(W[o]={min:a.min,max:a.max},a.min=a.max=null)}let ie=t.tzDate||(o=>new Date(ze(o/B))),V=t.fmtDate||ir,nt=B==1?_h(ie):Sh(ie),xe=ga(ie,ma(B==1?wh:xh,V)),oe=ba(ie,va($h,V)),he=[],ee=s.legend=Le({},Mh,t.legend),N=s.cursor=Le({},Rh,{drag:{y:i==2}},t.cursor),De=ee.show,Ze=N.show,Se=ee.markers;ee.idxs=he,Se.width=se(Se.width),Se.dash=se(Se.dash),Se.stroke=se(Se.stroke),Se.fill=se(Se.fill);let ue,kt,rt,$e=[],Lt=[],Ut,ft=!1,Yt={};if(ee.live){let o=E[1]?E[1].values:null;ft=o!=null,Ut=ft?o(s,1,0):{_:0};for(let a in Ut)Yt[a]=Qo}if(De)if(ue=Tt("table",Pd,f),rt=Tt("tbody",null,ue),ee.mount(s,ue),ft){kt=Tt("thead",null,ue,rt);let o=Tt("tr",null,kt);Tt("th",null,o);for(var Cn in Ut)Tt("th",Gl,o).textContent=Cn}else dt(ue,Dd),ee.live&&dt(ue,Ld);let Pn={show:!0},ds={show:!1};function Os(o,a){if(a==0&&(ft||!ee.live||i==2))return is;let u=[],h=Tt("tr",Rd,rt,rt.childNodes[a]);dt(h,o.class),o.show||dt(h,An);let m=Tt("th",null,h);if(Se.show){let y=xt(Od,m);if(a>0){let A=Se.width(s,a);A&&(y.style.border=A+"px "+Se.dash(s,a)+" "+Se.stroke(s,a)),y.style.background=Se.fill(s,a)}}let v=xt(Gl,m);o.label instanceof HTMLElement?v.appendChild(o.label):v.textContent=o.label,a>0&&(Se.show||(v.style.color=o.width>0?Se.stroke(s,a):Se.fill(s,a)),Je("click",m,y=>{if(N._lock)return;hn(y);let A=E.indexOf(o);if((y.ctrlKey||y.metaKey)!=ee.isolate){let P=E.some((L,R)=>R>0&&R!=A&&L.show);E.forEach((L,R)=>{R>0&&Ot(R,P?R==A?Pn:ds:Pn,!0,Te.setSeries)})}else Ot(A,{show:!o.show},!0,Te.setSeries)},!1),On&&Je(Zl,m,y=>{N._lock||(hn(y),Ot(E.indexOf(o),qn,!0,Te.setSeries))},!1));for(var w in Ut){let y=Tt("td",zd,h);y.textContent="--",u.push(y)}return[h,u]}let ln=new Map;function Je(o,a,u,h=!0){let m=ln.get(a)||{},v=N.bind[o](s,a,u,h);v&&(En(o,a,m[o]=v),ln.set(a,m))}function Ln(o,a,u){let h=ln.get(a)||{};for(let m in h)(o==null||m==o)&&(Bo(m,a,h[m]),delete h[m]);o==null&&ln.delete(a)}let Vt=0,an=0,Z=0,D=0,ve=0,Re=0,Dn=ve,cn=Re,Dt=Z,un=D,lt=0,mt=0,st=0,$t=0;s.bbox={};let Oi=!1,zs=!1,Rn=!1,dn=!1,Is=!1,gt=!1;function zi(o,a,u){(u||o!=s.width||a!=s.height)&&vr(o,a),Un(!1),Rn=!0,zs=!0,Vn()}function vr(o,a){s.width=Vt=Z=o,s.height=an=D=a,ve=Re=0,Lc(),Dc();let u=s.bbox;lt=u.left=kn(ve*ce,.5),mt=u.top=kn(Re*ce,.5),st=u.width=kn(Z*ce,.5),$t=u.height=kn(D*ce,.5)}let Tc=3;function Cc(){let o=!1,a=0;for(;!o;){a++;let u=Wc(a),h=Fc(a);o=a==Tc||u&&h,o||(vr(s.width,s.height),zs=!0)}}function Pc({width:o,height:a}){zi(o,a)}s.setSize=Pc;function Lc(){let o=!1,a=!1,u=!1,h=!1;U.forEach((m,v)=>{if(m.show&&m._show){let{side:w,_size:y}=m,A=w%2,P=m.label!=null?m.labelSize:0,L=y+P;L>0&&(A?(Z-=L,w==3?(ve+=L,h=!0):u=!0):(D-=L,w==0?(Re+=L,o=!0):a=!0))}}),pn[0]=o,pn[1]=u,pn[2]=a,pn[3]=h,Z-=Zt[1]+Zt[3],ve+=Zt[3],D-=Zt[2]+Zt[0],Re+=Zt[0]}function Dc(){let o=ve+Z,a=Re+D,u=ve,h=Re;function m(v,w){switch(v){case 1:return o+=w,o-w;case 2:return a+=w,a-w;case 3:return u-=w,u+w;case 0:return h-=w,h+w}}U.forEach((v,w)=>{if(v.show&&v._show){let y=v.side;v._pos=m(y,v._size),v.label!=null&&(v._lpos=m(y,v.labelSize))}})}if(N.dataIdx==null){let o=N.hover,a=o.skip=new Set(o.skip??[]);a.add(void 0);let u=o.prox=se(o.prox),h=o.bias??=0;N.dataIdx=(m,v,w,y)=>{if(v==0)return w;let A=w,P=u(m,v,w,y)??me,L=P>=0&&P<me,R=T.ori==0?Z:D,q=N.left,ae=e[0],re=e[v];if(a.has(re[w])){A=null;let te=null,j=null,H;if(h==0||h==-1)for(H=w;te==null&&H-- >0;)a.has(re[H])||(te=H);if(h==0||h==1)for(H=w;j==null&&H++<re.length;)a.has(re[H])||(j=H);if(te!=null||j!=null)if(L){let _e=te==null?-1/0:I(ae[te],T,R,0),Ee=j==null?1/0:I(ae[j],T,R,0),Fe=q-_e,pe=Ee-q;Fe<=pe?Fe<=P&&(A=te):pe<=P&&(A=j)}else A=j==null?te:te==null?j:w-te<=j-w?te:j}else L&&Ie(q-I(ae[w],T,R,0))>P&&(A=null);return A}}let hn=o=>{N.event=o};N.idxs=he,N._lock=!1;let qe=N.points;qe.show=se(qe.show),qe.size=se(qe.size),qe.stroke=se(qe.stroke),qe.width=se(qe.width),qe.fill=se(qe.fill);let Rt=s.focus=Le({},t.focus||{alpha:.3},N.focus),On=Rt.prox>=0,zn=On&&qe.one,vt=[],In=[],Nn=[];function br(o,a){let u=qe.show(s,a);if(u instanceof HTMLElement)return dt(u,Cd),dt(u,o.class),Ht(u,-10,-10,Z,D),k.insertBefore(u,vt[a]),u}function wr(o,a){if(i==1||a>0){let u=i==1&&M[o.scale].time,h=o.value;o.value=u?da(h)?ba(ie,va(h,V)):h||oe:h||Bh,o.label=o.label||(u?zh:Oh)}if(zn||a>0){o.width=o.width==null?1:o.width,o.paths=o.paths||ip||Kd,o.fillTo=se(o.fillTo||Yh),o.pxAlign=+le(o.pxAlign,C),o.pxRound=Ea(o.pxAlign),o.stroke=se(o.stroke||null),o.fill=se(o.fill||null),o._stroke=o._fill=o._paths=o._focus=null;let u=jh(tt(1,o.width),1),h=o.points=Le({},{size:u,width:tt(1,u*.2),stroke:o.stroke,space:u*2,paths:op,_stroke:null,_fill:null},o.points);h.show=se(h.show),h.filter=se(h.filter),h.fill=se(h.fill),h.stroke=se(h.stroke),h.paths=se(h.paths),h.pxAlign=o.pxAlign}if(De){let u=Os(o,a);$e.splice(a,0,u[0]),Lt.splice(a,0,u[1]),ee.values.push(null)}if(Ze){he.splice(a,0,null);let u=null;zn?a==0&&(u=br(o,a)):a>0&&(u=br(o,a)),vt.splice(a,0,u),In.splice(a,0,0),Nn.splice(a,0,0)}We("addSeries",a)}function Rc(o,a){a=a??E.length,o=i==1?Zo(o,a,_a,$a):Zo(o,a,{},ka),E.splice(a,0,o),wr(E[a],a)}s.addSeries=Rc;function Oc(o){if(E.splice(o,1),De){ee.values.splice(o,1),Lt.splice(o,1);let a=$e.splice(o,1)[0];Ln(null,a.firstChild),a.remove()}Ze&&(he.splice(o,1),vt.splice(o,1)[0].remove(),In.splice(o,1),Nn.splice(o,1)),We("delSeries",o)}s.delSeries=Oc;let pn=[!1,!1,!1,!1];function zc(o,a){if(o._show=o.show,o.show){let u=o.side%2,h=M[o.scale];h==null&&(o.scale=u?E[1].scale:O,h=M[o.scale]);let m=h.time;o.size=se(o.size),o.space=se(o.space),o.rotate=se(o.rotate),sn(o.incrs)&&o.incrs.forEach(w=>{!on.has(w)&&on.set(w,Ua(w))}),o.incrs=se(o.incrs||(h.distr==2?gh:m?B==1?bh:yh:$n)),o.splits=se(o.splits||(m&&h.distr==1?nt:h.distr==3?Go:h.distr==4?Hh:Nh)),o.stroke=se(o.stroke),o.grid.stroke=se(o.grid.stroke),o.ticks.stroke=se(o.ticks.stroke),o.border.stroke=se(o.border.stroke);let v=o.values;o.values=sn(v)&&!sn(v[0])?se(v):m?sn(v)?ga(ie,ma(v,V)):da(v)?kh(ie,v):v||xe:v||Ih,o.filter=se(o.filter||(h.distr>=3&&h.log==10?Wh:h.distr==3&&h.log==2?Fh:Na)),o.font=Pa(o.font),o.labelFont=Pa(o.labelFont),o._size=o.size(s,null,a,0),o._space=o._rotate=o._incrs=o._found=o._splits=o._values=null,o._size>0&&(pn[a]=!0,o._el=xt(Ad,g))}}function hs(o,a,u,h){let[m,v,w,y]=u,A=a%2,P=0;return A==0&&(y||v)&&(P=a==0&&!m||a==2&&!w?ze(wa.size/3):0),A==1&&(m||w)&&(P=a==1&&!v||a==3&&!y?ze(xa.size/2):0),P}let _r=s.padding=(t.padding||[hs,hs,hs,hs]).map(o=>se(le(o,hs))),Zt=s._padding=_r.map((o,a)=>o(s,a,pn,0)),je,Ne=null,He=null,Ns=i==1?E[0].idxs:null,At=null,ps=!1;function yr(o,a){if(e=o??[],s.data=s._data=e,i==2){je=0;for(let u=1;u<E.length;u++)je+=e[u][0].length}else{e.length==0&&(s.data=s._data=e=[[]]),At=e[0],je=At.length;let u=e;if(J==2){u=e.slice();let h=u[0]=Array(je);for(let m=0;m<je;m++)h[m]=m}s._data=e=u}if(Un(!0),We("setData"),J==2&&(Rn=!0),a!==!1){let u=T;u.auto(s,ps)?Ii():Qt(O,u.min,u.max),dn=dn||N.left>=0,gt=!0,Vn()}}s.setData=yr;function Ii(){ps=!0;let o,a;i==1&&(je>0?(Ne=Ns[0]=0,He=Ns[1]=je-1,o=e[0][Ne],a=e[0][He],J==2?(o=Ne,a=He):o==a&&(J==3?[o,a]=Ei(o,o,T.log,!1):J==4?[o,a]=er(o,o,T.log,!1):T.time?a=o+ze(86400/B):[o,a]=ki(o,a,tr,!0))):(Ne=Ns[0]=o=null,He=Ns[1]=a=null)),Qt(O,o,a)}let Hs,Hn,Ni,Hi,Ui,Vi,Wi,Fi,Bi,it;function xr(o,a,u,h,m,v){o??=Kl,u??=sr,h??="butt",m??=Kl,v??="round",o!=Hs&&(p.strokeStyle=Hs=o),m!=Hn&&(p.fillStyle=Hn=m),a!=Ni&&(p.lineWidth=Ni=a),v!=Ui&&(p.lineJoin=Ui=v),h!=Vi&&(p.lineCap=Vi=h),u!=Hi&&p.setLineDash(Hi=u)}function Sr(o,a,u,h){a!=Hn&&(p.fillStyle=Hn=a),o!=Wi&&(p.font=Wi=o),u!=Fi&&(p.textAlign=Fi=u),h!=Bi&&(p.textBaseline=Bi=h)}function ji(o,a,u,h,m=0){if(h.length>0&&o.auto(s,ps)&&(a==null||a.min==null)){let v=le(Ne,0),w=le(He,h.length-1),y=u.min==null?Wd(h,v,w,m,o.distr==3):[u.min,u.max];o.min=Pt(o.min,u.min=y[0]),o.max=tt(o.max,u.max=y[1])}}let kr={min:null,max:null};function Ic(){for(let h in M){let m=M[h];W[h]==null&&(m.min==null||W[O]!=null&&m.auto(s,ps))&&(W[h]=kr)}for(let h in M){let m=M[h];W[h]==null&&m.from!=null&&W[m.from]!=null&&(W[h]=kr)}W[O]!=null&&Un(!0);let o={};for(let h in W){let m=W[h];if(m!=null){let v=o[h]=os(M[h],Jd);if(m.min!=null)Le(v,m);else if(h!=O||i==2)if(je==0&&v.from==null){let w=v.range(s,null,null,h);v.min=w[0],v.max=w[1]}else v.min=me,v.max=-me}}if(je>0){E.forEach((h,m)=>{if(i==1){let v=h.scale,w=W[v];if(w==null)return;let y=o[v];if(m==0){let A=y.range(s,y.min,y.max,v);y.min=A[0],y.max=A[1],Ne=Ct(y.min,e[0]),He=Ct(y.max,e[0]),He-Ne>1&&(e[0][Ne]<y.min&&Ne++,e[0][He]>y.max&&He--),h.min=At[Ne],h.max=At[He]}else h.show&&h.auto&&ji(y,w,h,e[m],h.sorted);h.idxs[0]=Ne,h.idxs[1]=He}else if(m>0&&h.show&&h.auto){let[v,w]=h.facets,y=v.scale,A=w.scale,[P,L]=e[m],R=o[y],q=o[A];R!=null&&ji(R,W[y],v,P,v.sorted),q!=null&&ji(q,W[A],w,L,w.sorted),h.min=w.min,h.max=w.max}});for(let h in o){let m=o[h],v=W[h];if(m.from==null&&(v==null||v.min==null)){let w=m.range(s,m.min==me?null:m.min,m.max==-me?null:m.max,h);m.min=w[0],m.max=w[1]}}}for(let h in o){let m=o[h];if(m.from!=null){let v=o[m.from];if(v.min==null)m.min=m.max=null;else{let w=m.range(s,v.min,v.max,h);m.min=w[0],m.max=w[1]}}}let a={},u=!1;for(let h in o){let m=o[h],v=M[h];if(v.min!=m.min||v.max!=m.max){v.min=m.min,v.max=m.max;let w=v.distr;v._min=w==3?qt(v.min):w==4?Io(v.min,v.asinh):w==100?v.fwd(v.min):v.min,v._max=w==3?qt(v.max):w==4?Io(v.max,v.asinh):w==100?v.fwd(v.max):v.max,a[h]=u=!0}}if(u){E.forEach((h,m)=>{i==2?m>0&&a.y&&(h._paths=null):a[h.scale]&&(h._paths=null)});for(let h in a)Rn=!0,We("setScale",h);Ze&&N.left>=0&&(dn=gt=!0)}for(let h in W)W[h]=null}function Nc(o){let a=jo(Ne-1,0,je-1),u=jo(He+1,0,je-1);for(;o[a]==null&&a>0;)a--;for(;o[u]==null&&u<je-1;)u++;return[a,u]}function Hc(){if(je>0){let o=E.some(a=>a._focus)&&it!=Rt.alpha;o&&(p.globalAlpha=it=Rt.alpha),E.forEach((a,u)=>{if(u>0&&a.show&&($r(u,!1),$r(u,!0),a._paths==null)){let h=it;it!=a.alpha&&(p.globalAlpha=it=a.alpha);let m=i==2?[0,e[u][0].length-1]:Nc(e[u]);a._paths=a.paths(s,u,m[0],m[1]),it!=h&&(p.globalAlpha=it=h)}}),E.forEach((a,u)=>{if(u>0&&a.show){let h=it;it!=a.alpha&&(p.globalAlpha=it=a.alpha),a._paths!=null&&Ar(u,!1);{let m=a._paths!=null?a._paths.gaps:null,v=a.points.show(s,u,Ne,He,m),w=a.points.filter(s,u,v,m);(v||w)&&(a.points._paths=a.points.paths(s,u,Ne,He,w),Ar(u,!0))}it!=h&&(p.globalAlpha=it=h),We("drawSeries",u)}}),o&&(p.globalAlpha=it=1)}}function $r(o,a){let u=a?E[o].points:E[o];u._stroke=u.stroke(s,o),u._fill=u.fill(s,o)}function Ar(o,a){let u=a?E[o].points:E[o],{stroke:h,fill:m,clip:v,flags:w,_stroke:y=u._stroke,_fill:A=u._fill,_width:P=u.width}=u._paths;P=ge(P*ce,3);let L=null,R=P%2/2;a&&A==null&&(A=P>0?"#fff":y);let q=u.pxAlign==1&&R>0;if(q&&p.translate(R,R),!a){let ae=lt-P/2,re=mt-P/2,te=st+P,j=$t+P;L=new Path2D,L.rect(ae,re,te,j)}a?Gi(y,P,u.dash,u.cap,A,h,m,w,v):Uc(o,y,P,u.dash,u.cap,A,h,m,w,L,v),q&&p.translate(-R,-R)}function Uc(o,a,u,h,m,v,w,y,A,P,L){let R=!1;A!=0&&Q.forEach((q,ae)=>{if(q.series[0]==o){let re=E[q.series[1]],te=e[q.series[1]],j=(re._paths||Ds).band;sn(j)&&(j=q.dir==1?j[0]:j[1]);let H,_e=null;re.show&&j&&Bd(te,Ne,He)?(_e=q.fill(s,ae)||v,H=re._paths.clip):j=null,Gi(a,u,h,m,_e,w,y,A,P,L,H,j),R=!0}}),R||Gi(a,u,h,m,v,w,y,A,P,L)}let Er=rs|Ko;function Gi(o,a,u,h,m,v,w,y,A,P,L,R){xr(o,a,u,h,m),(A||P||R)&&(p.save(),A&&p.clip(A),P&&p.clip(P)),R?(y&Er)==Er?(p.clip(R),L&&p.clip(L),Vs(m,w),Us(o,v,a)):y&Ko?(Vs(m,w),p.clip(R),Us(o,v,a)):y&rs&&(p.save(),p.clip(R),L&&p.clip(L),Vs(m,w),p.restore(),Us(o,v,a)):(Vs(m,w),Us(o,v,a)),(A||P||R)&&p.restore()}function Us(o,a,u){u>0&&(a instanceof Map?a.forEach((h,m)=>{p.strokeStyle=Hs=m,p.stroke(h)}):a!=null&&o&&p.stroke(a))}function Vs(o,a){a instanceof Map?a.forEach((u,h)=>{p.fillStyle=Hn=h,p.fill(u)}):a!=null&&o&&p.fill(a)}function Vc(o,a,u,h){let m=U[o],v;if(h<=0)v=[0,0];else{let w=m._space=m.space(s,o,a,u,h),y=m._incrs=m.incrs(s,o,a,u,h,w);v=dp(a,u,y,h,w)}return m._found=v}function qi(o,a,u,h,m,v,w,y,A,P){let L=w%2/2;C==1&&p.translate(L,L),xr(y,w,A,P,y),p.beginPath();let R,q,ae,re,te=m+(h==0||h==3?-v:v);u==0?(q=m,re=te):(R=m,ae=te);for(let j=0;j<o.length;j++)a[j]!=null&&(u==0?R=ae=o[j]:q=re=o[j],p.moveTo(R,q),p.lineTo(ae,re));p.stroke(),C==1&&p.translate(-L,-L)}function Wc(o){let a=!0;return U.forEach((u,h)=>{if(!u.show)return;let m=M[u.scale];if(m.min==null){u._show&&(a=!1,u._show=!1,Un(!1));return}else u._show||(a=!1,u._show=!0,Un(!1));let v=u.side,w=v%2,{min:y,max:A}=m,[P,L]=Vc(h,y,A,w==0?Z:D);if(L==0)return;let R=m.distr==2,q=u._splits=u.splits(s,h,y,A,P,L,R),ae=m.distr==2?q.map(H=>At[H]):q,re=m.distr==2?At[q[1]]-At[q[0]]:P,te=u._values=u.values(s,u.filter(s,ae,h,L,re),h,L,re);u._rotate=v==2?u.rotate(s,te,h,L):0;let j=u._size;u._size=St(u.size(s,te,h,o)),j!=null&&u._size!=j&&(a=!1)}),a}function Fc(o){let a=!0;return _r.forEach((u,h)=>{let m=u(s,h,pn,o);m!=Zt[h]&&(a=!1),Zt[h]=m}),a}function Bc(){for(let o=0;o<U.length;o++){let a=U[o];if(!a.show||!a._show)continue;let u=a.side,h=u%2,m,v,w=a.stroke(s,o),y=u==0||u==3?-1:1,[A,P]=a._found;if(a.label!=null){let Xe=a.labelGap*y,ut=ze((a._lpos+Xe)*ce);Sr(a.labelFont[0],w,"center",u==2?"top":ql),p.save(),h==1?(m=v=0,p.translate(ut,ze(mt+$t/2)),p.rotate((u==3?-xi:xi)/2)):(m=ze(lt+st/2),v=ut);let gn=za(a.label)?a.label(s,o,A,P):a.label;p.fillText(gn,m,v),p.restore()}if(P==0)continue;let L=M[a.scale],R=h==0?st:$t,q=h==0?lt:mt,ae=a._splits,re=L.distr==2?ae.map(Xe=>At[Xe]):ae,te=L.distr==2?At[ae[1]]-At[ae[0]]:A,j=a.ticks,H=a.border,_e=j.show?j.size:0,Ee=ze(_e*ce),Fe=ze((a.alignTo==2?a._size-_e-a.gap:a.gap)*ce),pe=a._rotate*-xi/180,Me=z(a._pos*ce),at=(Ee+Fe)*y,Qe=Me+at;v=h==0?Qe:0,m=h==1?Qe:0;let bt=a.font[0],Et=a.align==1?es:a.align==2?Ro:pe>0?es:pe<0?Ro:h==0?"center":u==3?Ro:es,It=pe||h==1?"middle":u==2?"top":ql;Sr(bt,w,Et,It);let ct=a.font[1]*a.lineGap,wt=ae.map(Xe=>z(c(Xe,L,R,q))),Mt=a._values;for(let Xe=0;Xe<Mt.length;Xe++){let ut=Mt[Xe];if(ut!=null){h==0?m=wt[Xe]:v=wt[Xe],ut=""+ut;let gn=ut.indexOf(`
`)==-1?[ut]:ut.split(/\n/gm);for(let et=0;et<gn.length;et++){let Gr=gn[et];pe?(p.save(),p.translate(m,v+et*ct),p.rotate(pe),p.fillText(Gr,0,0),p.restore()):p.fillText(Gr,m,v+et*ct)}}}j.show&&qi(wt,j.filter(s,re,o,P,te),h,u,Me,Ee,ge(j.width*ce,3),j.stroke(s,o),j.dash,j.cap);let Nt=a.grid;Nt.show&&qi(wt,Nt.filter(s,re,o,P,te),h,h==0?2:1,h==0?mt:lt,h==0?$t:st,ge(Nt.width*ce,3),Nt.stroke(s,o),Nt.dash,Nt.cap),H.show&&qi([Me],[1],h==0?1:0,h==0?1:2,h==1?mt:lt,h==1?$t:st,ge(H.width*ce,3),H.stroke(s,o),H.dash,H.cap)}We("drawAxes")}function Un(o){E.forEach((a,u)=>{u>0&&(a._paths=null,o&&(i==1?(a.min=null,a.max=null):a.facets.forEach(h=>{h.min=null,h.max=null})))})}let Ws=!1,Ki=!1,fs=[];function jc(){Ki=!1;for(let o=0;o<fs.length;o++)We(...fs[o]);fs.length=0}function Vn(){Ws||(ih(Mr),Ws=!0)}function Gc(o,a=!1){Ws=!0,Ki=a,o(s),Mr(),a&&fs.length>0&&queueMicrotask(jc)}s.batch=Gc;function Mr(){if(Oi&&(Ic(),Oi=!1),Rn&&(Cc(),Rn=!1),zs){if(ye(x,es,ve),ye(x,"top",Re),ye(x,Ts,Z),ye(x,Cs,D),ye(k,es,ve),ye(k,"top",Re),ye(k,Ts,Z),ye(k,Cs,D),ye(g,Ts,Vt),ye(g,Cs,an),b.width=ze(Vt*ce),b.height=ze(an*ce),U.forEach(({_el:o,_show:a,_size:u,_pos:h,side:m})=>{if(o!=null)if(a){let v=m===3||m===0?u:0,w=m%2==1;ye(o,w?"left":"top",h-v),ye(o,w?"width":"height",u),ye(o,w?"top":"left",w?Re:ve),ye(o,w?"height":"width",w?D:Z),Fo(o,An)}else dt(o,An)}),Hs=Hn=Ni=Ui=Vi=Wi=Fi=Bi=Hi=null,it=1,vs(!0),ve!=Dn||Re!=cn||Z!=Dt||D!=un){Un(!1);let o=Z/Dt,a=D/un;if(Ze&&!dn&&N.left>=0){N.left*=o,N.top*=a,Wn&&Ht(Wn,ze(N.left),0,Z,D),Fn&&Ht(Fn,0,ze(N.top),Z,D);for(let u=0;u<vt.length;u++){let h=vt[u];h!=null&&(In[u]*=o,Nn[u]*=a,Ht(h,St(In[u]),St(Nn[u]),Z,D))}}if(we.show&&!Is&&we.left>=0&&we.width>0){we.left*=o,we.width*=o,we.top*=a,we.height*=a;for(let u in eo)ye(Gn,u,we[u])}Dn=ve,cn=Re,Dt=Z,un=D}We("setSize"),zs=!1}Vt>0&&an>0&&(p.clearRect(0,0,b.width,b.height),We("drawClear"),Y.forEach(o=>o()),We("draw")),we.show&&Is&&(Fs(we),Is=!1),Ze&&dn&&(mn(null,!0,!1),dn=!1),ee.show&&ee.live&&gt&&(Qi(),gt=!1),d||(d=!0,s.status=1,We("ready")),ps=!1,Ws=!1}s.redraw=(o,a)=>{Rn=a||!1,o!==!1?Qt(O,T.min,T.max):Vn()};function Yi(o,a){let u=M[o];if(u.from==null){if(je==0){let h=u.range(s,a.min,a.max,o);a.min=h[0],a.max=h[1]}if(a.min>a.max){let h=a.min;a.min=a.max,a.max=h}if(je>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;o==O&&u.distr==2&&je>0&&(a.min=Ct(a.min,e[0]),a.max=Ct(a.max,e[0]),a.min==a.max&&a.max++),W[o]=a,Oi=!0,Vn()}}s.setScale=Yi;let Zi,Ji,Wn,Fn,Tr,Cr,Bn,jn,Pr,Lr,be,ke,Jt=!1,Ge=N.drag,Ue=Ge.x,Ve=Ge.y;Ze&&(N.x&&(Zi=xt(Md,k)),N.y&&(Ji=xt(Td,k)),T.ori==0?(Wn=Zi,Fn=Ji):(Wn=Ji,Fn=Zi),be=N.left,ke=N.top);let we=s.select=Le({show:!0,over:!0,left:0,width:0,top:0,height:0},t.select),Gn=we.show?xt(Ed,we.over?k:x):null;function Fs(o,a){if(we.show){for(let u in o)we[u]=o[u],u in eo&&ye(Gn,u,o[u]);a!==!1&&We("setSelect")}}s.setSelect=Fs;function qc(o){if(E[o].show)De&&Fo($e[o],An);else if(De&&dt($e[o],An),Ze){let u=zn?vt[0]:vt[o];u!=null&&Ht(u,-10,-10,Z,D)}}function Qt(o,a,u){Yi(o,{min:a,max:u})}function Ot(o,a,u,h){a.focus!=null&&Qc(o),a.show!=null&&E.forEach((m,v)=>{v>0&&(o==v||o==null)&&(m.show=a.show,qc(v),i==2?(Qt(m.facets[0].scale,null,null),Qt(m.facets[1].scale,null,null)):Qt(m.scale,null,null),Vn())}),u!==!1&&We("setSeries",o,a),h&&bs("setSeries",s,o,a)}s.setSeries=Ot;function Kc(o,a){Le(Q[o],a)}function Yc(o,a){o.fill=se(o.fill||null),o.dir=le(o.dir,-1),a=a??Q.length,Q.splice(a,0,o)}function Zc(o){o==null?Q.length=0:Q.splice(o,1)}s.addBand=Yc,s.setBand=Kc,s.delBand=Zc;function Jc(o,a){E[o].alpha=a,Ze&&vt[o]!=null&&(vt[o].style.opacity=a),De&&$e[o]&&($e[o].style.opacity=a)}let Wt,Xt,fn,qn={focus:!0};function Qc(o){if(o!=fn){let a=o==null,u=Rt.alpha!=1;E.forEach((h,m)=>{if(i==1||m>0){let v=a||m==0||m==o;h._focus=a?null:v,u&&Jc(m,v?1:Rt.alpha)}}),fn=o,u&&Vn()}}De&&On&&Je(Jl,ue,o=>{N._lock||(hn(o),fn!=null&&Ot(null,qn,!0,Te.setSeries))});function zt(o,a,u){let h=M[a];u&&(o=o/ce-(h.ori==1?Re:ve));let m=Z;h.ori==1&&(m=D,o=m-o),h.dir==-1&&(o=m-o);let v=h._min,w=h._max,y=o/m,A=v+(w-v)*y,P=h.distr;return P==3?ss(10,A):P==4?Gd(A,h.asinh):P==100?h.bwd(A):A}function Xc(o,a){let u=zt(o,O,a);return Ct(u,e[0],Ne,He)}s.valToIdx=o=>Ct(o,e[0]),s.posToIdx=Xc,s.posToVal=zt,s.valToPos=(o,a,u)=>M[a].ori==0?r(o,M[a],u?st:Z,u?lt:0):l(o,M[a],u?$t:D,u?mt:0),s.setCursor=(o,a,u)=>{be=o.left,ke=o.top,mn(null,a,u)};function Dr(o,a){ye(Gn,es,we.left=o),ye(Gn,Ts,we.width=a)}function Rr(o,a){ye(Gn,"top",we.top=o),ye(Gn,Cs,we.height=a)}let ms=T.ori==0?Dr:Rr,gs=T.ori==1?Dr:Rr;function eu(){if(De&&ee.live)for(let o=i==2?1:0;o<E.length;o++){if(o==0&&ft)continue;let a=ee.values[o],u=0;for(let h in a)Lt[o][u++].firstChild.nodeValue=a[h]}}function Qi(o,a){if(o!=null&&(o.idxs?o.idxs.forEach((u,h)=>{he[h]=u}):Zd(o.idx)||he.fill(o.idx),ee.idx=he[0]),De&&ee.live){for(let u=0;u<E.length;u++)(u>0||i==1&&!ft)&&tu(u,he[u]);eu()}gt=!1,a!==!1&&We("setLegend")}s.setLegend=Qi;function tu(o,a){let u=E[o],h=o==0&&J==2?At:e[o],m;ft?m=u.values(s,o,a)??Yt:(m=u.value(s,a==null?null:h[a],o,a),m=m==null?Yt:{_:m}),ee.values[o]=m}function mn(o,a,u){Pr=be,Lr=ke,[be,ke]=N.move(s,be,ke),N.left=be,N.top=ke,Ze&&(Wn&&Ht(Wn,ze(be),0,Z,D),Fn&&Ht(Fn,0,ze(ke),Z,D));let h,m=Ne>He;Wt=me,Xt=null;let v=T.ori==0?Z:D,w=T.ori==1?Z:D;if(be<0||je==0||m){h=N.idx=null;for(let y=0;y<E.length;y++){let A=vt[y];A!=null&&Ht(A,-10,-10,Z,D)}On&&Ot(null,qn,!0,o==null&&Te.setSeries),ee.live&&(he.fill(h),gt=!0)}else{let y,A,P;i==1&&(y=T.ori==0?be:ke,A=zt(y,O),h=N.idx=Ct(A,e[0],Ne,He),P=I(e[0][h],T,v,0));let L=-10,R=-10,q=0,ae=0,re=!0,te="",j="";for(let H=i==2?1:0;H<E.length;H++){let _e=E[H],Ee=he[H],Fe=Ee==null?null:i==1?e[H][Ee]:e[H][1][Ee],pe=N.dataIdx(s,H,h,A),Me=pe==null?null:i==1?e[H][pe]:e[H][1][pe];if(gt=gt||Me!=Fe||pe!=Ee,he[H]=pe,H>0&&_e.show){let at=pe==null?-10:pe==h?P:I(i==1?e[0][pe]:e[H][0][pe],T,v,0),Qe=Me==null?-10:G(Me,i==1?M[_e.scale]:M[_e.facets[1].scale],w,0);if(On&&Me!=null){let bt=T.ori==1?be:ke,Et=Ie(Rt.dist(s,H,pe,Qe,bt));if(Et<Wt){let It=Rt.bias;if(It!=0){let ct=zt(bt,_e.scale),wt=Me>=0?1:-1,Mt=ct>=0?1:-1;Mt==wt&&(Mt==1?It==1?Me>=ct:Me<=ct:It==1?Me<=ct:Me>=ct)&&(Wt=Et,Xt=H)}else Wt=Et,Xt=H}}if(gt||zn){let bt,Et;T.ori==0?(bt=at,Et=Qe):(bt=Qe,Et=at);let It,ct,wt,Mt,Nt,Xe,ut=!0,gn=qe.bbox;if(gn!=null){ut=!1;let et=gn(s,H);wt=et.left,Mt=et.top,It=et.width,ct=et.height}else wt=bt,Mt=Et,It=ct=qe.size(s,H);if(Xe=qe.fill(s,H),Nt=qe.stroke(s,H),zn)H==Xt&&Wt<=Rt.prox&&(L=wt,R=Mt,q=It,ae=ct,re=ut,te=Xe,j=Nt);else{let et=vt[H];et!=null&&(In[H]=wt,Nn[H]=Mt,ia(et,It,ct,ut),na(et,Xe,Nt),Ht(et,St(wt),St(Mt),Z,D))}}}}if(zn){let H=Rt.prox,_e=fn==null?Wt<=H:Wt>H||Xt!=fn;if(gt||_e){let Ee=vt[0];Ee!=null&&(In[0]=L,Nn[0]=R,ia(Ee,q,ae,re),na(Ee,te,j),Ht(Ee,St(L),St(R),Z,D))}}}if(we.show&&Jt)if(o!=null){let[y,A]=Te.scales,[P,L]=Te.match,[R,q]=o.cursor.sync.scales,ae=o.cursor.drag;if(Ue=ae._x,Ve=ae._y,Ue||Ve){let{left:re,top:te,width:j,height:H}=o.select,_e=o.scales[R].ori,Ee=o.posToVal,Fe,pe,Me,at,Qe,bt=y!=null&&P(y,R),Et=A!=null&&L(A,q);bt&&Ue?(_e==0?(Fe=re,pe=j):(Fe=te,pe=H),Me=M[y],at=I(Ee(Fe,R),Me,v,0),Qe=I(Ee(Fe+pe,R),Me,v,0),ms(Pt(at,Qe),Ie(Qe-at))):ms(0,v),Et&&Ve?(_e==1?(Fe=re,pe=j):(Fe=te,pe=H),Me=M[A],at=G(Ee(Fe,q),Me,w,0),Qe=G(Ee(Fe+pe,q),Me,w,0),gs(Pt(at,Qe),Ie(Qe-at))):gs(0,w)}else to()}else{let y=Ie(Pr-Tr),A=Ie(Lr-Cr);if(T.ori==1){let q=y;y=A,A=q}Ue=Ge.x&&y>=Ge.dist,Ve=Ge.y&&A>=Ge.dist;let P=Ge.uni;P!=null?Ue&&Ve&&(Ue=y>=P,Ve=A>=P,!Ue&&!Ve&&(A>y?Ve=!0:Ue=!0)):Ge.x&&Ge.y&&(Ue||Ve)&&(Ue=Ve=!0);let L,R;Ue&&(T.ori==0?(L=Bn,R=be):(L=jn,R=ke),ms(Pt(L,R),Ie(R-L)),Ve||gs(0,w)),Ve&&(T.ori==1?(L=Bn,R=be):(L=jn,R=ke),gs(Pt(L,R),Ie(R-L)),Ue||ms(0,v)),!Ue&&!Ve&&(ms(0,0),gs(0,0))}if(Ge._x=Ue,Ge._y=Ve,o==null){if(u){if(jr!=null){let[y,A]=Te.scales;Te.values[0]=y!=null?zt(T.ori==0?be:ke,y):null,Te.values[1]=A!=null?zt(T.ori==1?be:ke,A):null}bs(Oo,s,be,ke,Z,D,h)}if(On){let y=u&&Te.setSeries,A=Rt.prox;fn==null?Wt<=A&&Ot(Xt,qn,!0,y):Wt>A?Ot(null,qn,!0,y):Xt!=fn&&Ot(Xt,qn,!0,y)}}gt&&(ee.idx=h,Qi()),a!==!1&&We("setCursor")}let en=null;Object.defineProperty(s,"rect",{get(){return en==null&&vs(!1),en}});function vs(o=!1){o?en=null:(en=k.getBoundingClientRect(),We("syncRect",en))}function Or(o,a,u,h,m,v,w){N._lock||Jt&&o!=null&&o.movementX==0&&o.movementY==0||(Xi(o,a,u,h,m,v,w,!1,o!=null),o!=null?mn(null,!0,!0):mn(a,!0,!1))}function Xi(o,a,u,h,m,v,w,y,A){if(en==null&&vs(!1),hn(o),o!=null)u=o.clientX-en.left,h=o.clientY-en.top;else{if(u<0||h<0){be=-10,ke=-10;return}let[P,L]=Te.scales,R=a.cursor.sync,[q,ae]=R.values,[re,te]=R.scales,[j,H]=Te.match,_e=a.axes[0].side%2==1,Ee=T.ori==0?Z:D,Fe=T.ori==1?Z:D,pe=_e?v:m,Me=_e?m:v,at=_e?h:u,Qe=_e?u:h;if(re!=null?u=j(P,re)?c(q,M[P],Ee,0):-10:u=Ee*(at/pe),te!=null?h=H(L,te)?c(ae,M[L],Fe,0):-10:h=Fe*(Qe/Me),T.ori==1){let bt=u;u=h,h=bt}}A&&(a==null||a.cursor.event.type==Oo)&&((u<=1||u>=Z-1)&&(u=kn(u,Z)),(h<=1||h>=D-1)&&(h=kn(h,D))),y?(Tr=u,Cr=h,[Bn,jn]=N.move(s,u,h)):(be=u,ke=h)}let eo={width:0,height:0,left:0,top:0};function to(){Fs(eo,!1)}let zr,Ir,Nr,Hr;function Ur(o,a,u,h,m,v,w){Jt=!0,Ue=Ve=Ge._x=Ge._y=!1,Xi(o,a,u,h,m,v,w,!0,!1),o!=null&&(Je(zo,Vo,Vr,!1),bs(Yl,s,Bn,jn,Z,D,null));let{left:y,top:A,width:P,height:L}=we;zr=y,Ir=A,Nr=P,Hr=L}function Vr(o,a,u,h,m,v,w){Jt=Ge._x=Ge._y=!1,Xi(o,a,u,h,m,v,w,!1,!0);let{left:y,top:A,width:P,height:L}=we,R=P>0||L>0,q=zr!=y||Ir!=A||Nr!=P||Hr!=L;if(R&&q&&Fs(we),Ge.setScale&&R&&q){let ae=y,re=P,te=A,j=L;if(T.ori==1&&(ae=A,re=L,te=y,j=P),Ue&&Qt(O,zt(ae,O),zt(ae+re,O)),Ve)for(let H in M){let _e=M[H];H!=O&&_e.from==null&&_e.min!=me&&Qt(H,zt(te+j,H),zt(te,H))}to()}else N.lock&&(N._lock=!N._lock,mn(a,!0,o!=null));o!=null&&(Ln(zo,Vo),bs(zo,s,be,ke,Z,D,null))}function nu(o,a,u,h,m,v,w){if(N._lock)return;hn(o);let y=Jt;if(Jt){let A=!0,P=!0,L=10,R,q;T.ori==0?(R=Ue,q=Ve):(R=Ve,q=Ue),R&&q&&(A=be<=L||be>=Z-L,P=ke<=L||ke>=D-L),R&&A&&(be=be<Bn?0:Z),q&&P&&(ke=ke<jn?0:D),mn(null,!0,!0),Jt=!1}be=-10,ke=-10,he.fill(null),mn(null,!0,!0),y&&(Jt=y)}function Wr(o,a,u,h,m,v,w){N._lock||(hn(o),Ii(),to(),o!=null&&bs(Ql,s,be,ke,Z,D,null))}function Fr(){U.forEach(hp),zi(s.width,s.height,!0)}En(Si,ns,Fr);let Kn={};Kn.mousedown=Ur,Kn.mousemove=Or,Kn.mouseup=Vr,Kn.dblclick=Wr,Kn.setSeries=(o,a,u,h)=>{let m=Te.match[2];u=m(s,a,u),u!=-1&&Ot(u,h,!0,!1)},Ze&&(Je(Yl,k,Ur),Je(Oo,k,Or),Je(Zl,k,o=>{hn(o),vs(!1)}),Je(Jl,k,nu),Je(Ql,k,Wr),Yo.add(s),s.syncRect=vs);let Bs=s.hooks=t.hooks||{};function We(o,a,u){Ki?fs.push([o,a,u]):o in Bs&&Bs[o].forEach(h=>{h.call(null,s,a,u)})}(t.plugins||[]).forEach(o=>{for(let a in o.hooks)Bs[a]=(Bs[a]||[]).concat(o.hooks[a])});let Br=(o,a,u)=>u,Te=Le({key:null,setSeries:!1,filters:{pub:ca,sub:ca},scales:[O,E[1]?E[1].scale:null],match:[ua,ua,Br],values:[null,null]},N.sync);Te.match.length==2&&Te.match.push(Br),N.sync=Te;let jr=Te.key,no=rc(jr);function bs(o,a,u,h,m,v,w){Te.filters.pub(o,a,u,h,m,v,w)&&no.pub(o,a,u,h,m,v,w)}no.sub(s);function su(o,a,u,h,m,v,w){Te.filters.sub(o,a,u,h,m,v,w)&&Kn[o](null,a,u,h,m,v,w)}s.pub=su;function iu(){no.unsub(s),Yo.delete(s),ln.clear(),Bo(Si,ns,Fr),f.remove(),ue?.remove(),We("destroy")}s.destroy=iu;function so(){We("init",t,e),yr(e||t.data,!1),W[O]?Yi(O,W[O]):Ii(),Is=we.show&&(we.width>0||we.height>0),dn=gt=!0,zi(t.width,t.height)}return E.forEach(wr),U.forEach(zc),n?n instanceof HTMLElement?(n.appendChild(f),so()):n(s,so):so(),s}Be.assign=Le;Be.fmtNum=nr;Be.rangeNum=ki;Be.rangeLog=Ei;Be.rangeAsinh=er;Be.orient=Tn;Be.pxRatio=ce;Be.join=sh;Be.fmtDate=ir,Be.tzDate=fh;Be.sync=rc;{Be.addGap=Zh,Be.clipGaps=Ci;let t=Be.paths={points:hc};t.linear=fc,t.stepped=Xh,t.bars=ep,t.spline=np}var bc='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var dr=150,wc=[[],[6,4],[2,3],[10,3,2,3]],fp=1e3,hr=class extends Ke{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#s=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:dr}));this.#r=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[qs(bc),Ae`
      :host {
        display: block;
        min-height: ${dr}px;
      }
    `]}#e;#t;#n;#s;#r;connectedCallback(){super.connectedCallback(),this.#s.observe(this),S.addEventListener("theme",this.#r)}disconnectedCallback(){this.#s.disconnect(),S.removeEventListener("theme",this.#r),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return $`<div aria-hidden="true"></div>`}updated(){let n=this.session;if(n===null||this.clientWidth===0)return;let s=[...n.legs.values()].filter(l=>l.analysed),i=[S.language,...s.map(l=>`${l.id} ${l.role}`)].join(" "),r=performance.now();i===this.#t&&r-this.#n<fp||(this.#n=r,i!==this.#t?(this.#t=i,this.#e?.destroy(),this.#e=new Be(this.#o(s),_c(n,s),this.renderRoot.querySelector("div"))):this.#e.setData(_c(n,s),!1),this.#e.setScale("x",{min:(this.from-n.startedAt)/1e3,max:(this.to-n.startedAt)/1e3}))}#o(n){let s=getComputedStyle(this),i=l=>s.getPropertyValue(l).trim(),r={stroke:i("--muted"),grid:{stroke:i("--line"),width:1},ticks:{stroke:i("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:dr,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...r,values:(l,c)=>c.map(d=>Ce(d*1e3))},{...r,size:44,splits:[-1,0,1]}],series:[{},...n.map((l,c)=>({label:fe(l.role),stroke:i(c===0?"--accent":"--second"),width:2,dash:wc[c%wc.length],points:{show:!1},spanGaps:!1}))]}}};function _c(t,e){let n=e.map(r=>{let l=b=>(b+(r.origin??0)-t.startedAt)/1e3,c=[],d=[],f=-1/0;for(let b of r.affect)b.at-f>8e3&&c.length>0&&(c.push(l(f+1)),d.push(null)),c.push(l(b.at)),d.push(b.valence),f=b.at;return[c,d]});if(n.filter(([r])=>r.length>0).length===0)return[[],...e.map(()=>[])];let i=[2];return Be.join(n,n.map(()=>[1,...i]))}Pe("es-valence",hr);var mp=6e4,gp=1e3,yc=10,xc=6,pr=class extends ot{static{this.styles=[Ye,Ae`
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
    `]}#e=!1;render(){let e=S.model.find(S.route.sessionId);if(e===void 0)return $`<header>${this.#t()}</header>
        <div class="empty"><p>${_("no_session")}</p></div>`;let n=e.endedAt??Math.min(S.now(),S.lostAt??1/0),s=Math.max(e.startedAt,n-As),i=Math.max(n,s+mp),r=S.route.t===null?null:e.startedAt+S.route.t,l=[...e.legs.values()];return $`
      <header>
        ${this.#t()}
        <h1>${Xn(e)}</h1>
        <span class="muted number">${Ce(n-e.startedAt)}</span>
        ${e.endedAt===null?F:$`<span class="muted">${_("ended",{reason:fe(e.endReason)})}</span>`}
        <span class="grow"></span>
        ${r===null?$`<span class="muted">${_("live")}</span>`:$`<span class="number">${_("at_moment",{time:Ce(S.route.t)})}</span>
              <button @click=${this.#l}>${this.#e?_("copied"):_("copy_link")}</button>
              <button @click=${()=>this.#i(null)}>${_("live")}</button>`}
      </header>
      <section class="panel">
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${_("timeline")}
          aria-valuemin=${Math.round((s-e.startedAt)/1e3)}
          aria-valuemax=${Math.round((n-e.startedAt)/1e3)}
          aria-valuenow=${Math.round(((r??n)-e.startedAt)/1e3)}
          aria-valuetext=${r===null?_("live"):Ce(S.route.t)}
          @click=${c=>this.#r(c,e,s,i,n)}
          @keydown=${c=>this.#o(c,e,s,n)}
        >
          ${l.map(c=>$`<div class="lane">
              <h3><span class="role">${fe(c.role)}</span>${Do(c,S)}</h3>
              <es-lane .display=${S} .scheme=${S.scheme} .leg=${c} .from=${s} .to=${i} .until=${n}></es-lane>
            </div>`)}
          ${r===null?F:$`<div class="cursor" ${Sn({left:`${vp(r,s,i)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:xc},(c,d)=>$`<span>${Ce(s-e.startedAt+(i-s)*d/(xc-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${l.filter(c=>c.analysed).map(c=>this.#n(c,r))}
        <div class="panel">
          ${this.#s(l,s,n)}
          <h2>${_("valence")}</h2>
          <div class="series">${l.filter(c=>c.analysed).map((c,d)=>wp(c,d))}</div>
          <es-valence .session=${e} .stamp=${`${e.version} ${Math.round(i)}`} .from=${s} .to=${i}></es-valence>
          <p class="hint">${_("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${S} .stamp=${gi()}></es-legend>
      <p class="hint id">${e.id}</p>
    `}#t(){return $`<a href=${jt({...S.route,view:"wall"})}>← ${_("back")}</a>`}#n(e,n){let s=bp(e,n),i=s===void 0?[]:s.shares.map((r,l)=>({label:S.model.labels[l],share:r}));return i.sort((r,l)=>l.share-r.share),$`<div class="panel">
      <h2>${_("probabilities")}: ${fe(e.role)}</h2>
      ${i.length===0?$`<p class="muted">${s===void 0?_("no_values"):_("no_answer",{reason:fe(s.reason??"unknown")})}</p>`:F}
      <ul>
        ${i.map(({label:r,share:l})=>$`<li>
            <span>${Gt(r)} ${fe(r)}</span>
            <span class="bar"><i ${Sn({width:`${l*100}%`,background:yt(r).colour})}></i></span>
            <span class="number">${Math.round(l*100)} %</span>
          </li>`)}
      </ul>
      <dl>
        <dt>${_("model")}</dt>
        <dd>${e.model||"–"}</dd>
        <dt>${_("latency")}</dt>
        <dd class="number">${e.latencyMs===null?"–":`${e.latencyMs} ms`} (${_("inference")} ${e.inferenceMs??"–"} ms)</dd>
        <dt>${_("codec")}</dt>
        <dd>${e.codec||"–"}</dd>
        <dt>${_("quality")}</dt>
        <dd>${e.quality?fe(e.quality):"–"}</dd>
      </dl>
    </div>`}#s(e,n,s){let i=Nl(e,n,s),r=[...e.map(l=>[fe(l.role),i.alone.get(l.id)]),...e.length>1?[[_("overlap"),i.overlap]]:[],[_("silence"),i.silence]];return $`<h2>${_("talk")}</h2>
      <ul class="talk">
        ${r.map(([l,c])=>{let d=i.total===0?0:c/i.total;return $`<li>
            <span>${l}</span>
            <span class="bar"><i ${Sn({width:`${d*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(d*100)} %</span>
          </li>`})}
      </ul>`}#r(e,n,s,i,r){let l=e.currentTarget.getBoundingClientRect(),c=s+(e.clientX-l.left)/l.width*(i-s);this.#i(Math.min(c,r)-n.startedAt)}#o(e,n,s,i){let l={ArrowLeft:-1,ArrowRight:1,PageDown:-yc,PageUp:yc}[e.key],c=S.route.t??i-n.startedAt;if(l!==void 0)this.#i(Math.max(s,Math.min(i,n.startedAt+c+l*gp))-n.startedAt);else if(e.key==="Home")this.#i(s-n.startedAt);else if(e.key==="End")this.#i(null);else return;e.preventDefault()}#i(e){this.#e=!1,S.go({t:e})}#l=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function vp(t,e,n){return Math.max(0,Math.min(100,(t-e)/(n-e)*100))}function bp(t,e){if(e===null)return t.pieces.findLast(s=>s.reason===null)??t.pieces.at(-1);let n=e-(t.origin??0);return t.pieces.find(s=>s.from<=n&&n<s.to)}function wp(t,e){return $`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${fe(t.role)}
  </span>`}Pe("es-detail",pr);var fr=class extends ot{static{this.styles=[Ye,Ae`
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
    `]}render(){let{health:e,model:n}=S,s=[...n.sources.values()];return $`<h1>${_("health")}</h1>
      ${e===null?F:$`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${_(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(i=>$`<li>${i}</li>`)}
            </ul>`}
      ${n.overload===null?F:$`<p class="note bad">! ${_("overload",{hop:n.overload.hop_ms/1e3,legs:n.overload.suspended_legs})}</p>`}
      ${n.lostEvents===0?F:$`<p class="note bad">! ${_("lost_events",{count:n.lostEvents})}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${_("health")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${_("source")}</th>
              <th scope="col">${_("state")}</th>
              <th scope="col">${_("since_column")}</th>
              <th scope="col">${_("detail")}</th>
            </tr>
          </thead>
          <tbody>
            ${s.length===0?$`<tr><td colspan="4">${_("no_source")}</td></tr>`:F}
            ${s.map(i=>$`<tr>
                <td>${i.id}</td>
                <td>${fe(`state_${i.state}`)}</td>
                <td class="number">${Ce(S.now()-i.at)}</td>
                <td class="detail">${i.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      <es-microphone></es-microphone>`}};Pe("es-health",fr);var{I:_p}=cl,Sc=t=>t;var kc=()=>document.createComment(""),us=(t,e,n)=>{let s=t._$AA.parentNode,i=e===void 0?t._$AB:e._$AA;if(n===void 0){let r=s.insertBefore(kc(),i),l=s.insertBefore(kc(),i);n=new _p(r,l,t,t.options)}else{let r=n._$AB.nextSibling,l=n._$AM,c=l!==t;if(c){let d;n._$AQ?.(t),n._$AM=t,n._$AP!==void 0&&(d=t._$AU)!==l._$AU&&n._$AP(d)}if(r!==i||c){let d=n._$AA;for(;d!==r;){let f=Sc(d).nextSibling;Sc(s).insertBefore(d,i),d=f}}}return n},rn=(t,e,n=t)=>(t._$AI(e,n),t),yp={},$c=(t,e=yp)=>t._$AH=e,Ac=t=>t._$AH,Ri=t=>{t._$AR(),t._$AA.remove()};var Ec=(t,e,n)=>{let s=new Map;for(let i=e;i<=n;i++)s.set(t[i],i);return s},Mc=mi(class extends Jn{constructor(t){if(super(t),t.type!==fi.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,n){let s;n===void 0?n=e:e!==void 0&&(s=e);let i=[],r=[],l=0;for(let c of t)i[l]=s?s(c,l):l,r[l]=n(c,l),l++;return{values:r,keys:i}}render(t,e,n){return this.dt(t,e,n).values}update(t,[e,n,s]){let i=Ac(t),{values:r,keys:l}=this.dt(e,n,s);if(!Array.isArray(i))return this.ut=l,r;let c=this.ut??=[],d=[],f,b,p=0,g=i.length-1,x=0,k=r.length-1;for(;p<=g&&x<=k;)if(i[p]===null)p++;else if(i[g]===null)g--;else if(c[p]===l[x])d[x]=rn(i[p],r[x]),p++,x++;else if(c[g]===l[k])d[k]=rn(i[g],r[k]),g--,k--;else if(c[p]===l[k])d[k]=rn(i[p],r[k]),us(t,d[k+1],i[p]),p++,k--;else if(c[g]===l[x])d[x]=rn(i[g],r[x]),us(t,i[p],i[g]),g--,x++;else if(f===void 0&&(f=Ec(l,x,k),b=Ec(c,p,g)),f.has(c[p]))if(f.has(c[g])){let C=b.get(l[x]),z=C!==void 0?i[C]:null;if(z===null){let B=us(t,i[p]);rn(B,r[x]),d[x]=B}else d[x]=rn(z,r[x]),us(t,i[p],z),i[C]=null;x++}else Ri(i[g]),g--;else Ri(i[p]),p++;for(;x<=k;){let C=us(t,d[k+1]);rn(C,r[x]),d[x++]=C}for(;p<=g;){let C=i[p++];C!==null&&Ri(C)}return this.ut=l,$c(t,d),_t}});var mr=class extends ot{static{this.styles=[Ye,Ae`
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
    `]}#e=new oi;render(){let e=this.#e.sorted(S.model.sessions.values(),S.route),n=S.model.sessions.size;return $`
      <div class="tools">
        <h1>${n===1?_("session"):_("sessions",{count:n})}</h1>
        ${this.#t("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#t("filter_state","state",[...S.model.labels,"none"])}
        <label>
          ${_("sort")}
          <select @change=${s=>S.go({sort:s.target.value})}>
            ${["need","newest","name"].map(s=>$`<option value=${s} ?selected=${S.route.sort===s}>${_(`sort_${s}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(n):F}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${Mc(e,s=>s.id,s=>$`<es-tile .display=${S} .session=${s} .stamp=${xp(s)}></es-tile>`)}
      </div>
      <es-legend .display=${S} .stamp=${gi()}></es-legend>
    `}#t(e,n,s){return $`<label>
      ${_(e)}
      <select @change=${i=>S.go({[n]:i.target.value})}>
        <option value="">${_("all")}</option>
        ${s.map(i=>$`<option value=${i} ?selected=${S.route[n]===i}>${fe(i)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return $`<div class="empty"><h2>${_("no_match")}</h2></div>`;let n=[...S.model.sources.values()];return $`<div class="empty">
      <h2>${_("nobody")}</h2>
      <p class="muted">${_("nobody_hint")}</p>
      <ul>
        ${n.length===0?$`<li>${_("no_source")}</li>`:F}
        ${n.map(s=>$`<li>${s.id}: ${fe(`state_${s.state}`)}</li>`)}
      </ul>
    </div>`}};function xp(t){return`${t.version} ${Math.floor(S.now()/1e3)} ${S.isStale} ${S.language} ${S.scheme}`}Pe("es-wall",mr);var gr=class extends ot{static{this.styles=[Ye,Ae`
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
    `]}render(){let e=S.microphone.state==="on";return document.title=`${e?"● ":""}${_("title")}`,$`
      <a class="skip" href="#main" @click=${this.#i}>${_("skip")}</a>
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
          <b>${_("title")}</b>
        </span>
        <nav aria-label=${_("title")}>
          ${this.#e("wall",_("wall"))} ${this.#e("coach",_("coach"))} ${this.#e("health",_("nav_health"))}
        </nav>
        ${e?$`<button class="recording" @click=${()=>S.microphone.stop()} aria-label=${`${_("microphone_is_on")}. ${_("microphone_stop")}`}>
              <i aria-hidden="true"></i><span>${_("microphone_is_on")}</span>
            </button>`:F}
        <span class="status ${S.status}" role="status"><i aria-hidden="true"></i>${_(S.status)}</span>
        <button @click=${()=>S.togglePause()} aria-label=${_(S.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${S.isPaused?$s`<path d="M7 4v16l13-8Z" />`:$s`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${_(S.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#s()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${S.status==="token"?this.#r():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${S.announcement}</div>
    `}#e(e,n){let s=S.route.view===e||e==="wall"&&S.route.view==="session";return $`<a href=${jt({...S.route,view:e})} aria-current=${s?"page":F}>${n}</a>`}#t(){return S.route.view==="health"?$`<es-health></es-health>`:S.route.view==="coach"?$`<es-coach></es-coach>`:S.route.view==="session"?$`<es-detail></es-detail>`:$`<es-wall></es-wall>`}#n(){return S.status==="refused"?$`<p class="banner" role="alert">${_("refused_detail")}</p>`:S.lostAt!==null&&S.status!=="token"&&S.clock()-S.lostAt>Zn/5?$`<p class="banner" role="alert">${_("lost_detail",{time:xn(S.lostAt,S.language)})}</p>`:S.isPaused?$`<p class="banner">${_("paused_display")}</p>`:F}#s(){let e=["auto","light","dark"];return $`<details>
      <summary aria-label=${`${_("theme")}, ${_("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${_("theme")}
          <select @change=${n=>S.setTheme(n.target.value)}>
            ${e.map(n=>$`<option value=${n} ?selected=${S.theme===n}>${_(`theme_${n}`)}</option>`)}
          </select>
        </label>
        <label>
          ${_("language")}
          <select @change=${n=>S.setLanguage(n.target.value)}>
            ${Object.entries(ni).map(([n,s])=>$`<option value=${n} lang=${n} ?selected=${S.language===n}>${s.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#r(){return $`<form @submit=${this.#o}>
      <h1>${_("token_title")}</h1>
      <p class="muted">${_("token_why")}</p>
      <label>${_("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${S.tokenIsWrong?_("token_wrong"):""}</p>
      <button type="submit">${_("sign_in")}</button>
    </form>`}#o=e=>{e.preventDefault(),S.signIn(String(new FormData(e.target).get("token")))};#i=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};Pe("es-app",gr);S.open();
