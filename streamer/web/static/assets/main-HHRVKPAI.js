var Gs=globalThis,qs=Gs.ShadowRoot&&(Gs.ShadyCSS===void 0||Gs.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,oo=Symbol(),Yr=new WeakMap,ws=class{constructor(e,s,n){if(this._$cssResult$=!0,n!==oo)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=s}get styleSheet(){let e=this.o,s=this.t;if(qs&&e===void 0){let n=s!==void 0&&s.length===1;n&&(e=Yr.get(s)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Yr.set(s,e))}return e}toString(){return this.cssText}},Ks=t=>new ws(typeof t=="string"?t:t+"",void 0,oo),$e=(t,...e)=>{let s=t.length===1?t[0]:e.reduce((n,i,r)=>n+(l=>{if(l._$cssResult$===!0)return l.cssText;if(typeof l=="number")return l;throw Error("Value passed to 'css' function must be a 'css' function result: "+l+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+t[r+1],t[0]);return new ws(s,t,oo)},Zr=(t,e)=>{if(qs)t.adoptedStyleSheets=e.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(let s of e){let n=document.createElement("style"),i=Gs.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=s.cssText,t.appendChild(n)}},ro=qs?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let s="";for(let n of e.cssRules)s+=n.cssText;return Ks(s)})(t):t;var{is:cu,defineProperty:uu,getOwnPropertyDescriptor:du,getOwnPropertyNames:hu,getOwnPropertySymbols:pu,getPrototypeOf:fu}=Object,Ys=globalThis,Jr=Ys.trustedTypes,mu=Jr?Jr.emptyScript:"",gu=Ys.reactiveElementPolyfillSupport,_s=(t,e)=>t,lo={toAttribute(t,e){switch(e){case Boolean:t=t?mu:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let s=t;switch(e){case Boolean:s=t!==null;break;case Number:s=t===null?null:Number(t);break;case Object:case Array:try{s=JSON.parse(t)}catch{s=null}}return s}},Xr=(t,e)=>!cu(t,e),Qr={attribute:!0,type:String,converter:lo,reflect:!1,useDefault:!1,hasChanged:Xr};Symbol.metadata??=Symbol("metadata"),Ys.litPropertyMetadata??=new WeakMap;var Ft=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,s=Qr){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(e,s),!s.noAccessor){let n=Symbol(),i=this.getPropertyDescriptor(e,n,s);i!==void 0&&uu(this.prototype,e,i)}}static getPropertyDescriptor(e,s,n){let{get:i,set:r}=du(this.prototype,e)??{get(){return this[s]},set(l){this[s]=l}};return{get:i,set(l){let c=i?.call(this);r?.call(this,l),this.requestUpdate(e,c,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Qr}static _$Ei(){if(this.hasOwnProperty(_s("elementProperties")))return;let e=fu(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(_s("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(_s("properties"))){let s=this.properties,n=[...hu(s),...pu(s)];for(let i of n)this.createProperty(i,s[i])}let e=this[Symbol.metadata];if(e!==null){let s=litPropertyMetadata.get(e);if(s!==void 0)for(let[n,i]of s)this.elementProperties.set(n,i)}this._$Eh=new Map;for(let[s,n]of this.elementProperties){let i=this._$Eu(s,n);i!==void 0&&this._$Eh.set(i,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let s=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let i of n)s.unshift(ro(i))}else e!==void 0&&s.push(ro(e));return s}static _$Eu(e,s){let n=s.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,s=this.constructor.elementProperties;for(let n of s.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Zr(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,s,n){this._$AK(e,n)}_$ET(e,s){let n=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,n);if(i!==void 0&&n.reflect===!0){let r=(n.converter?.toAttribute!==void 0?n.converter:lo).toAttribute(s,n.type);this._$Em=e,r==null?this.removeAttribute(i):this.setAttribute(i,r),this._$Em=null}}_$AK(e,s){let n=this.constructor,i=n._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let r=n.getPropertyOptions(i),l=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:lo;this._$Em=i;let c=l.fromAttribute(s,r.type);this[i]=c??this._$Ej?.get(i)??c,this._$Em=null}}requestUpdate(e,s,n,i=!1,r){if(e!==void 0){let l=this.constructor;if(i===!1&&(r=this[e]),n??=l.getPropertyOptions(e),!((n.hasChanged??Xr)(r,s)||n.useDefault&&n.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(l._$Eu(e,n))))return;this.C(e,s,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,s,{useDefault:n,reflect:i,wrapped:r},l){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,l??s??this[e]),r!==!0||l!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(s=void 0),this._$AL.set(e,s)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,r]of this._$Ep)this[i]=r;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[i,r]of n){let{wrapped:l}=r,c=this[i];l!==!0||this._$AL.has(i)||c===void 0||this.C(i,void 0,r,c)}}let e=!1,s=this._$AL;try{e=this.shouldUpdate(s),e?(this.willUpdate(s),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(s)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(s)}willUpdate(e){}_$AE(e){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(e){}firstUpdated(e){}};Ft.elementStyles=[],Ft.shadowRootOptions={mode:"open"},Ft[_s("elementProperties")]=new Map,Ft[_s("finalized")]=new Map,gu?.({ReactiveElement:Ft}),(Ys.reactiveElementVersions??=[]).push("2.1.2");var co=globalThis,el=t=>t,Zs=co.trustedTypes,tl=Zs?Zs.createPolicy("lit-html",{createHTML:t=>t}):void 0,uo="$lit$",jt=`lit$${Math.random().toFixed(9).slice(2)}$`,ho="?"+jt,vu=`<${ho}>`,wn=document,xs=()=>wn.createComment(""),Ss=t=>t===null||typeof t!="object"&&typeof t!="function",po=Array.isArray,ll=t=>po(t)||typeof t?.[Symbol.iterator]=="function",ao=`[ 	
\f\r]`,ys=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,nl=/-->/g,sl=/>/g,vn=RegExp(`>|${ao}(?:([^\\s"'>=/]+)(${ao}*=${ao}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),il=/'/g,ol=/"/g,al=/^(?:script|style|textarea|title)$/i,fo=t=>(e,...s)=>({_$litType$:t,strings:e,values:s}),S=fo(1),$s=fo(2),Dp=fo(3),_t=Symbol.for("lit-noChange"),F=Symbol.for("lit-nothing"),rl=new WeakMap,bn=wn.createTreeWalker(wn,129);function cl(t,e){if(!po(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return tl!==void 0?tl.createHTML(e):e}var ul=(t,e)=>{let s=t.length-1,n=[],i,r=e===2?"<svg>":e===3?"<math>":"",l=ys;for(let c=0;c<s;c++){let d=t[c],f,b,p=-1,g=0;for(;g<d.length&&(l.lastIndex=g,b=l.exec(d),b!==null);)g=l.lastIndex,l===ys?b[1]==="!--"?l=nl:b[1]!==void 0?l=sl:b[2]!==void 0?(al.test(b[2])&&(i=RegExp("</"+b[2],"g")),l=vn):b[3]!==void 0&&(l=vn):l===vn?b[0]===">"?(l=i??ys,p=-1):b[1]===void 0?p=-2:(p=l.lastIndex-b[2].length,f=b[1],l=b[3]===void 0?vn:b[3]==='"'?ol:il):l===ol||l===il?l=vn:l===nl||l===sl?l=ys:(l=vn,i=void 0);let x=l===vn&&t[c+1].startsWith("/>")?" ":"";r+=l===ys?d+vu:p>=0?(n.push(f),d.slice(0,p)+uo+d.slice(p)+jt+x):d+jt+(p===-2?c:x)}return[cl(t,r+(t[s]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},ks=class t{constructor({strings:e,_$litType$:s},n){let i;this.parts=[];let r=0,l=0,c=e.length-1,d=this.parts,[f,b]=ul(e,s);if(this.el=t.createElement(f,n),bn.currentNode=this.el.content,s===2||s===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(i=bn.nextNode())!==null&&d.length<c;){if(i.nodeType===1){if(i.hasAttributes())for(let p of i.getAttributeNames())if(p.endsWith(uo)){let g=b[l++],x=i.getAttribute(p).split(jt),$=/([.?@])?(.*)/.exec(g);d.push({type:1,index:r,name:$[2],strings:x,ctor:$[1]==="."?Qs:$[1]==="?"?Xs:$[1]==="@"?ei:yn}),i.removeAttribute(p)}else p.startsWith(jt)&&(d.push({type:6,index:r}),i.removeAttribute(p));if(al.test(i.tagName)){let p=i.textContent.split(jt),g=p.length-1;if(g>0){i.textContent=Zs?Zs.emptyScript:"";for(let x=0;x<g;x++)i.append(p[x],xs()),bn.nextNode(),d.push({type:2,index:++r});i.append(p[g],xs())}}}else if(i.nodeType===8)if(i.data===ho)d.push({type:2,index:r});else{let p=-1;for(;(p=i.data.indexOf(jt,p+1))!==-1;)d.push({type:7,index:r}),p+=jt.length-1}r++}}static createElement(e,s){let n=wn.createElement("template");return n.innerHTML=e,n}};function _n(t,e,s=t,n){if(e===_t)return e;let i=n!==void 0?s._$Co?.[n]:s._$Cl,r=Ss(e)?void 0:e._$litDirective$;return i?.constructor!==r&&(i?._$AO?.(!1),r===void 0?i=void 0:(i=new r(t),i._$AT(t,s,n)),n!==void 0?(s._$Co??=[])[n]=i:s._$Cl=i),i!==void 0&&(e=_n(t,i._$AS(t,e.values),i,n)),e}var Js=class{constructor(e,s){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:s},parts:n}=this._$AD,i=(e?.creationScope??wn).importNode(s,!0);bn.currentNode=i;let r=bn.nextNode(),l=0,c=0,d=n[0];for(;d!==void 0;){if(l===d.index){let f;d.type===2?f=new Yn(r,r.nextSibling,this,e):d.type===1?f=new d.ctor(r,d.name,d.strings,this,e):d.type===6&&(f=new ti(r,this,e)),this._$AV.push(f),d=n[++c]}l!==d?.index&&(r=bn.nextNode(),l++)}return bn.currentNode=wn,i}p(e){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,s),s+=n.strings.length-2):n._$AI(e[s])),s++}},Yn=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,s,n,i){this.type=2,this._$AH=F,this._$AN=void 0,this._$AA=e,this._$AB=s,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,s=this._$AM;return s!==void 0&&e?.nodeType===11&&(e=s.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,s=this){e=_n(this,e,s),Ss(e)?e===F||e==null||e===""?(this._$AH!==F&&this._$AR(),this._$AH=F):e!==this._$AH&&e!==_t&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):ll(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==F&&Ss(this._$AH)?this._$AA.nextSibling.data=e:this.T(wn.createTextNode(e)),this._$AH=e}$(e){let{values:s,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=ks.createElement(cl(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(s);else{let r=new Js(i,this),l=r.u(this.options);r.p(s),this.T(l),this._$AH=r}}_$AC(e){let s=rl.get(e.strings);return s===void 0&&rl.set(e.strings,s=new ks(e)),s}k(e){po(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,i=0;for(let r of e)i===s.length?s.push(n=new t(this.O(xs()),this.O(xs()),this,this.options)):n=s[i],n._$AI(r),i++;i<s.length&&(this._$AR(n&&n._$AB.nextSibling,i),s.length=i)}_$AR(e=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);e!==this._$AB;){let n=el(e).nextSibling;el(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},yn=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,s,n,i,r){this.type=1,this._$AH=F,this._$AN=void 0,this.element=e,this.name=s,this._$AM=i,this.options=r,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=F}_$AI(e,s=this,n,i){let r=this.strings,l=!1;if(r===void 0)e=_n(this,e,s,0),l=!Ss(e)||e!==this._$AH&&e!==_t,l&&(this._$AH=e);else{let c=e,d,f;for(e=r[0],d=0;d<r.length-1;d++)f=_n(this,c[n+d],s,d),f===_t&&(f=this._$AH[d]),l||=!Ss(f)||f!==this._$AH[d],f===F?e=F:e!==F&&(e+=(f??"")+r[d+1]),this._$AH[d]=f}l&&!i&&this.j(e)}j(e){e===F?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Qs=class extends yn{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===F?void 0:e}},Xs=class extends yn{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==F)}},ei=class extends yn{constructor(e,s,n,i,r){super(e,s,n,i,r),this.type=5}_$AI(e,s=this){if((e=_n(this,e,s,0)??F)===_t)return;let n=this._$AH,i=e===F&&n!==F||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,r=e!==F&&(n===F||i);i&&this.element.removeEventListener(this.name,this,n),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ti=class{constructor(e,s,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){_n(this,e)}},dl={M:uo,P:jt,A:ho,C:1,L:ul,R:Js,D:ll,V:_n,I:Yn,H:yn,N:Xs,U:ei,B:Qs,F:ti},bu=co.litHtmlPolyfillSupport;bu?.(ks,Yn),(co.litHtmlVersions??=[]).push("3.3.3");var hl=(t,e,s)=>{let n=s?.renderBefore??e,i=n._$litPart$;if(i===void 0){let r=s?.renderBefore??null;n._$litPart$=i=new Yn(e.insertBefore(xs(),r),r,void 0,s??{})}return i._$AI(t),i};var mo=globalThis,Ke=class extends Ft{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=hl(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return _t}};Ke._$litElement$=!0,Ke.finalized=!0,mo.litElementHydrateSupport?.({LitElement:Ke});var wu=mo.litElementPolyfillSupport;wu?.({LitElement:Ke});(mo.litElementVersions??=[]).push("4.2.2");function Ce(t){let e=Math.max(0,Math.floor(t/1e3)),s=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(s[0]===0?s.slice(1):s).map((i,r)=>r===0?String(i):String(i).padStart(2,"0")).join(":")}function xn(t,e){return new Date(t).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var pl={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Geben Sie dem Dienst ein Ziel, [coach] in seiner Konfiguration, und sprechen Sie:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"mehr {more}, weniger {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var go={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Give the daemon a target, [coach] in its configuration, and speak:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"more {more}, less {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var si={en:go,de:pl},ni=class{constructor(e){this.code=e;this.#e=si[e]??go}#e;t(e,s={}){return this.#e[e].replace(/\{(\w+)\}/g,(n,i)=>String(s[i]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function vo(...t){let e=t.map(s=>(s??"").slice(0,2).toLowerCase());return new ni(e.find(s=>Object.hasOwn(si,s))??"en")}var bo=new ni("en");function fl(t){bo=t,document.documentElement.lang=t.code}var _=(t,e)=>bo.t(t,e),fe=t=>bo.word(t);var _u={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},ii="M3 3H21V21H3Z",ml=[{colour:"#7a5195",shape:ii,pattern:"falling",need:1},{colour:"#4c9f70",shape:ii,pattern:"dots",need:1},{colour:"#b5651d",shape:ii,pattern:"cross",need:1},{colour:"#5b7db1",shape:ii,pattern:"rows",need:1}],wo=new Map,gl=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function yt(t){let e=_u[t]??wo.get(t);if(e!==void 0)return e;let s=ml[wo.size%ml.length];return wo.set(t,s),s}function oi(t,e){return vl(t)-vl(e)||t.localeCompare(e)}function vl(t){let e=gl.indexOf(t);return e<0?gl.length:e}var wl=["need","newest","name"],yu=2e3,ri=class{#e=[];#t=0;#n="";sorted(e,s){let n=[...e].filter(c=>Su(c,s)),i=`${s.sort} ${s.role} ${s.state}`,r=performance.now();(i!==this.#n||this.#e.length===0||r-this.#t>yu)&&(this.#n=i,this.#t=r,this.#e=n.sort(xu[s.sort]).map(c=>c.id));let l=new Map(this.#e.map((c,d)=>[c,d]));return n.sort((c,d)=>(l.get(c.id)??1/0)-(l.get(d.id)??1/0)||c.startedAt-d.startedAt)}},_o=["customer","agent"];function ai(t,e){let s=({role:n})=>_o.includes(n)?_o.indexOf(n):_o.length;return[...t.legs.values()].filter(({role:n})=>e(n)).sort((n,i)=>s(n)-s(i)||n.id.localeCompare(i.id))}function li(t){return t.endedAt!==null?0:Object.values(t.alerts).some(e=>!e.acknowledged)?4:Math.max(0,...[...t.legs.values()].map(e=>e.state==="none"?0:yt(e.state).need))}var xu={need:(t,e)=>+(t.endedAt!==null)-+(e.endedAt!==null)||li(e)-li(t)||bl(t)-bl(e)||t.id.localeCompare(e.id),newest:(t,e)=>e.startedAt-t.startedAt,name:(t,e)=>t.id.localeCompare(e.id)};function bl(t){return Math.min(t.startedAt,...[...t.legs.values()].map(e=>e.since??1/0))}function Su(t,e){return[...t.legs.values()].filter(n=>e.role===""||n.role===e.role).some(n=>e.state===""||n.state===e.state)}function yo(t){let[e="",s=""]=t.replace(/^#/,"").split("?"),n=new URLSearchParams(s),[,i="",r=""]=e.split("/"),l=n.get("t");return{view:i==="s"&&r?"session":i==="health"||i==="coach"?i:"wall",sessionId:i==="s"?decodeURIComponent(r):"",t:l!==null&&/^\d+$/.test(l)?Number(l):null,role:n.get("role")??"",state:n.get("state")??"",sort:wl.find(c=>c===n.get("sort"))??"need"}}function Bt(t){let e=new URLSearchParams;t.role&&e.set("role",t.role),t.state&&e.set("state",t.state),t.sort&&t.sort!=="need"&&e.set("sort",t.sort),t.view==="session"&&t.t!=null&&e.set("t",String(Math.round(t.t)));let s=t.view==="session"?`/s/${encodeURIComponent(t.sessionId??"")}`:t.view==="health"||t.view==="coach"?`/${t.view}`:"/",n=e.toString();return`#${s}${n?`?${n}`:""}`}var ku="org.emotionstreamer.",ci=t=>t.type.replace(ku,"");var ui=()=>({sources:{},sessions:{},overload:null}),$u=()=>({source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),_l=t=>({role:t,analysed:!0,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),yl=({posterior:t,dimensions:e,abstained:s,reason:n})=>({posterior:t,dimensions:e,abstained:s,reason:n}),xl={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":t=>({...yl(t),speaking:!1}),"emotion.v1":yl,"state.v1":({state:t,probability:e,since_ms:s})=>({state:t,probability:e,since_ms:s})},Au=({leg_id:t,role:e,rule:s,kind:n,labels:i,threshold:r,probability:l,since_ms:c,raised_at:d,acknowledged:f,acknowledged_by:b})=>({leg_id:t,role:e,rule:s,kind:n,labels:i,threshold:r,probability:l,since_ms:c,raised_at:d,acknowledged:f,acknowledged_by:b}),xo=(t,e,s)=>({...t,sessions:{...t.sessions,[e]:s}});function Sl(t,e){let s=e.type.replace("org.emotionstreamer.",""),n=e.data??{};if(s==="gap.v1")return n.reason==="resume_expired"?ui():t;if(s==="overload.v1")return{...t,overload:n.active?n:null};if(s==="source.health.v1"){let l={state:n.state,detail:n.detail};return{...t,sources:{...t.sources,[n.source_id]:l}}}if(s==="session.ended.v1"){let{[n.session_id]:l,...c}=t.sessions;return{...t,sessions:c}}let i=t.sessions[n.session_id]??$u();if(s==="session.started.v1"||s==="session.changed.v1"){let l={...i.legs};for(let{leg_id:c,role:d,analysed:f}of n.legs)l[c]={...l[c]??_l(d),role:d,analysed:f};return xo(t,n.session_id,{source_id:n.source_id,call_reference:n.call_reference??null,started_at:s==="session.started.v1"?e.time:i.started_at,legs:l,alerts:i.alerts})}if(s==="alert.v1"){let{[n.alert_id]:l,...c}=i.alerts,d=n.status==="cleared"?c:{...i.alerts,[n.alert_id]:Au(n)};return xo(t,n.session_id,{...i,alerts:d})}if(!Object.hasOwn(xl,s))return t;let r={...i.legs[n.leg_id]??_l(n.role),role:n.role,...xl[s](n)};return xo(t,n.session_id,{...i,legs:{...i.legs,[n.leg_id]:r}})}var kl=500,Eu=15e3,Mu=1e4,Tu=[408,425,429],Cu=8e3,Pu=1e4,tn=class extends Error{constructor(e,s){super(`the daemon refuses: ${e} ${s}`.trim()),this.status=e}};function $l(t,e={}){return new So(t,e)}var So=class{#e;#t;#n=ui();#s=new Set;#i=null;#r=0;#o=null;#l=0;#c=()=>{};constructor(e,{queueEvents:s=1e3,quietMs:n=Cu,WebSocket:i=globalThis.WebSocket,...r}){if(!i)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(s>=1))throw new RangeError(`queueEvents: expected at least 1, got ${s}`);this.#e=new URL(e),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:s,quietMs:n,WebSocket:i,...r}}get state(){return this.#n}get skewMs(){return this.#l}reconnect(){this.#c()}async*[Symbol.asyncIterator](){let{onLag:e,signal:s}=this.#t,n={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},i=()=>{n.stopped=!0,n.endWait(),n.socket&&Ru(n.socket),n.wake()};if(!s?.aborted){s?.addEventListener("abort",i),this.#c=()=>n.endWait(),this.#a(n).catch(r=>{n.failure=r,n.wake()});try{for(;;){for(;n.queue.length===0;){if(n.failure)throw n.failure;if(n.stopped)return;await new Promise(c=>n.wake=c)}let{lost:r}=n;n.lost=0;let l=n.queue.shift();r&&e?.(r),yield l}}finally{s?.removeEventListener("abort",i),i()}}}async#a(e){let{onStatus:s}=this.#t,n=kl;for(;!e.stopped;){s?.("connecting");let i=performance.now(),r=await this.#u();if(r&&(this.#l=Date.parse(r.issued_at)-Date.now()),r&&!e.stopped&&await this.#d(e,r,i)&&(n=kl),e.stopped)return;s?.("lost"),await new Promise(l=>{let c=setTimeout(l,n*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(c),l())}),n=Math.min(2*n,Eu)}}async#u(){let{getTicket:e}=this.#t;return e?Du(await e()):Lu(this.#e,this.#t)}#d(e,s,n){let{WebSocket:i,sessions:r,roles:l,types:c,sources:d,recentS:f}=this.#t,b=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);b.protocol=b.protocol.replace("http","ws");for(let[g,x]of Object.entries({session:r,role:l,type:c,source:d}))for(let $ of x??[])b.searchParams.append(g,$);f&&b.searchParams.set("recent_s",f);let p=this.#o===null?this.#i:null;return p!==null&&b.searchParams.set("resume_from",p),new Promise((g,x)=>{let $=!1,C=e.socket=new i(b.href,["cloudevents.json",`ticket.${s.ticket}`]),z=()=>{j.stop(),C===e.socket&&(e.socket=null),C.close(),g($)},j=Ou(this.#e,this.#t.quietMs,z);C.onopen=()=>{this.#r=Date.parse(s.issued_at)+performance.now()-n,p===null&&(this.#n=ui(),this.#o=this.#r),this.#t.onStatus?.("open")},C.onmessage=({data:E})=>{$=!0,j.heard();try{C===e.socket&&!this.#p(JSON.parse(E),e)&&z()}catch(U){x(U),z()}},C.onclose=z})}#p(e,s){let n=e.type.endsWith(".gap.v1")?e.data.reason:null;if(n==="subscriber_slow"&&this.#o===null&&this.#i!==null)return!1;if(n==="resume_expired"?this.#o=this.#r:this.#o!==null&&Date.parse(e.time)>this.#o&&(this.#o=null),this.#i=e.id,this.#n=Sl(this.#n,e),!this.#s.has(e.id)){this.#s.add(e.id),this.#s.size>Mu&&this.#s.delete(this.#s.values().next().value);let{types:i}=this.#t;if(i?.length&&!i.includes(e.type.replace("org.emotionstreamer.","")))return n!=="subscriber_slow";s.queue.push(e)>this.#t.queueEvents&&(s.queue.shift(),s.lost++),s.wake()}return n!=="subscriber_slow"}};async function Lu(t,{token:e,sessions:s,roles:n,types:i,sources:r}={}){let l=typeof e=="function"?await e():e;try{let c=await fetch(new URL("/api/ticket",t),{method:"POST",signal:AbortSignal.timeout(Pu),headers:l?{Authorization:`Bearer ${l}`}:{},body:JSON.stringify({sessions:s,roles:n,types:i,sources:r})});if(c.ok)return await c.json();if(c.status<500&&!Tu.includes(c.status))throw new tn(c.status,(await c.text()).trim())}catch(c){if(c instanceof tn)throw c}return null}function Du(t){if(t&&!(typeof t.ticket=="string"&&Date.parse(t.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return t}function Ru(t){t.readyState===t.CONNECTING?t.onopen=()=>t.close():t.close()}function Ou(t,e,s){let n=performance.now(),i=()=>performance.now()-n>=e,r=setInterval(()=>{if(!i())return;let l={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",t),l).catch(()=>i()&&s())},e/2);return{heard:()=>n=performance.now(),stop:()=>clearInterval(r)}}var di=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,s,n){let i=`${s.session_id} ${s.leg_id}`;if(e==="advice.v1")this.cues.set(i,zu(s,n));else if(e==="coach.report.v1")this.#e(i,s,n);else if(e==="session.ended.v1")for(let[r,l]of this.cues)l.sessionId===s.session_id&&this.cues.delete(r)}keep(e){for(let[s,n]of this.cues)Object.hasOwn(e,n.sessionId)||this.cues.delete(s)}hasTakeOf(e){return this.takes.some(s=>s.sessionId===e)}#e(e,s,n){this.cues.delete(e),!this.takes.some(i=>i.id===e&&i.at===n)&&(this.takes.unshift(Iu(e,s,n)),this.takes.length=Math.min(this.takes.length,30))}};function Al(t,e){return Object.values(Ml(t,e)).reduce((s,n)=>s+Math.abs(n),0)/2}function El(t,e){return Object.entries(Ml(t,e)).sort(([n,i],[r,l])=>l-i||n.localeCompare(r))[0]?.[0]??""}function Ml(t,e){let s={};for(let{name:n,share:i}of e)s[n]=i;for(let{name:n,share:i}of t)s[n]=(s[n]??0)-i;return s}function zu(t,e){return{sessionId:t.session_id,role:t.role,cue:t.cue,label:t.label??null,heard:t.heard,target:t.target,at:e}}function Iu(t,e,s){return{id:t,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance??null,onTargetShare:e.on_target_share??null,mixtures:e.mixtures,stretches:e.stretches,at:s}}var Es=15*6e4,Tl=6e4,Pl={speaking:!1,state:"none",probability:0},ko=class{constructor(e,s){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let n={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:s,analysed:!0,...Pl,...n}}get role(){return this.current.role}get analysed(){return this.current.analysed}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}},$o=class{constructor(e,s){this.id=e;this.startedAt=s;this.sourceId="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.cleared=[];this.version=0;this.lostEvents=0;this.#e=null}#e;take(e){if(e!==this.#e){this.#e=e,this.version++,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[s,n]of Object.entries(e.legs))this.leg(s,n.role).current=n}}leg(e,s){let n=this.legs.get(e);return n===void 0&&(n=new ko(e,s),this.legs.set(e,n)),n}};var hi=class{constructor(){this.sessions=new Map;this.sources=new Map;this.labels=[];this.overload=null;this.lostEvents=0;this.version=0;this.coach=new di;this.#e=new Map;this.#t=new Map}#e;#t;sync(e,s){this.overload=e.overload,this.coach.keep(e.sessions);for(let[n,i]of Object.entries(e.sessions)){let r=this.#n(n,s);r.take(i),this.sessions.set(n,r)}for(let n of this.sessions.values())n.endedAt===null&&!(n.id in e.sessions)&&this.sessions.delete(n.id);for(let n of this.sources.keys())n in e.sources||this.sources.delete(n)}apply(e){let s=Date.parse(e.time),n=e.data,i=ci(e);this.version++,this.coach.apply(i,n,s),i==="source.health.v1"?this.sources.set(n.source_id,{id:n.source_id,state:n.state,detail:n.detail??"",at:s}):i==="session.started.v1"?this.#s(n,s):i==="session.ended.v1"?this.#i(n,s):i==="gap.v1"?this.#r(n,s):n.session_id!==void 0&&this.#o(i,n,s)}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e){for(let s of this.#t.values()){let n=Math.max(s.startedAt,...[...s.legs.values()].map(i=>i.heardAt));(this.sessions.has(s.id)?e-(s.endedAt??e)>Tl:e-n>Es)&&(this.#t.delete(s.id),this.sessions.delete(s.id),this.coach.hasTakeOf(s.id)&&this.#e.set(s.id,s),this.version++);for(let i of s.legs.values())Wu(i,e);As(s.cleared,({clearedAt:i})=>i<e-Tl)}for(let s of this.#e.values())e-s.endedAt>Es&&this.#e.delete(s.id)}#n(e,s){let n=this.#t.get(e);return n===void 0&&(n=new $o(e,s),this.#t.set(e,n)),n.version++,n}#s(e,s){let n=this.#t.get(e.session_id);n!==void 0&&(n.endedAt!==null||n.startedAt<s)&&this.#t.delete(n.id);let i=this.#n(e.session_id,s);i.startedAt=s,Cl(i,e,s)}#i(e,s){let n=this.#t.get(e.session_id);if(n!==void 0){n.endedAt=s,n.endReason=e.reason??"",n.version++,this.sessions.set(n.id,n),n.alerts={};for(let i of n.legs.values())Vu(i,s)}}#r(e,s){if(this.lostEvents+=e.lost_events??0,e.session_id==null)return;let n=this.#n(e.session_id,s);n.lostEvents+=e.lost_events??0;for(let i of e.leg_ids??[]){let r=n.legs.get(i);if(r?.origin==null||!e.lost_ms)continue;let l=s-r.origin;r.gaps.push({from:l-e.lost_ms,to:l,reason:e.reason??""})}}#o(e,s,n){let i=this.#n(s.session_id,n);if(e==="session.changed.v1"&&Cl(i,s,n),e==="alert.v1"&&s.status==="cleared"){i.cleared.push({...s,id:s.alert_id,clearedAt:n});return}if(s.leg_id==null)return;let r=i.leg(s.leg_id,s.role??"unknown");r.heardAt=Math.max(r.heardAt,n),e==="utterance.started.v1"?Hu(r,s,n):e==="utterance.ended.v1"?Uu(r,s,n):e==="emotion.v1"?this.#l(r,s,n):e==="state.v1"&&(r.origin=n-s.since_ms)}#l(e,s,n){let i=s.audio;e.origin=n-i.end_ms,e.latencyMs=s.latency_ms?.audio_end_to_publish??e.latencyMs,e.inferenceMs=s.latency_ms?.inference??e.inferenceMs,e.model=`${s.model.name} ${s.model.version} (${s.model.precision})`,e.quality=i.quality;let r=e.utterances.at(-1),l=e.pieces.at(-1),c=r?.id===s.utterance_id?r.from:i.start_ms,d=l!==void 0&&l.to>c?l.to:c;d>=i.end_ms||(e.pieces.push({from:d,to:i.end_ms,shares:s.abstained?[]:this.#c(s),reason:s.abstained?s.reason??"unknown":null}),s.dimensions&&!s.abstained&&e.affect.push({at:i.end_ms,valence:s.dimensions.valence,arousal:s.dimensions.arousal}))}#c(e){let s=this.labels.map(()=>0);for(let{name:n,probability:i}of e.posterior??[]){let r=this.labels.indexOf(n);r<0&&(r=this.labels.push(n)-1),s[r]=i}return s}};function Cl(t,e,s){for(let n of e.legs??[])Nu(t.leg(n.leg_id,n.role),n,s)}function Nu(t,e,s){t.codec=e.codec,t.origin??=s}function Hu(t,e,s){let n=t.utterances.at(-1);n?.id!==e.utterance_id&&(n!==void 0&&(n.to??=e.start_ms),t.origin=s-e.start_ms,t.utterances.push({id:e.utterance_id,from:e.start_ms,to:null}))}function Uu(t,e,s){let{start_ms:n,end_ms:i}=e.audio;t.origin=s-i;let r=t.utterances.at(-1);r?.id===e.utterance_id?(r.from=n,r.to=i):t.utterances.push({id:e.utterance_id,from:n,to:i})}function Vu(t,e){let s=t.utterances.at(-1);s!==void 0&&t.origin!==null&&(s.to??=e-t.origin),t.current={...t.current,...Pl}}function Wu(t,e){if(t.origin===null)return;let s=e-Es-t.origin;As(t.pieces,n=>n.to<s),As(t.utterances,n=>(n.to??1/0)<s),As(t.gaps,n=>n.to<s),As(t.affect,n=>n.at<s)}function As(t,e){let s=0;for(;s<t.length&&e(t[s]);)s++;s>0&&t.splice(0,s)}var Fu=5e3,Ll=1e3,ju=1.5,Bu=300,Gu=100,qu=1e3,Zn=5e3;var pi=class extends EventTarget{constructor(s,n={}){super();this.url=s;this.options=n;this.model=new hi;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#n=null;this.#s=[];this.#i=!1;this.#r=0;this.#o=0;this.#l=0;this.#c=0;this.#a=0;this.#h=()=>{let s=this.#c-performance.now();if(s>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#h),s);return}this.#i=!1,this.#r=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock()),this.dispatchEvent(new Event("change"))};this.#f=()=>this.reconnect()}#e;#t;#n;#s;#i;#r;#o;#l;#c;#a;start(){this.stop();let s=new AbortController,n=r=>this.setStatus(r),i=$l(this.url,{queueEvents:1e5,...this.options,onStatus:n,signal:s.signal});this.#n=s,this.#t=i,this.#s=[setInterval(()=>this.model.forget(this.clock()),Fu),setInterval(()=>this.changed(!1),Ll)],addEventListener("online",this.#f),this.#u(i,s.signal)}retain(){this.#a++===0&&this.start()}release(){--this.#a===0&&this.stop()}stop(){this.#n?.abort(),this.#n=null,this.#s.forEach(clearInterval),removeEventListener("online",this.#f)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>Zn}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#n===null?this.start():this.#t?.reconnect()}changed(s=!0){if(this.#i||this.isPaused&&!s)return;this.#i=!0;let n=performance.now(),i=Math.min(Bu,ju*this.model.sessions.size),r=Math.max(i-(n-this.#r),this.#c-n);document.hidden?setTimeout(this.#h,Ll):r<=0?requestAnimationFrame(this.#h):setTimeout(()=>requestAnimationFrame(this.#h),r)}setStatus(s){s==="open"?(this.lostAt=null,this.#l=this.clock(),this.#o=performance.now(),this.#p()):this.lostAt??=this.clock(),s!=="refused"&&(this.refusal=null),this.status=s,this.dispatchEvent(new Event("status")),this.changed()}async#u(s,n){try{for await(let i of s)this.#d(i)}catch(i){if(n.aborted)return;this.stop(),i instanceof tn||reportError(i),this.refusal=i instanceof tn?i:new tn(0,String(i)),this.setStatus("refused")}}#d(s){this.model.apply(s),Date.parse(s.time)>this.#l?this.dispatchEvent(new CustomEvent("event",{detail:s})):this.#p(),this.changed(!1)}#p(){this.#c=Math.min(performance.now()+Gu,this.#o+qu)}#h;#f};var Dl="/assets/capture.worklet-7ESDUN63.js";var Yu="/browser",Rl=500,Zu=1e4,Ol=48e3,Ju=3,zl=2,fi=class extends EventTarget{constructor(s,n){super();this.origin=s;this.token=n;this.state="off";this.devices=[];this.deviceId="";this.lostMs=0;this.isMuted=!1;this.#e=!1;this.#t=null;this.#n=null;this.#s=null;this.#i=null;this.#r=null;this.#l=Rl;this.#c="";this.#f=()=>{this.#g()};this.#m=()=>{this.#n?.state==="suspended"&&!document.hidden&&this.#n.resume()}}#e;#t;#n;#s;#i;#r;#o;#l;#c;get isWanted(){return this.#e}async start(){if(!this.#e){if(!navigator.mediaDevices?.getUserMedia)return this.#a("insecure");this.#e=!0,this.#c=crypto.randomUUID(),this.lostMs=0,navigator.mediaDevices.addEventListener("devicechange",this.#f),document.addEventListener("visibilitychange",this.#m),await this.#d()&&this.#v()}}stop(){this.#u("off")}async choose(s){this.deviceId=s,this.#e&&await this.#d()}#a(s){this.state=s,this.dispatchEvent(new Event("change"))}#u(s){this.#e=!1,clearTimeout(this.#o),navigator.mediaDevices?.removeEventListener("devicechange",this.#f),document.removeEventListener("visibilitychange",this.#m),this.#h(),this.#n?.close(),this.#n=this.#s=null,this.#r?.close(1e3),this.#r=null,this.#a(s)}async#d(){this.state!=="on"&&this.#a("asking");try{let s={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1},n=this.deviceId?{deviceId:{exact:this.deviceId}}:{},i=await navigator.mediaDevices.getUserMedia({audio:{...s,...n}});if(!this.#e)return i.getTracks().forEach(r=>r.stop()),!1;this.#h(),this.#t=i,await this.#p(i)}catch(s){let n={NotAllowedError:"denied",SecurityError:"denied",NotReadableError:"busy"};this.#h();let i=n[s.name]??"missing";return i==="missing"&&this.deviceId?(this.deviceId="",this.#d()):(this.#e&&this.#u(i),!1)}return await this.#g(),this.#e}async#p(s){if(this.#n===null){let i=new AudioContext;this.#n=i.sampleRate>Ol?new AudioContext({sampleRate:Ol}):i,this.#n!==i&&i.close(),await this.#n.audioWorklet.addModule(Dl),this.#s=new AudioWorkletNode(this.#n,"capture",{numberOfOutputs:0,channelCount:1,channelCountMode:"explicit"}),this.#s.port.onmessage=({data:r})=>this.#_(r),this.#n.onstatechange=this.#m}await this.#n.resume(),this.#i=this.#n.createMediaStreamSource(s),this.#i.connect(this.#s);let n=s.getAudioTracks()[0];this.isMuted=n.muted,n.onmute=n.onunmute=()=>{this.isMuted=n.muted,this.#a(this.state)},n.onended=()=>{this.#d()}}#h(){this.#i?.disconnect(),this.#i=null;for(let s of this.#t?.getTracks()??[])s.onended=null,s.stop();this.#t=null}#f;async#g(){let s=await navigator.mediaDevices.enumerateDevices();this.devices=s.filter(({kind:n})=>n==="audioinput").map(({deviceId:n,label:i})=>({id:n,name:i})),this.#a(this.state)}#m;async#v(){if(!this.#e)return;this.#a("connecting");let s=await this.#w();if(!this.#e)return;if(s===null)return this.#b();let n=new WebSocket(new URL(Yu,this.origin.replace(/^http/,"ws")),["emotion-streamer.pcm",`ticket.${s}`]);this.#r=n,n.onopen=()=>{this.#l=Rl,n.send(JSON.stringify({call_id:this.#c,sampleRate:this.#n.sampleRate})),this.#a("on")},n.onclose=()=>{this.#r===n&&(this.#r=null,this.#b())}}async#w(){let s=this.token()?{Authorization:`Bearer ${this.token()}`}:{};try{let n=await fetch(new URL("/api/ticket",this.origin),{method:"POST",headers:s,body:'{"scope": "stream"}'});if(n.ok)return(await n.json()).ticket;n.status===404?this.#u("unconfigured"):(n.status===401||n.status===403)&&this.#u("refused")}catch{}return null}#b(){this.#e&&(this.#a("connecting"),this.#o=setTimeout(()=>{this.#v()},this.#l*(.5+Math.random())),this.#l=Math.min(2*this.#l,Zu))}#_(s){let n=this.#r;if(n?.readyState!==WebSocket.OPEN)return;let i=this.#n.sampleRate;n.bufferedAmount>Ju*i*zl?(this.lostMs+=1e3*s.byteLength/(i*zl),this.dispatchEvent(new Event("change"))):n.send(s)}};var Qu=180,Xu=5e3,ed=2,td=5e3,nd=4e3,Ao=class extends pi{constructor(){super(location.origin,{token:()=>k.token,recentS:Qu});this.health=null;this.route=yo(location.hash);this.theme="auto";this.texts=vo(navigator.language);this.tokenIsWrong=!1;this.announcement="";this.microphone=new fi(location.origin,()=>this.#e);this.#e="";this.#t=0;this.#n=matchMedia("(prefers-color-scheme: dark)")}#e;#t;#n;open(){this.#o(),this.#n.addEventListener("change",()=>this.#s()),addEventListener("hashchange",()=>{this.route=yo(location.hash),this.changed()}),this.addEventListener("event",s=>this.#i(s.detail)),this.microphone.addEventListener("change",()=>this.changed()),this.#r(),this.start()}get language(){return this.texts.code}get scheme(){return`${this.theme} ${this.#n.matches}`}get token(){return this.#e}showsRole(){return!0}addressOf(s){return Bt({view:"session",sessionId:s.id,t:null})}go(s){location.hash=Bt({...this.route,...s})}setTheme(s){this.theme=s,s==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=s,Il("theme",s),this.#s()}setLanguage(s){this.texts=vo(s),fl(this.texts),Il("language",this.texts.code),this.changed()}signIn(s){this.#e=s,this.start()}setStatus(s){let n=s==="refused"&&this.refusal?.status===401;this.tokenIsWrong=n&&this.#e!=="",super.setStatus(n?"token":s)}#s(){this.dispatchEvent(new Event("theme")),this.changed()}#i(s){if(ci(s)!=="state.v1"||yt(s.data.state).need<ed)return;let n=performance.now();if(s.data.state==="none"||n-this.#t<Xu)return;this.#t=n;let{role:i,session_id:r,state:l}=s.data;this.announcement=this.texts.t("announce",{role:this.texts.word(i),id:r,state:this.texts.word(l)})}async#r(){try{let s=await fetch("/healthz",{signal:AbortSignal.timeout(nd),cache:"no-store"});this.health={ok:s.ok,text:(await s.text()).trim()},this.changed()}catch{}setTimeout(()=>{this.#r()},td)}#o(){this.setLanguage(Nl("language")??navigator.language);let s=Nl("theme");this.setTheme(s==="light"||s==="dark"?s:"auto")}};function Il(t,e){try{localStorage.setItem(`emotion-streamer.${t}`,e)}catch{return}}function Nl(t){try{return localStorage.getItem(`emotion-streamer.${t}`)}catch{return null}}var k=new Ao;var mi={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},gi=t=>(...e)=>({_$litDirective$:t,values:e}),Jn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,s,n){this._$Ct=e,this._$AM=s,this._$Ci=n}_$AS(e,s){return this.update(e,s)}update(e,s){return this.render(...s)}};var Eo=class extends Jn{constructor(e){if(super(e),e.type!==mi.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return _t}update(e,[s]){let{style:n}=e.element;for(let[i,r]of Object.entries(s))n.setProperty(i,r);return _t}},Sn=gi(Eo);function Pe(t,e){customElements.get(t)===void 0&&customElements.define(t,e)}function Gt(t){let{shape:e,colour:s}=yt(t);return S`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${$s`<path d=${e} fill=${s} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var Hl=S`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,Ye=$e`
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
`;var ot=class extends Ke{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),k.addEventListener("change",this.#e)}disconnectedCallback(){k.removeEventListener("change",this.#e),super.disconnectedCallback()}},vi=()=>`${k.model.labels.length} ${k.language} ${k.scheme}`;var Mo=class extends ot{static{this.styles=[Ye,$e`
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
    `]}render(){let{microphone:e}=k,s=!["off","asking","connecting","on"].includes(e.state);return S`<section class=${s?"bad":e.state} aria-labelledby="title">
      <h2 id="title">${_("microphone")}</h2>
      <p role="status">
        ${_(`microphone_${e.state}`)} ${e.isWanted&&e.isMuted?_("microphone_muted"):F}
        ${e.lostMs>0?_("microphone_lost",{seconds:(e.lostMs/1e3).toFixed(1)}):F}
      </p>
      ${e.isWanted&&e.devices.length>1?this.#e():F}
      <button @click=${this.#t}>${_(e.isWanted?"microphone_stop":"microphone_start")}</button>
    </section>`}#e(){let{devices:e,deviceId:s}=k.microphone;return S`<label>
      ${_("microphone_device")}
      <select @change=${n=>{k.microphone.choose(n.target.value)}}>
        ${e.map(({id:n,name:i},r)=>S`<option value=${n} ?selected=${n===s}>${i||`${_("microphone")} ${r+1}`}</option>`)}
      </select>
    </label>`}#t=()=>{k.microphone.isWanted?k.microphone.stop():k.microphone.start()}};Pe("es-microphone",Mo);var sd=3,id=.1,od=.9,rd=5,To=class extends ot{static{this.styles=[Ye,$e`
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
    `]}render(){let{cues:e,takes:s}=k.model.coach;return S`
      <h1>${_("coach")}</h1>
      <p class="intro muted">${_("coach_intro")}</p>
      <es-microphone></es-microphone>
      <div aria-live="polite">${[...e.values()].map(n=>this.#e(n))}</div>
      ${s.slice(0,rd).map((n,i)=>this.#t(n,s.slice(i+1)))}
      ${e.size===0&&s.length===0?S`<div class="empty"><h2>${_("coach_nobody")}</h2><p class="muted">${_("coach_how")} <code>target = { happy = 0.6, calm = 0.4 }</code></p></div>`:F}
    `}#e(e){let s=e.cue==="begin"?_("cue_begin",{target:Co(e.target)}):_(ud(e.cue),{label:fe(e.label??"")});return S`<section class="panel">
      <h2 class="muted">${fe(e.role)}</h2>
      <p class="cue">${e.label===null?F:Gt(e.label)} <span>${s}</span></p>
      ${Ul(e.heard,e.target)}
      <p class="hint">${_(e.heard.length>0?"cue_hint":"target_hint")}</p>
    </section>`}#t(e,s){return S`<section class="panel">
      <h2>${_("take_at",{time:xn(e.at,k.language)})}</h2>
      <ol class="lead">
        ${cd(e).map(n=>S`<li>${n}</li>`)}
      </ol>
      ${e.shares.length===0?F:S`<div class="columns">
            <div>
              <h3>${_("share_of_time")}</h3>
              ${Ul(e.shares,e.target)}
              <p class="hint">${_("target_hint")}</p>
            </div>
            <div>
              ${e.stretches.length===0?F:this.#n(e)} ${e.mixtures.length===0?F:ld(e)}
            </div>
          </div>`}
      ${ad(e,s)}
    </section>`}#n(e){return S`<h3>${_("stretches")}</h3>
      <ul>
        ${e.stretches.map(({start_ms:s,end_ms:n,more:i,less:r})=>S`<li>
            <a href=${Vl(e,s)}>${_("from_to",{from:Ce(s),to:Ce(n)})}</a>:
            ${_("more_and_less",{more:fe(r),less:fe(i)})}
          </li>`)}
      </ul>`}};function ld(t){return S`<h3>${_("mixtures")}</h3>
    <ul>
      ${t.mixtures.map(({names:e,share:s,start_ms:n})=>S`<li>${e.map(fe).join(" + ")}: ${Ms(s)}, <a href=${Vl(t,n)}>${Ce(n)}</a></li>`)}
    </ul>`}function ad(t,e){let s=e.filter(({shares:r})=>r.length>0);if(t.distance===null||s.length===0)return F;let n=s.map(({shares:r})=>Al(r,t.target)),i=t.distance<Math.min(...n);return S`<h3>${_("comparison")}</h3>
    <p>${_(i?"closest":"not_closest",{now:t.distance.toFixed(2),before:n[0].toFixed(2),best:Math.min(...n).toFixed(2)})}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${_("comparison")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${_("take")}</th>
            <th scope="col">${_("distance")}</th>
          </tr>
        </thead>
        <tbody>
          ${[{at:t.at,away:t.distance},...s.map(({at:r},l)=>({at:r,away:n[l]}))].map(({at:r,away:l})=>S`<tr>
              <th scope="row">${xn(r,k.language)}</th>
              <td class="number">${l.toFixed(2)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`}function Vl(t,e){let s=k.model.find(t.sessionId),n=s?.legs.get(t.legId)?.origin,i=s!==void 0&&n!=null?n-s.startedAt:0;return Bt({view:"session",sessionId:t.sessionId,t:Math.max(0,e+i)})}function cd(t){if(t.shares.length===0)return[_("coach_too_little")];let e={target:Co(t.target),percent:Ms(t.onTargetShare??0)},s=[...t.stretches].sort((n,i)=>i.end_ms-i.start_ms-(n.end_ms-n.start_ms))[0];return[_("coach_heard",{time:Ce(t.heardMs),shares:Co(t.shares)}),s===void 0?_("coach_near",e):_("coach_away",{...e,from:Ce(s.start_ms),to:Ce(s.end_ms),more:fe(s.less),less:fe(s.more)}),(t.onTargetShare??0)>=od?_("coach_same"):_("coach_next",{label:fe(El(t.shares,t.target))})]}function Ul(t,e){let s=new Map(e.map(({name:l,share:c})=>[l,c])),n=new Map(t.map(({name:l,share:c})=>[l,c])),r=[...s.keys(),...t.map(({name:l})=>l).filter(l=>!s.has(l))].filter(l=>s.has(l)||(n.get(l)??0)>=.01);return S`<ul class="shares">
    ${r.map(l=>{let c=n.get(l)??0,d=s.get(l);return S`<li>
        <span>${Gt(l)} ${fe(l)}</span>
        <span class="bar">
          <i ${Sn({width:`${100*c}%`,background:yt(l).colour})}></i>
          ${d===void 0?F:S`<b ${Sn({left:`${100*d}%`})}></b>`}
        </span>
        <span class="number">${t.length===0?Ms(d??0):Ms(c)}</span>
      </li>`})}
  </ul>`}function Co(t){return t.slice(0,sd).filter(({share:s},n)=>n===0||s>=id).map(({name:s,share:n})=>`${fe(s)} ${Ms(n)}`).join(", ")}var Ms=t=>`${Math.round(100*t)} %`,ud=t=>t==="more"?"cue_more":t==="less"?"cue_less":"cue_on_target";Pe("es-coach",To);function Wl(t,e,s){let n=[];for(let c of t)if(c.origin!==null)for(let d of c.utterances){let[f,b]=dd(d,c.origin,e,s);f<b&&n.push({at:f,leg:c.id,change:1},{at:b,leg:c.id,change:-1})}n.sort((c,d)=>c.at-d.at||c.change-d.change);let i={alone:new Map(t.map(c=>[c.id,0])),overlap:0,silence:0,total:Math.max(0,s-e)},r=new Map,l=e;for(let c of[...n,{at:s,leg:"",change:1}]){let d=[...r].filter(([,b])=>b>0).map(([b])=>b),f=c.at-l;d.length===0?i.silence+=f:d.length>1?i.overlap+=f:i.alone.set(d[0],i.alone.get(d[0])+f),r.set(c.leg,(r.get(c.leg)??0)+c.change),l=c.at}return i}function dd(t,e,s,n){return[Math.max(s,t.from+e),Math.min(n,t.to===null?n:t.to+e)]}var Oe=8,hd=5,Fl=new Map;function jl(t,e,s,n,i){t.clearRect(0,0,n.width,n.height);let r=e.origin;if(r===null||!e.analysed)return;let l=n.width*n.scale/(n.to-n.from),c=p=>Math.round((p+r-n.from)*l)/n.scale,d=(p,g,x)=>{let $=Math.max(0,c(p)),C=Math.min(n.width,c(g));C<=$||(t.fillStyle=x,t.fillRect($,0,Math.max(.5,C-$),n.height))},f=n.until-r;d(0,f,Qn(t,"silent",i.hatch));for(let{from:p,to:g}of e.utterances)d(p,g??f,i.speech),g!==null&&d(p,g,Qn(t,"unsure",i.hatch));let b=s.map((p,g)=>g).sort((p,g)=>oi(s[p],s[g]));for(let p of e.pieces)c(p.to)<0||c(p.from)>n.width||(d(p.from,p.to,i.speech),p.reason===null?fd(t,p,s,b,c(p.from),c(p.to),n.height):d(p.from,p.to,Qn(t,pd(p.reason),i.hatch)));for(let p of e.gaps)d(p.from,p.to,i.speech),d(p.from,p.to,Qn(t,"lost",i.lost))}function pd(t){return t==="audio_lost"||t==="overload"?"lost":t==="paused"?"paused":"unsure"}function Qn(t,e,s){return Bl(t,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[e],s)}function fd(t,e,s,n,i,r,l){let c=l,d=Math.max(.5,r-i);for(let f of n){let b=(e.shares[f]??0)*l;if(b<.5)continue;let{colour:p,pattern:g}=yt(s[f]);t.fillStyle=p,t.fillRect(i,c-b,d,b),g!=="plain"&&b>=hd&&(t.fillStyle=Bl(t,g,"rgba(0, 0, 0, 0.38)"),t.fillRect(i,c-b,d,b)),c-=b}}function Bl(t,e,s){let n=`${e} ${s}`,i=Fl.get(n);return i===void 0&&(i=t.createPattern(md(e,s),"repeat"),Fl.set(n,i)),i}function md(t,e){let s=document.createElement("canvas");s.width=s.height=Oe;let n=s.getContext("2d");return n.strokeStyle=n.fillStyle=e,n.lineWidth=1.5,n.beginPath(),(t==="rising"||t==="cross")&&bi(n,[-2,2,2,-2],[0,Oe,Oe,0],[Oe-2,Oe+2,Oe+2,Oe-2]),(t==="falling"||t==="cross")&&bi(n,[-2,Oe-2,2,Oe+2],[0,0,Oe,Oe],[Oe-2,-2,Oe+2,2]),t==="rows"&&bi(n,[0,Oe/2,Oe,Oe/2]),t==="columns"&&bi(n,[Oe/2,0,Oe/2,Oe]),n.stroke(),t==="dots"&&n.fillRect(3,3,1.6,1.6),s}function bi(t,...e){for(let[s,n,i,r]of e)t.moveTo(s,n),t.lineTo(i,r)}var nn=new Map,Po=!1;function Gl(t){nn.set(t,0),Po||(Po=!0,Kl())}function ql(t){nn.delete(t)}function wi(t){nn.has(t)&&nn.set(t,0)}function Kl(){if(nn.size===0){Po=!1;return}setTimeout(()=>requestAnimationFrame(gd),100)}function gd(t){for(let[e,s]of nn)if(!(!e.visible||s>t)&&(e.paint(),nn.delete(e),nn.set(e,t+e.everyMs),performance.now()-t>6))break;Kl()}var vd=18e4,bd=1e3,wd=5e3,Lo=class extends Ke{constructor(){super(...arguments);this.display=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=bd;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(s=>{this.visible=s.at(-1).isIntersecting,this.visible&&wi(this)});this.#s=new ResizeObserver(()=>wi(this))}static{this.properties={display:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=$e`
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
  `}#e;#t;#n;#s;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#s.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,wd)),Gl(this)}disconnectedCallback(){ql(this),this.#n.disconnect(),this.#s.disconnect(),super.disconnectedCallback()}render(){return S`<canvas aria-hidden="true"></canvas>`}updated(s){s.has("scheme")&&(this.#t=null),wi(this)}paint(){let s=this.renderRoot.querySelector("canvas"),{clientWidth:n,clientHeight:i}=this,{display:r,leg:l}=this;if(s===null||r===null||l===null||n===0)return;let c=Math.min(devicePixelRatio,2);(s.width!==Math.round(n*c)||s.height!==Math.round(i*c))&&(s.width=Math.round(n*c),s.height=Math.round(i*c)),this.#e??=s.getContext("2d");let d=this.#e;d.setTransform(c,0,0,c,0,0),this.#t??=_d(this);let f=r.now(),b=this.to??f,p=this.from??b-vd,g=Math.min(this.until??1/0,r.lostAt??1/0,f);jl(d,l,r.model.labels,{from:p,to:b,width:n,height:i,scale:c,until:g},this.#t)}};function _d(t){let e=getComputedStyle(t),s=n=>e.getPropertyValue(n).trim();return{speech:s("--speech"),hatch:s("--hatch"),lost:s("--lost"),cursor:s("--accent")}}Pe("es-lane",Lo);var yd=["silent","unsure","lost","paused"],Do=class extends Ke{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Ye,$e`
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
    `]}render(){if(this.display===null)return F;let{model:s,texts:n}=this.display;return S`<div role="group" aria-label=${n.t("legend")}>
        ${[...s.labels].sort(oi).map(i=>S`<span>${Gt(i)} ${n.word(i)}</span>`)}
        ${yd.map(i=>S`<span><canvas width="52" height="32" data-kind=${i} aria-hidden="true"></canvas>${n.t(`hatch_${i}`)}</span>`)}
      </div>
      <p>${n.t("events_say")}</p>`}updated(){let s=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let i=n.dataset.kind,r=s.getPropertyValue(i==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===r)continue;n.dataset.colour=r;let l=n.getContext("2d");l.setTransform(2,0,0,2,0,0),l.clearRect(0,0,26,16),l.fillStyle=Qn(l,i,r),l.fillRect(0,0,26,16)}}};Pe("es-legend",Do);var xd=$e`
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
`,Ro=class extends Ke{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(s=>{this.#e=s.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#i=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Ye,xd,$e`
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
      .alert {
        display: flex;
        gap: 8px;
        align-items: center;
        font-size: 0.92em;
        font-weight: 600;
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
      .note {
        font-size: 0.85em;
        color: var(--muted);
        padding: 6px 10px;
        border: 1px dashed var(--line-strong);
        border-radius: 6px;
      }
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:s,session:n}=this;if(n===null||s===null)return F;let{texts:i}=s,r=s.isStale||kd(n,s.clock()),l=n.endedAt!==null,c=[l?"ended":r?"stale":`need${li(n)}`];return S`<article part="tile" class=${c.join(" ")} aria-label=${Xn(n)}>
      <header part="header">
        ${this.#s(s,n)}
        <span class="when muted number">
          ${l?i.t("ended",{reason:i.word(n.endReason)}):Ce(s.now()-n.startedAt)}
        </span>
      </header>
      ${Object.values(n.alerts).map(d=>this.#n(s,d))}
      ${ai(n,d=>s.showsRole(d)).map(d=>Sd(s,n,d))}
      <div class="axis" aria-hidden="true"><span>${i.t("minutes_ago")}</span><span>${i.t("now")}</span></div>
      ${r&&!l?S`<p class="note">${i.t("stale",{time:xn(Yl(n),i.code)})}</p>`:F}
    </article>`}#n({texts:s},n){return S`<p class="alert ${n.acknowledged?"acknowledged":""}" part="alert">
      ${Hl} ${s.t(n.acknowledged?"alert_acknowledged":"alert_open",{rule:s.word(n.rule)})}
    </p>`}#s(s,n){let i=s.addressOf(n),r=s.texts.t("open_session",{id:Xn(n)});return i!==null?S`<a href=${i} aria-label=${r} title=${n.id}>${Xn(n)}</a>`:S`<button aria-label=${r} title=${n.id} @click=${this.#i}>${Xn(n)}</button>`}#i};function Sd(t,e,s){return S`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${s.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${t.texts.word(s.role)}</span>
      ${Oo(s,t)}
    </div>
    ${s.analysed?S`<es-lane part="ribbon" .display=${t} .leg=${s} .until=${e.endedAt} .scheme=${t.scheme}></es-lane>`:F}
  </section>`}function Xn(t){let e=/^[0-9a-f-]{32,36}$/.test(t.id)?t.id.slice(0,8):t.id;return t.sourceId?`${t.sourceId} · ${e}`:e}function Oo(t,e){let{texts:s}=e;if(!t.analysed)return S`<span class="state quiet" part="state">${s.t("not_analysed")}</span>`;if(t.state==="none"){let n=t.speaking?"listening":t.pieces.length>0?"none":"silent";return S`<span class="state quiet" part="state">${s.t(n)}</span>`}return S`<span class="state" part="state">${Gt(t.state)} ${s.word(t.state)}</span>
    <span class="percent number">${Math.round(t.probability*100)} %</span>
    ${t.since===null?F:S`<span class="since number">${s.t("since",{time:Ce(e.now()-t.since)})}</span>`}`}function Yl(t){return Math.max(t.startedAt,...[...t.legs.values()].map(e=>e.heardAt))}function kd(t,e){let s=[...t.legs.values()].some(n=>n.speaking&&n.analysed);return t.endedAt===null&&s&&e-Yl(t)>2*Zn}Pe("es-tile",Ro);var $d="uplot",Ad="u-hz",Ed="u-vt",Md="u-title",Td="u-wrap",Cd="u-under",Pd="u-over",Ld="u-axis",An="u-off",Dd="u-select",Rd="u-cursor-x",Od="u-cursor-y",zd="u-cursor-pt",Id="u-legend",Nd="u-live",Hd="u-inline",Ud="u-series",Vd="u-marker",Zl="u-label",Wd="u-value",Cs="width",Ps="height";var Jl="bottom",es="left",zo="right",Xo="#000",Ql=Xo+"0",Io="mousemove",Xl="mousedown",No="mouseup",ea="mouseenter",ta="mouseleave",na="dblclick",Fd="resize",jd="scroll",sa="change",ki="dppxchange",er="--",ls=typeof window<"u",Fo=ls?document:null,ns=ls?window:null,Bd=ls?navigator:null,ce,_i;function jo(){let t=devicePixelRatio;ce!=t&&(ce=t,_i&&Go(sa,_i,jo),_i=matchMedia(`(min-resolution: ${ce-.001}dppx) and (max-resolution: ${ce+.001}dppx)`),En(sa,_i,jo),ns.dispatchEvent(new CustomEvent(ki)))}function dt(t,e){if(e!=null){let s=t.classList;!s.contains(e)&&s.add(e)}}function Bo(t,e){let s=t.classList;s.contains(e)&&s.remove(e)}function ye(t,e,s){t.style[e]=s+"px"}function Tt(t,e,s,n){let i=Fo.createElement(t);return e!=null&&dt(i,e),s?.insertBefore(i,n),i}function xt(t,e){return Tt("div",t,e)}var ia=new WeakMap;function Ht(t,e,s,n,i){let r="translate("+e+"px,"+s+"px)",l=ia.get(t);r!=l&&(t.style.transform=r,ia.set(t,r),e<0||s<0||e>n||s>i?dt(t,An):Bo(t,An))}var oa=new WeakMap;function ra(t,e,s){let n=e+s,i=oa.get(t);n!=i&&(oa.set(t,n),t.style.background=e,t.style.borderColor=s)}var la=new WeakMap;function aa(t,e,s,n){let i=e+""+s,r=la.get(t);i!=r&&(la.set(t,i),t.style.height=s+"px",t.style.width=e+"px",t.style.marginLeft=n?-e/2+"px":0,t.style.marginTop=n?-s/2+"px":0)}var tr={passive:!0},Gd={...tr,capture:!0};function En(t,e,s,n){e.addEventListener(t,s,n?Gd:tr)}function Go(t,e,s,n){e.removeEventListener(t,s,tr)}ls&&jo();function Ct(t,e,s,n){let i;s=s||0,n=n||e.length-1;let r=n<=2147483647;for(;n-s>1;)i=r?s+n>>1:ht((s+n)/2),e[i]<t?s=i:n=i;return t-e[s]<=e[n]-t?s:n}function za(t){return(s,n,i)=>{let r=-1,l=-1;for(let c=n;c<=i;c++)if(t(s[c])){r=c;break}for(let c=i;c>=n;c--)if(t(s[c])){l=c;break}return[r,l]}}var Ia=t=>t!=null,Na=t=>t!=null&&t>0,Ei=za(Ia),qd=za(Na);function Kd(t,e,s,n=0,i=!1){let r=i?qd:Ei,l=i?Na:Ia;[e,s]=r(t,e,s);let c=t[e],d=t[e];if(e>-1)if(n==1)c=t[e],d=t[s];else if(n==-1)c=t[s],d=t[e];else for(let f=e;f<=s;f++){let b=t[f];l(b)&&(b<c?c=b:b>d&&(d=b))}return[c??me,d??-me]}function Mi(t,e,s,n){let i=da(t),r=da(e);t==e&&(i==-1?(t*=s,e/=s):(t/=s,e*=s));let l=s==10?qt:Ha,c=i==1?ht:St,d=r==1?St:ht,f=c(l(Ie(t))),b=d(l(Ie(e))),p=ss(s,f),g=ss(s,b);return s==10&&(f<0&&(p=ge(p,-f)),b<0&&(g=ge(g,-b))),n||s==2?(t=p*i,e=g*r):(t=Fa(t,p),e=Ti(e,g)),[t,e]}function nr(t,e,s,n){let i=Mi(t,e,s,n);return t==0&&(i[0]=0),e==0&&(i[1]=0),i}var sr=.1,ca={mode:3,pad:sr},Ds={pad:0,soft:null,mode:0},Yd={min:Ds,max:Ds};function $i(t,e,s,n){return Ci(s)?ua(t,e,s):(Ds.pad=s,Ds.soft=n?0:null,Ds.mode=n?3:0,ua(t,e,Yd))}function le(t,e){return t??e}function Zd(t,e,s){for(e=le(e,0),s=le(s,t.length-1);e<=s;){if(t[e]!=null)return!0;e++}return!1}function ua(t,e,s){let n=s.min,i=s.max,r=le(n.pad,0),l=le(i.pad,0),c=le(n.hard,-me),d=le(i.hard,me),f=le(n.soft,me),b=le(i.soft,-me),p=le(n.mode,0),g=le(i.mode,0),x=e-t,$=qt(x),C=tt(Ie(t),Ie(e)),z=qt(C),j=Ie(z-$);(x<1e-24||j>10)&&(x=0,(t==0||e==0)&&(x=1e-24,p==2&&f!=me&&(r=0),g==2&&b!=-me&&(l=0)));let E=x||C||1e3,U=qt(E),M=ss(10,ht(U)),Q=E*(x==0?t==0?.1:1:r),O=ge(Fa(t-Q,M/10),24),X=t>=f&&(p==1||p==3&&O<=f||p==2&&O>=f)?f:me,Y=tt(c,O<X&&t>=X?X:Pt(X,O)),ne=E*(x==0?e==0?.1:1:l),K=ge(Ti(e+ne,M/10),24),T=e<=b&&(g==1||g==3&&K>=b||g==2&&K<=b)?b:-me,J=Pt(d,K>T&&e<=T?T:tt(T,K));return Y==J&&Y==0&&(J=100),[Y,J]}var Jd=new Intl.NumberFormat(ls?Bd.language:"en-US"),ir=t=>Jd.format(t),pt=Math,Si=pt.PI,Ie=pt.abs,ht=pt.floor,ze=pt.round,St=pt.ceil,Pt=pt.min,tt=pt.max,ss=pt.pow,da=pt.sign,qt=pt.log10,Ha=pt.log2,Qd=(t,e=1)=>pt.sinh(t)*e,Ho=(t,e=1)=>pt.asinh(t/e),me=1/0;function ha(t){return(qt((t^t>>31)-(t>>31))|0)+1}function qo(t,e,s){return Pt(tt(t,e),s)}function Ua(t){return typeof t=="function"}function se(t){return Ua(t)?t:()=>t}var Xd=()=>{},Va=t=>t,Wa=(t,e)=>e,eh=t=>null,pa=t=>!0,fa=(t,e)=>t==e,th=/\.\d*?(?=9{6,}|0{6,})/gm,Mn=t=>{if(Ba(t)||on.has(t))return t;let e=`${t}`,s=e.match(th);if(s==null)return t;let n=s[0].length-1;if(e.indexOf("e-")!=-1){let[i,r]=e.split("e");return+`${Mn(i)}e${r}`}return ge(t,n)};function kn(t,e){return Mn(ge(Mn(t/e))*e)}function Ti(t,e){return Mn(St(Mn(t/e))*e)}function Fa(t,e){return Mn(ht(Mn(t/e))*e)}function ge(t,e=0){if(Ba(t))return t;let s=10**e,n=t*s*(1+Number.EPSILON);return ze(n)/s}var on=new Map;function ja(t){return((""+t).split(".")[1]||"").length}function Os(t,e,s,n){let i=[],r=n.map(ja);for(let l=e;l<s;l++){let c=Ie(l),d=ge(ss(t,l),c);for(let f=0;f<n.length;f++){let b=t==10?+`${n[f]}e${l}`:n[f]*d,p=(l>=0?0:c)+(l>=r[f]?0:r[f]),g=t==10?b:ge(b,p);i.push(g),on.set(g,p)}}return i}var Rs={},or=[],is=[null,null],sn=Array.isArray,Ba=Number.isInteger,nh=t=>t===void 0;function ma(t){return typeof t=="string"}function Ci(t){let e=!1;if(t!=null){let s=t.constructor;e=s==null||s==Object}return e}function sh(t){return t!=null&&typeof t=="object"}var ih=Object.getPrototypeOf(Uint8Array),Ga="__proto__";function os(t,e=Ci){let s;if(sn(t)){let n=t.find(i=>i!=null);if(sn(n)||e(n)){s=Array(t.length);for(let i=0;i<t.length;i++)s[i]=os(t[i],e)}else s=t.slice()}else if(t instanceof ih)s=t.slice();else if(e(t)){s={};for(let n in t)n!=Ga&&(s[n]=os(t[n],e))}else s=t;return s}function Le(t){let e=arguments;for(let s=1;s<e.length;s++){let n=e[s];for(let i in n)i!=Ga&&(Ci(t[i])?Le(t[i],os(n[i])):t[i]=os(n[i]))}return t}var oh=0,rh=1,lh=2;function ah(t,e,s){for(let n=0,i,r=-1;n<e.length;n++){let l=e[n];if(l>r){for(i=l-1;i>=0&&t[i]==null;)t[i--]=null;for(i=l+1;i<s&&t[i]==null;)t[r=i++]=null}}}function ch(t,e){if(hh(t)){let l=t[0].slice();for(let c=1;c<t.length;c++)l.push(...t[c].slice(1));return ph(l[0])||(l=dh(l)),l}let s=new Set;for(let l=0;l<t.length;l++){let d=t[l][0],f=d.length;for(let b=0;b<f;b++)s.add(d[b])}let n=[Array.from(s).sort((l,c)=>l-c)],i=n[0].length,r=new Map;for(let l=0;l<i;l++)r.set(n[0][l],l);for(let l=0;l<t.length;l++){let c=t[l],d=c[0];for(let f=1;f<c.length;f++){let b=c[f],p=Array(i).fill(void 0),g=e?e[l][f]:rh,x=[];for(let $=0;$<b.length;$++){let C=b[$],z=r.get(d[$]);C===null?g!=oh&&(p[z]=C,g==lh&&x.push(z)):p[z]=C}ah(p,x,i),n.push(p)}}return n}var uh=typeof queueMicrotask>"u"?t=>Promise.resolve().then(t):queueMicrotask;function dh(t){let e=t[0],s=e.length,n=Array(s);for(let r=0;r<n.length;r++)n[r]=r;n.sort((r,l)=>e[r]-e[l]);let i=[];for(let r=0;r<t.length;r++){let l=t[r],c=Array(s);for(let d=0;d<s;d++)c[d]=l[n[d]];i.push(c)}return i}function hh(t){let e=t[0][0],s=e.length;for(let n=1;n<t.length;n++){let i=t[n][0];if(i.length!=s)return!1;if(i!=e){for(let r=0;r<s;r++)if(i[r]!=e[r])return!1}}return!0}function ph(t,e=100){let s=t.length;if(s<=1)return!0;let n=0,i=s-1;for(;n<=i&&t[n]==null;)n++;for(;i>=n&&t[i]==null;)i--;if(i<=n)return!0;let r=tt(1,ht((i-n+1)/e));for(let l=t[n],c=n+r;c<=i;c+=r){let d=t[c];if(d!=null){if(d<=l)return!1;l=d}}return!0}var qa=["January","February","March","April","May","June","July","August","September","October","November","December"],Ka=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Ya(t){return t.slice(0,3)}var fh=Ka.map(Ya),mh=qa.map(Ya),gh={MMMM:qa,MMM:mh,WWWW:Ka,WWW:fh};function Ts(t){return(t<10?"0":"")+t}function vh(t){return(t<10?"00":t<100?"0":"")+t}var bh={YYYY:t=>t.getFullYear(),YY:t=>(t.getFullYear()+"").slice(2),MMMM:(t,e)=>e.MMMM[t.getMonth()],MMM:(t,e)=>e.MMM[t.getMonth()],MM:t=>Ts(t.getMonth()+1),M:t=>t.getMonth()+1,DD:t=>Ts(t.getDate()),D:t=>t.getDate(),WWWW:(t,e)=>e.WWWW[t.getDay()],WWW:(t,e)=>e.WWW[t.getDay()],HH:t=>Ts(t.getHours()),H:t=>t.getHours(),h:t=>{let e=t.getHours();return e==0?12:e>12?e-12:e},AA:t=>t.getHours()>=12?"PM":"AM",aa:t=>t.getHours()>=12?"pm":"am",a:t=>t.getHours()>=12?"p":"a",mm:t=>Ts(t.getMinutes()),m:t=>t.getMinutes(),ss:t=>Ts(t.getSeconds()),s:t=>t.getSeconds(),fff:t=>vh(t.getMilliseconds())};function rr(t,e){e=e||gh;let s=[],n=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=n.exec(t);)s.push(i[0][0]=="{"?bh[i[1]]:i[0]);return r=>{let l="";for(let c=0;c<s.length;c++)l+=typeof s[c]=="string"?s[c]:s[c](r,e);return l}}var wh=new Intl.DateTimeFormat().resolvedOptions().timeZone;function _h(t,e){let s;return e=="UTC"||e=="Etc/UTC"?s=new Date(+t+t.getTimezoneOffset()*6e4):e==wh?s=t:(s=new Date(t.toLocaleString("en-US",{timeZone:e})),s.setMilliseconds(t.getMilliseconds())),s}var Za=t=>t%1==0,Ai=[1,2,2.5,5],yh=Os(10,-32,0,Ai),Ja=Os(10,0,32,Ai),xh=Ja.filter(Za),$n=yh.concat(Ja),lr=`
`,Qa="{YYYY}",ga=lr+Qa,Xa="{M}/{D}",Ls=lr+Xa,yi=Ls+"/{YY}",ec="{aa}",Sh="{h}:{mm}",ts=Sh+ec,va=lr+ts,ba=":{ss}",de=null;function tc(t){let e=t*1e3,s=e*60,n=s*60,i=n*24,r=i*30,l=i*365,d=(t==1?Os(10,0,3,Ai).filter(Za):Os(10,-3,0,Ai)).concat([e,e*5,e*10,e*15,e*30,s,s*5,s*10,s*15,s*30,n,n*2,n*3,n*4,n*6,n*8,n*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,r,r*2,r*3,r*4,r*6,l,l*2,l*5,l*10,l*25,l*50,l*100]),f=[[l,Qa,de,de,de,de,de,de,1],[i*28,"{MMM}",ga,de,de,de,de,de,1],[i,Xa,ga,de,de,de,de,de,1],[n,"{h}"+ec,yi,de,Ls,de,de,de,1],[s,ts,yi,de,Ls,de,de,de,1],[e,ba,yi+" "+ts,de,Ls+" "+ts,de,va,de,1],[t,ba+".{fff}",yi+" "+ts,de,Ls+" "+ts,de,va,de,1]];function b(p){return(g,x,$,C,z,j)=>{let E=[],U=z>=l,M=z>=r&&z<l,Q=p($),O=ge(Q*t,3),X=Uo(Q.getFullYear(),U?0:Q.getMonth(),M||U?1:Q.getDate()),Y=ge(X*t,3);if(M||U){let ne=M?z/r:0,K=U?z/l:0,T=O==Y?O:ge(Uo(X.getFullYear()+K,X.getMonth()+ne,1)*t,3),J=new Date(ze(T/t)),I=J.getFullYear(),G=J.getMonth();for(let W=0;T<=C;W++){let ie=Uo(I+K*W,G+ne*W,1),V=ie-p(ge(ie*t,3));T=ge((+ie+V)*t,3),T<=C&&E.push(T)}}else{let ne=z>=i?i:z,K=ht($)-ht(O),T=Y+K+Ti(O-Y,ne);E.push(T);let J=p(T),I=J.getHours()+J.getMinutes()/s+J.getSeconds()/n,G=z/n,W=g.axes[x]._space,ie=j/W;for(;T=ge(T+z,t==1?0:3),!(T>C);)if(G>1){let V=ht(ge(I+G,6))%24,oe=p(T).getHours()-V;oe>1&&(oe=-1),T-=oe*n,I=(I+G)%24;let he=E[E.length-1];ge((T-he)/z,3)*ie>=.7&&E.push(T)}else E.push(T)}return E}}return[d,f,b]}var[kh,$h,Ah]=tc(1),[Eh,Mh,Th]=tc(.001);Os(2,-53,53,[1]);function wa(t,e){return t.map(s=>s.map((n,i)=>i==0||i==8||n==null?n:e(i==1||s[8]==0?n:s[1]+n)))}function _a(t,e){return(s,n,i,r,l)=>{let c=e.find($=>l>=$[0])||e[e.length-1],d,f,b,p,g,x;return n.map($=>{let C=t($),z=C.getFullYear(),j=C.getMonth(),E=C.getDate(),U=C.getHours(),M=C.getMinutes(),Q=C.getSeconds(),O=z!=d&&c[2]||j!=f&&c[3]||E!=b&&c[4]||U!=p&&c[5]||M!=g&&c[6]||Q!=x&&c[7]||c[1];return d=z,f=j,b=E,p=U,g=M,x=Q,O(C)})}}function Ch(t,e){let s=rr(e);return(n,i,r,l,c)=>i.map(d=>s(t(d)))}function Uo(t,e,s){return new Date(t,e,s)}function ya(t,e){return e(t)}var Ph="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function xa(t,e){return(s,n,i,r)=>r==null?er:e(t(n))}function Lh(t,e){let s=t.series[e];return s.width?s.stroke(t,e):s.points.width?s.points.stroke(t,e):null}function Dh(t,e){return t.series[e].fill(t,e)}var Rh={show:!0,live:!0,isolate:!1,mount:Xd,markers:{show:!0,width:2,stroke:Lh,fill:Dh,dash:"solid"},idx:null,idxs:null,values:[]};function Oh(t,e){let s=t.cursor.points,n=xt(),i=s.size(t,e);ye(n,Cs,i),ye(n,Ps,i);let r=i/-2;ye(n,"marginLeft",r),ye(n,"marginTop",r);let l=s.width(t,e,i);return l&&ye(n,"borderWidth",l),n}function zh(t,e){let s=t.series[e].points;return s._fill||s._stroke}function Ih(t,e){let s=t.series[e].points;return s._stroke||s._fill}function Nh(t,e){return t.series[e].points.size}var Vo=[0,0];function Hh(t,e,s){return Vo[0]=e,Vo[1]=s,Vo}function xi(t,e,s,n=!0){return i=>{i.button==0&&(!n||i.target==e)&&s(i)}}function Wo(t,e,s,n=!0){return i=>{(!n||i.target==e)&&s(i)}}var Uh={show:!0,x:!0,y:!0,lock:!1,move:Hh,points:{one:!1,show:Oh,size:Nh,width:0,stroke:Ih,fill:zh},bind:{mousedown:xi,mouseup:xi,click:xi,dblclick:xi,mousemove:Wo,mouseleave:Wo,mouseenter:Wo},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(t,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(t,e,s,n,i)=>n-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},nc={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},ar=Le({},nc,{filter:Wa}),sc=Le({},ar,{size:10}),ic=Le({},nc,{show:!1}),cr='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',oc="bold "+cr,rc=1.5,Sa={show:!0,scale:"x",stroke:Xo,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:oc,side:2,grid:ar,ticks:sc,border:ic,font:cr,lineGap:rc,rotate:0},Vh="Value",Wh="Time",ka={show:!0,scale:"x",auto:!1,sorted:1,min:me,max:-me,idxs:[]};function Fh(t,e,s,n,i){return e.map(r=>r==null?"":ir(r))}function jh(t,e,s,n,i,r,l){let c=[],d=on.get(i)||0;s=l?s:ge(Ti(s,i),d);for(let f=s;f<=n;f=ge(f+i,d))c.push(Object.is(f,-0)?0:f);return c}function Ko(t,e,s,n,i,r,l){let c=[],d=t.scales[t.axes[e].scale].log,f=d==10?qt:Ha,b=ht(f(s));i=ss(d,b),d==10&&(i=$n[Ct(i,$n)]);let p=s,g=i*d;d==10&&(g=$n[Ct(g,$n)]);do c.push(p),p=p+i,d==10&&!on.has(p)&&(p=ge(p,on.get(i))),p>=g&&(i=p,g=i*d,d==10&&(g=$n[Ct(g,$n)]));while(p<=n);return c}function Bh(t,e,s,n,i,r,l){let d=t.scales[t.axes[e].scale].asinh,f=n>d?Ko(t,e,tt(d,s),n,i):[d],b=n>=0&&s<=0?[0]:[];return(s<-d?Ko(t,e,tt(d,-n),-s,i):[d]).reverse().map(g=>-g).concat(b,f)}var lc=/./,Gh=/[12357]/,qh=/[125]/,$a=/1/,Yo=(t,e,s,n)=>t.map((i,r)=>e==4&&i==0||r%n==0&&s.test(i.toExponential()[i<0?1:0])?i:null);function Kh(t,e,s,n,i){let r=t.axes[s],l=r.scale,c=t.scales[l],d=t.valToPos,f=r._space,b=d(10,l),p=d(9,l)-b>=f?lc:d(7,l)-b>=f?Gh:d(5,l)-b>=f?qh:$a;if(p==$a){let g=Ie(d(1,l)-b);if(g<f)return Yo(e.slice().reverse(),c.distr,p,St(f/g)).reverse()}return Yo(e,c.distr,p,1)}function Yh(t,e,s,n,i){let r=t.axes[s],l=r.scale,c=r._space,d=t.valToPos,f=Ie(d(1,l)-d(2,l));return f<c?Yo(e.slice().reverse(),3,lc,St(c/f)).reverse():e}function Zh(t,e,s,n){return n==null?er:e==null?"":ir(e)}var Aa={show:!0,scale:"y",stroke:Xo,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:oc,side:3,grid:ar,ticks:sc,border:ic,font:cr,lineGap:rc,rotate:0};function Jh(t,e){let s=3+(t||1)*2;return ge(s*e,3)}function Qh(t,e){let{scale:s,idxs:n}=t.series[0],i=t._data[0],r=t.valToPos(i[n[0]],s,!0),l=t.valToPos(i[n[1]],s,!0),c=Ie(l-r),d=t.series[e],f=c/(d.points.space*ce);return n[1]-n[0]<=f}var Ea={scale:null,auto:!0,sorted:0,min:me,max:-me},ac=(t,e,s,n,i)=>i,Ma={show:!0,auto:!0,sorted:0,gaps:ac,alpha:1,facets:[Le({},Ea,{scale:"x"}),Le({},Ea,{scale:"y"})]},Ta={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:ac,alpha:1,points:{show:Qh,filter:null},values:null,min:me,max:-me,idxs:[],path:null,clip:null};function Xh(t,e,s,n,i){return s/10}var cc={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},ep=Le({},cc,{time:!1,ori:1}),Ca={};function uc(t,e){let s=Ca[t];return s||(s={key:t,plots:[],sub(n){s.plots.push(n)},unsub(n){s.plots=s.plots.filter(i=>i!=n)},pub(n,i,r,l,c,d,f){for(let b=0;b<s.plots.length;b++)s.plots[b]!=i&&s.plots[b].pub(n,i,r,l,c,d,f)}},t!=null&&(Ca[t]=s)),s}var rs=1,Zo=2;function Tn(t,e,s){let n=t.mode,i=t.series[e],r=n==2?t._data[e]:t._data,l=t.scales,c=t.bbox,d=r[0],f=n==2?r[1]:r[e],b=n==2?l[i.facets[0].scale]:l[t.series[0].scale],p=n==2?l[i.facets[1].scale]:l[i.scale],g=c.left,x=c.top,$=c.width,C=c.height,z=t.valToPosH,j=t.valToPosV;return b.ori==0?s(i,d,f,b,p,z,j,g,x,$,C,Li,as,Ri,hc,fc):s(i,d,f,b,p,j,z,x,g,C,$,Di,cs,hr,pc,mc)}function ur(t,e){let s=0,n=0,i=le(t.bands,or);for(let r=0;r<i.length;r++){let l=i[r];l.series[0]==e?s=l.dir:l.series[1]==e&&(l.dir==1?n|=1:n|=2)}return[s,n==1?-1:n==2?1:n==3?2:0]}function tp(t,e,s,n,i){let r=t.mode,l=t.series[e],c=r==2?l.facets[1].scale:l.scale,d=t.scales[c];return i==-1?d.min:i==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function Kt(t,e,s,n,i,r){return Tn(t,e,(l,c,d,f,b,p,g,x,$,C,z)=>{let j=l.pxRound,E=f.dir*(f.ori==0?1:-1),U=f.ori==0?as:cs,M,Q;E==1?(M=s,Q=n):(M=n,Q=s);let O=j(p(c[M],f,C,x)),X=j(g(d[M],b,z,$)),Y=j(p(c[Q],f,C,x)),ne=j(g(r==1?b.max:b.min,b,z,$)),K=new Path2D(i);return U(K,Y,ne),U(K,O,ne),U(K,O,X),K})}function Pi(t,e,s,n,i,r){let l=null;if(t.length>0){l=new Path2D;let c=e==0?Ri:hr,d=s;for(let p=0;p<t.length;p++){let g=t[p];if(g[1]>g[0]){let x=g[0]-d;x>0&&c(l,d,n,x,n+r),d=g[1]}}let f=s+i-d,b=10;f>0&&c(l,d,n-b/2,f,n+r+b)}return l}function np(t,e,s){let n=t[t.length-1];n&&n[0]==e?n[1]=s:t.push([e,s])}function dr(t,e,s,n,i,r,l){let c=[],d=t.length;for(let f=i==1?s:n;f>=s&&f<=n;f+=i)if(e[f]===null){let p=f,g=f;if(i==1)for(;++f<=n&&e[f]===null;)g=f;else for(;--f>=s&&e[f]===null;)g=f;let x=r(t[p]),$=g==p?x:r(t[g]),C=p-i;x=l<=0&&C>=0&&C<d?r(t[C]):x;let j=g+i;$=l>=0&&j>=0&&j<d?r(t[j]):$,$>=x&&c.push([x,$])}return c}function Pa(t){return t==0?Va:t==1?ze:e=>kn(e,t)}function dc(t){let e=t==0?Li:Di,s=t==0?(i,r,l,c,d,f)=>{i.arcTo(r,l,c,d,f)}:(i,r,l,c,d,f)=>{i.arcTo(l,r,d,c,f)},n=t==0?(i,r,l,c,d)=>{i.rect(r,l,c,d)}:(i,r,l,c,d)=>{i.rect(l,r,d,c)};return(i,r,l,c,d,f=0,b=0)=>{f==0&&b==0?n(i,r,l,c,d):(f=Pt(f,c/2,d/2),b=Pt(b,c/2,d/2),e(i,r+f,l),s(i,r+c,l,r+c,l+d,f),s(i,r+c,l+d,r,l+d,b),s(i,r,l+d,r,l,b),s(i,r,l,r+c,l,f),i.closePath())}}var Li=(t,e,s)=>{t.moveTo(e,s)},Di=(t,e,s)=>{t.moveTo(s,e)},as=(t,e,s)=>{t.lineTo(e,s)},cs=(t,e,s)=>{t.lineTo(s,e)},Ri=dc(0),hr=dc(1),hc=(t,e,s,n,i,r)=>{t.arc(e,s,n,i,r)},pc=(t,e,s,n,i,r)=>{t.arc(s,e,n,i,r)},fc=(t,e,s,n,i,r,l)=>{t.bezierCurveTo(e,s,n,i,r,l)},mc=(t,e,s,n,i,r,l)=>{t.bezierCurveTo(s,e,i,n,l,r)};function gc(t){return(e,s,n,i,r)=>Tn(e,s,(l,c,d,f,b,p,g,x,$,C,z)=>{let{pxRound:j,points:E}=l,U,M;f.ori==0?(U=Li,M=hc):(U=Di,M=pc);let Q=ge(E.width*ce,3),O=(E.size-E.width)/2*ce,X=ge(O*2,3),Y=new Path2D,ne=new Path2D,{left:K,top:T,width:J,height:I}=e.bbox;Ri(ne,K-X,T-X,J+X*2,I+X*2);let G=W=>{if(d[W]!=null){let ie=j(p(c[W],f,C,x)),V=j(g(d[W],b,z,$));U(Y,ie+O,V),M(Y,ie,V,O,0,Si*2)}};if(r)r.forEach(G);else for(let W=n;W<=i;W++)G(W);return{stroke:Q>0?Y:null,fill:Y,clip:ne,flags:rs|Zo}})}function vc(t){return(e,s,n,i,r,l)=>{n!=i&&(r!=n&&l!=n&&t(e,s,n),r!=i&&l!=i&&t(e,s,i),t(e,s,l))}}var sp=vc(as),ip=vc(cs);function bc(t){let e=le(t?.alignGaps,0);return(s,n,i,r)=>Tn(s,n,(l,c,d,f,b,p,g,x,$,C,z)=>{[i,r]=Ei(d,i,r);let j=l.pxRound,E=I=>j(p(I,f,C,x)),U=I=>j(g(I,b,z,$)),M,Q;f.ori==0?(M=as,Q=sp):(M=cs,Q=ip);let O=f.dir*(f.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:rs},Y=X.stroke,ne=!1;if(r-i>=C*4){let I=N=>s.posToVal(N,f.key,!0),G=null,W=null,ie,V,nt,xe=E(c[O==1?i:r]),oe=E(c[i]),he=E(c[r]),ee=I(O==1?oe+1:he-1);for(let N=O==1?i:r;N>=i&&N<=r;N+=O){let De=c[N],Se=(O==1?De<ee:De>ee)?xe:E(De),ue=d[N];Se==xe?ue!=null?(V=ue,G==null?(M(Y,Se,U(V)),ie=G=W=V):V<G?G=V:V>W&&(W=V)):ue===null&&(ne=!0):(G!=null&&Q(Y,xe,U(G),U(W),U(ie),U(V)),ue!=null?(V=ue,M(Y,Se,U(V)),G=W=ie=V):(G=W=null,ue===null&&(ne=!0)),xe=Se,ee=I(xe+O))}G!=null&&G!=W&&nt!=xe&&Q(Y,xe,U(G),U(W),U(ie),U(V))}else for(let I=O==1?i:r;I>=i&&I<=r;I+=O){let G=d[I];G===null?ne=!0:G!=null&&M(Y,E(c[I]),U(G))}let[T,J]=ur(s,n);if(l.fill!=null||T!=0){let I=X.fill=new Path2D(Y),G=l.fillTo(s,n,l.min,l.max,T),W=U(G),ie=E(c[i]),V=E(c[r]);O==-1&&([V,ie]=[ie,V]),M(I,V,W),M(I,ie,W)}if(!l.spanGaps){let I=[];ne&&I.push(...dr(c,d,i,r,O,E,e)),X.gaps=I=l.gaps(s,n,i,r,I),X.clip=Pi(I,f.ori,x,$,C,z)}return J!=0&&(X.band=J==2?[Kt(s,n,i,r,Y,-1),Kt(s,n,i,r,Y,1)]:Kt(s,n,i,r,Y,J)),X})}function op(t){let e=le(t.align,1),s=le(t.ascDesc,!1),n=le(t.alignGaps,0),i=le(t.extend,!1);return(r,l,c,d)=>Tn(r,l,(f,b,p,g,x,$,C,z,j,E,U)=>{[c,d]=Ei(p,c,d);let M=f.pxRound,{left:Q,width:O}=r.bbox,X=oe=>M($(oe,g,E,z)),Y=oe=>M(C(oe,x,U,j)),ne=g.ori==0?as:cs,K={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:rs},T=K.stroke,J=g.dir*(g.ori==0?1:-1),I=Y(p[J==1?c:d]),G=X(b[J==1?c:d]),W=G,ie=G;i&&e==-1&&(ie=Q,ne(T,ie,I)),ne(T,G,I);for(let oe=J==1?c:d;oe>=c&&oe<=d;oe+=J){let he=p[oe];if(he==null)continue;let ee=X(b[oe]),N=Y(he);e==1?ne(T,ee,I):ne(T,W,N),ne(T,ee,N),I=N,W=ee}let V=W;i&&e==1&&(V=Q+O,ne(T,V,I));let[nt,xe]=ur(r,l);if(f.fill!=null||nt!=0){let oe=K.fill=new Path2D(T),he=f.fillTo(r,l,f.min,f.max,nt),ee=Y(he);ne(oe,V,ee),ne(oe,ie,ee)}if(!f.spanGaps){let oe=[];oe.push(...dr(b,p,c,d,J,X,n));let he=f.width*ce/2,ee=s||e==1?he:-he,N=s||e==-1?-he:he;oe.forEach(De=>{De[0]+=ee,De[1]+=N}),K.gaps=oe=f.gaps(r,l,c,d,oe),K.clip=Pi(oe,g.ori,z,j,E,U)}return xe!=0&&(K.band=xe==2?[Kt(r,l,c,d,T,-1),Kt(r,l,c,d,T,1)]:Kt(r,l,c,d,T,xe)),K})}function La(t,e,s,n,i,r,l=me){if(t.length>1){let c=null;for(let d=0,f=1/0;d<t.length;d++)if(e[d]!==void 0){if(c!=null){let b=Ie(t[d]-t[c]);b<f&&(f=b,l=Ie(s(t[d],n,i,r)-s(t[c],n,i,r)))}c=d}}return l}function rp(t){t=t||Rs;let e=le(t.size,[.6,me,1]),s=t.align||0,n=t.gap||0,i=t.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let r=se(i),l=1-e[0],c=le(e[1],me),d=le(e[2],1),f=le(t.disp,Rs),b=le(t.each,x=>{}),{fill:p,stroke:g}=f;return(x,$,C,z)=>Tn(x,$,(j,E,U,M,Q,O,X,Y,ne,K,T)=>{let J=j.pxRound,I=s,G=n*ce,W=c*ce,ie=d*ce,V,nt;M.ori==0?[V,nt]=r(x,$):[nt,V]=r(x,$);let xe=M.dir*(M.ori==0?1:-1),oe=M.ori==0?Ri:hr,he=M.ori==0?b:(D,ve,Re,Dn,cn,Dt,un)=>{b(D,ve,Re,cn,Dn,un,Dt)},ee=le(x.bands,or).find(D=>D.series[0]==$),N=ee!=null?ee.dir:0,De=j.fillTo(x,$,j.min,j.max,N),Ze=J(X(De,Q,T,ne)),Se,ue,kt,rt=K,Ae=J(j.width*ce),Lt=!1,Ut=null,ft=null,Yt=null,Cn=null;p!=null&&(Ae==0||g!=null)&&(Lt=!0,Ut=p.values(x,$,C,z),ft=new Map,new Set(Ut).forEach(D=>{D!=null&&ft.set(D,new Path2D)}),Ae>0&&(Yt=g.values(x,$,C,z),Cn=new Map,new Set(Yt).forEach(D=>{D!=null&&Cn.set(D,new Path2D)})));let{x0:Pn,size:ds}=f;if(Pn!=null&&ds!=null){I=1,E=Pn.values(x,$,C,z),Pn.unit==2&&(E=E.map(Re=>x.posToVal(Y+Re*K,M.key,!0)));let D=ds.values(x,$,C,z);ds.unit==2?ue=D[0]*K:ue=O(D[0],M,K,Y)-O(0,M,K,Y),rt=La(E,U,O,M,K,Y,rt),kt=rt-ue+G}else rt=La(E,U,O,M,K,Y,rt),kt=rt*l+G,ue=rt-kt;kt<1&&(kt=0),Ae>=ue/2&&(Ae=0),kt<5&&(J=Va);let zs=kt>0,ln=rt-kt-(zs?Ae:0);ue=J(qo(ln,ie,W)),Se=(I==0?ue/2:I==xe?0:ue)-I*xe*((I==0?G/2:0)+(zs?Ae/2:0));let Je={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Ln=Lt?null:new Path2D,Vt=null;if(ee!=null)Vt=x.data[ee.series[1]];else{let{y0:D,y1:ve}=f;D!=null&&ve!=null&&(U=ve.values(x,$,C,z),Vt=D.values(x,$,C,z))}let an=V*ue,Z=nt*ue;for(let D=xe==1?C:z;D>=C&&D<=z;D+=xe){let ve=U[D];if(ve==null)continue;if(Vt!=null){let st=Vt[D]??0;if(ve-st==0)continue;Ze=X(st,Q,T,ne)}let Re=M.distr!=2||f!=null?E[D]:D,Dn=O(Re,M,K,Y),cn=X(le(ve,De),Q,T,ne),Dt=J(Dn-Se),un=J(tt(cn,Ze)),lt=J(Pt(cn,Ze)),mt=un-lt;if(ve!=null){let st=ve<0?Z:an,$t=ve<0?an:Z;Lt?(Ae>0&&Yt[D]!=null&&oe(Cn.get(Yt[D]),Dt,lt+ht(Ae/2),ue,tt(0,mt-Ae),st,$t),Ut[D]!=null&&oe(ft.get(Ut[D]),Dt,lt+ht(Ae/2),ue,tt(0,mt-Ae),st,$t)):oe(Ln,Dt,lt+ht(Ae/2),ue,tt(0,mt-Ae),st,$t),he(x,$,D,Dt-Ae/2,lt,ue+Ae,mt)}}return Ae>0?Je.stroke=Lt?Cn:Ln:Lt||(Je._fill=j.width==0?j._fill:j._stroke??j._fill,Je.width=0),Je.fill=Lt?ft:Ln,Je})}function lp(t,e){let s=le(e?.alignGaps,0);return(n,i,r,l)=>Tn(n,i,(c,d,f,b,p,g,x,$,C,z,j)=>{[r,l]=Ei(f,r,l);let E=c.pxRound,U=V=>E(g(V,b,z,$)),M=V=>E(x(V,p,j,C)),Q,O,X;b.ori==0?(Q=Li,X=as,O=fc):(Q=Di,X=cs,O=mc);let Y=b.dir*(b.ori==0?1:-1),ne=U(d[Y==1?r:l]),K=ne,T=[],J=[];for(let V=Y==1?r:l;V>=r&&V<=l;V+=Y)if(f[V]!=null){let xe=d[V],oe=U(xe);T.push(K=oe),J.push(M(f[V]))}let I={stroke:t(T,J,Q,X,O,E),fill:null,clip:null,band:null,gaps:null,flags:rs},G=I.stroke,[W,ie]=ur(n,i);if(c.fill!=null||W!=0){let V=I.fill=new Path2D(G),nt=c.fillTo(n,i,c.min,c.max,W),xe=M(nt);X(V,K,xe),X(V,ne,xe)}if(!c.spanGaps){let V=[];V.push(...dr(d,f,r,l,Y,U,s)),I.gaps=V=c.gaps(n,i,r,l,V),I.clip=Pi(V,b.ori,$,C,z,j)}return ie!=0&&(I.band=ie==2?[Kt(n,i,r,l,G,-1),Kt(n,i,r,l,G,1)]:Kt(n,i,r,l,G,ie)),I})}function ap(t){return lp(cp,t)}function cp(t,e,s,n,i,r){let l=t.length;if(l<2)return null;let c=new Path2D;if(s(c,t[0],e[0]),l==2)n(c,t[1],e[1]);else{let d=Array(l),f=Array(l-1),b=Array(l-1),p=Array(l-1);for(let g=0;g<l-1;g++)b[g]=e[g+1]-e[g],p[g]=t[g+1]-t[g],f[g]=b[g]/p[g];d[0]=f[0];for(let g=1;g<l-1;g++)f[g]===0||f[g-1]===0||f[g-1]>0!=f[g]>0?d[g]=0:(d[g]=3*(p[g-1]+p[g])/((2*p[g]+p[g-1])/f[g-1]+(p[g]+2*p[g-1])/f[g]),isFinite(d[g])||(d[g]=0));d[l-1]=f[l-2];for(let g=0;g<l-1;g++)i(c,t[g]+p[g]/3,e[g]+d[g]*p[g]/3,t[g+1]-p[g]/3,e[g+1]-d[g+1]*p[g]/3,t[g+1],e[g+1])}return c}var Jo=new Set;function Da(){for(let t of Jo)t.syncRect(!0)}ls&&(En(Fd,ns,Da),En(jd,ns,Da,!0),En(ki,ns,()=>{je.pxRatio=ce}));var up=bc(),dp=gc();function Ra(t,e,s,n){return(n?[t[0],t[1]].concat(t.slice(2)):[t[0]].concat(t.slice(1))).map((r,l)=>Qo(r,l,e,s))}function hp(t,e){return t.map((s,n)=>n==0?{}:Le({},e,s))}function Qo(t,e,s,n){return Le({},e==0?s:n,t)}function wc(t,e,s){return e==null?is:[e,s]}var pp=wc;function fp(t,e,s){return e==null?is:$i(e,s,sr,!0)}function _c(t,e,s,n){return e==null?is:Mi(e,s,t.scales[n].log,!1)}var mp=_c;function yc(t,e,s,n){return e==null?is:nr(e,s,t.scales[n].log,!1)}var gp=yc;function vp(t,e,s,n,i){let r=tt(ha(t),ha(e)),l=e-t,c=Ct(i/n*l,s);do{let d=s[c],f=n*d/l;if(f>=i&&r+(d<5?on.get(d):0)<=17)return[d,f]}while(++c<s.length);return[0,0]}function Oa(t){let e,s;return t=t.replace(/(\d+)px/,(n,i)=>(e=ze((s=+i)*ce))+"px"),[t,e,s]}function bp(t){t.show&&[t.font,t.labelFont].forEach(e=>{let s=ge(e[2]*ce,1);e[0]=e[0].replace(/[0-9.]+px/,s+"px"),e[1]=s})}function je(t,e,s){let n={mode:le(t.mode,1)},i=n.mode;function r(o,a,u,h){let m=a.valToPct(o);return h+u*(a.dir==-1?1-m:m)}function l(o,a,u,h){let m=a.valToPct(o);return h+u*(a.dir==-1?m:1-m)}function c(o,a,u,h){return a.ori==0?r(o,a,u,h):l(o,a,u,h)}n.valToPosH=r,n.valToPosV=l;let d=!1;n.status=0;let f=n.root=xt($d);if(t.id!=null&&(f.id=t.id),dt(f,t.class),t.title){let o=xt(Md,f);o.textContent=t.title}let b=Tt("canvas"),p=n.ctx=b.getContext("2d"),g=xt(Td,f);En("click",g,o=>{o.target===$&&(be!=jn||ke!=Bn)&&Ge.click(n,o)},!0);let x=n.under=xt(Cd,g);g.appendChild(b);let $=n.over=xt(Pd,g);t=os(t);let C=+le(t.pxAlign,1),z=Pa(C);(t.plugins||[]).forEach(o=>{o.opts&&(t=o.opts(n,t)||t)});let j=t.ms||.001,E=n.series=i==1?Ra(t.series||[],ka,Ta,!1):hp(t.series||[null],Ma),U=n.axes=Ra(t.axes||[],Sa,Aa,!0),M=n.scales={},Q=n.bands=t.bands||[];Q.forEach(o=>{o.fill=se(o.fill||null),o.dir=le(o.dir,-1)});let O=i==2?E[1].facets[0].scale:E[0].scale,X={axes:Kc,series:Fc},Y=(t.drawOrder||["axes","series"]).map(o=>X[o]);function ne(o){let a=o.distr==3?u=>qt(u>0?u:o.clamp(n,u,o.min,o.max,o.key)):o.distr==4?u=>Ho(u,o.asinh):o.distr==100?u=>o.fwd(u):u=>u;return u=>{let h=a(u),{_min:m,_max:v}=o,w=v-m;return(h-m)/w}}function K(o){let a=M[o];if(a==null){let u=(t.scales||Rs)[o]||Rs;if(u.from!=null){K(u.from);let h=Le({},M[u.from],u,{key:o});h.valToPct=ne(h),M[o]=h}else{a=M[o]=Le({},o==O?cc:ep,u),a.key=o;let h=a.time,m=a.range,v=sn(m);if((o!=O||i==2&&!h)&&(v&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?ca:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?ca:{mode:1,hard:m[1],soft:m[1]}},v=!1),!v&&Ci(m))){let w=m;m=(y,A,P)=>A==null?is:$i(A,P,w)}a.range=se(m||(h?pp:o==O?a.distr==3?mp:a.distr==4?gp:wc:a.distr==3?_c:a.distr==4?yc:fp)),a.auto=se(v?!1:a.auto),a.clamp=se(a.clamp||Xh),a._min=a._max=null,a.valToPct=ne(a)}}}K("x"),K("y"),i==1&&E.forEach(o=>{K(o.scale)}),U.forEach(o=>{K(o.scale)});for(let o in t.scales)K(o);let T=M[O],J=T.distr,I,G;T.ori==0?(dt(f,Ad),I=r,G=l):(dt(f,Ed),I=l,G=r);let W={};for(let o in M){let a=M[o];(a.min!=null||a.max!=null)&&(W[o]={min:a.min,max:a.max},a.min=a.max=null)}let ie=t.tzDate||(o=>new Date(ze(o/j))),V=t.fmtDate||rr,nt=j==1?Ah(ie):Th(ie),xe=_a(ie,wa(j==1?$h:Mh,V)),oe=xa(ie,ya(Ph,V)),he=[],ee=n.legend=Le({},Rh,t.legend),N=n.cursor=Le({},Uh,{drag:{y:i==2}},t.cursor),De=ee.show,Ze=N.show,Se=ee.markers;ee.idxs=he,Se.width=se(Se.width),Se.dash=se(Se.dash),Se.stroke=se(Se.stroke),Se.fill=se(Se.fill);let ue,kt,rt,Ae=[],Lt=[],Ut,ft=!1,Yt={};if(ee.live){let o=E[1]?E[1].values:null;ft=o!=null,Ut=ft?o(n,1,0):{_:0};for(let a in Ut)Yt[a]=er}if(De)if(ue=Tt("table",Id,f),rt=Tt("tbody",null,ue),ee.mount(n,ue),ft){kt=Tt("thead",null,ue,rt);let o=Tt("tr",null,kt);Tt("th",null,o);for(var Cn in Ut)Tt("th",Zl,o).textContent=Cn}else dt(ue,Hd),ee.live&&dt(ue,Nd);let Pn={show:!0},ds={show:!1};function zs(o,a){if(a==0&&(ft||!ee.live||i==2))return is;let u=[],h=Tt("tr",Ud,rt,rt.childNodes[a]);dt(h,o.class),o.show||dt(h,An);let m=Tt("th",null,h);if(Se.show){let y=xt(Vd,m);if(a>0){let A=Se.width(n,a);A&&(y.style.border=A+"px "+Se.dash(n,a)+" "+Se.stroke(n,a)),y.style.background=Se.fill(n,a)}}let v=xt(Zl,m);o.label instanceof HTMLElement?v.appendChild(o.label):v.textContent=o.label,a>0&&(Se.show||(v.style.color=o.width>0?Se.stroke(n,a):Se.fill(n,a)),Je("click",m,y=>{if(N._lock)return;hn(y);let A=E.indexOf(o);if((y.ctrlKey||y.metaKey)!=ee.isolate){let P=E.some((L,R)=>R>0&&R!=A&&L.show);E.forEach((L,R)=>{R>0&&Ot(R,P?R==A?Pn:ds:Pn,!0,Te.setSeries)})}else Ot(A,{show:!o.show},!0,Te.setSeries)},!1),On&&Je(ea,m,y=>{N._lock||(hn(y),Ot(E.indexOf(o),qn,!0,Te.setSeries))},!1));for(var w in Ut){let y=Tt("td",Wd,h);y.textContent="--",u.push(y)}return[h,u]}let ln=new Map;function Je(o,a,u,h=!0){let m=ln.get(a)||{},v=N.bind[o](n,a,u,h);v&&(En(o,a,m[o]=v),ln.set(a,m))}function Ln(o,a,u){let h=ln.get(a)||{};for(let m in h)(o==null||m==o)&&(Go(m,a,h[m]),delete h[m]);o==null&&ln.delete(a)}let Vt=0,an=0,Z=0,D=0,ve=0,Re=0,Dn=ve,cn=Re,Dt=Z,un=D,lt=0,mt=0,st=0,$t=0;n.bbox={};let zi=!1,Is=!1,Rn=!1,dn=!1,Ns=!1,gt=!1;function Ii(o,a,u){(u||o!=n.width||a!=n.height)&&wr(o,a),Un(!1),Rn=!0,Is=!0,Vn()}function wr(o,a){n.width=Vt=Z=o,n.height=an=D=a,ve=Re=0,zc(),Ic();let u=n.bbox;lt=u.left=kn(ve*ce,.5),mt=u.top=kn(Re*ce,.5),st=u.width=kn(Z*ce,.5),$t=u.height=kn(D*ce,.5)}let Dc=3;function Rc(){let o=!1,a=0;for(;!o;){a++;let u=Gc(a),h=qc(a);o=a==Dc||u&&h,o||(wr(n.width,n.height),Is=!0)}}function Oc({width:o,height:a}){Ii(o,a)}n.setSize=Oc;function zc(){let o=!1,a=!1,u=!1,h=!1;U.forEach((m,v)=>{if(m.show&&m._show){let{side:w,_size:y}=m,A=w%2,P=m.label!=null?m.labelSize:0,L=y+P;L>0&&(A?(Z-=L,w==3?(ve+=L,h=!0):u=!0):(D-=L,w==0?(Re+=L,o=!0):a=!0))}}),pn[0]=o,pn[1]=u,pn[2]=a,pn[3]=h,Z-=Zt[1]+Zt[3],ve+=Zt[3],D-=Zt[2]+Zt[0],Re+=Zt[0]}function Ic(){let o=ve+Z,a=Re+D,u=ve,h=Re;function m(v,w){switch(v){case 1:return o+=w,o-w;case 2:return a+=w,a-w;case 3:return u-=w,u+w;case 0:return h-=w,h+w}}U.forEach((v,w)=>{if(v.show&&v._show){let y=v.side;v._pos=m(y,v._size),v.label!=null&&(v._lpos=m(y,v.labelSize))}})}if(N.dataIdx==null){let o=N.hover,a=o.skip=new Set(o.skip??[]);a.add(void 0);let u=o.prox=se(o.prox),h=o.bias??=0;N.dataIdx=(m,v,w,y)=>{if(v==0)return w;let A=w,P=u(m,v,w,y)??me,L=P>=0&&P<me,R=T.ori==0?Z:D,q=N.left,ae=e[0],re=e[v];if(a.has(re[w])){A=null;let te=null,B=null,H;if(h==0||h==-1)for(H=w;te==null&&H-- >0;)a.has(re[H])||(te=H);if(h==0||h==1)for(H=w;B==null&&H++<re.length;)a.has(re[H])||(B=H);if(te!=null||B!=null)if(L){let _e=te==null?-1/0:I(ae[te],T,R,0),Ee=B==null?1/0:I(ae[B],T,R,0),Fe=q-_e,pe=Ee-q;Fe<=pe?Fe<=P&&(A=te):pe<=P&&(A=B)}else A=B==null?te:te==null?B:w-te<=B-w?te:B}else L&&Ie(q-I(ae[w],T,R,0))>P&&(A=null);return A}}let hn=o=>{N.event=o};N.idxs=he,N._lock=!1;let qe=N.points;qe.show=se(qe.show),qe.size=se(qe.size),qe.stroke=se(qe.stroke),qe.width=se(qe.width),qe.fill=se(qe.fill);let Rt=n.focus=Le({},t.focus||{alpha:.3},N.focus),On=Rt.prox>=0,zn=On&&qe.one,vt=[],In=[],Nn=[];function _r(o,a){let u=qe.show(n,a);if(u instanceof HTMLElement)return dt(u,zd),dt(u,o.class),Ht(u,-10,-10,Z,D),$.insertBefore(u,vt[a]),u}function yr(o,a){if(i==1||a>0){let u=i==1&&M[o.scale].time,h=o.value;o.value=u?ma(h)?xa(ie,ya(h,V)):h||oe:h||Zh,o.label=o.label||(u?Wh:Vh)}if(zn||a>0){o.width=o.width==null?1:o.width,o.paths=o.paths||up||eh,o.fillTo=se(o.fillTo||tp),o.pxAlign=+le(o.pxAlign,C),o.pxRound=Pa(o.pxAlign),o.stroke=se(o.stroke||null),o.fill=se(o.fill||null),o._stroke=o._fill=o._paths=o._focus=null;let u=Jh(tt(1,o.width),1),h=o.points=Le({},{size:u,width:tt(1,u*.2),stroke:o.stroke,space:u*2,paths:dp,_stroke:null,_fill:null},o.points);h.show=se(h.show),h.filter=se(h.filter),h.fill=se(h.fill),h.stroke=se(h.stroke),h.paths=se(h.paths),h.pxAlign=o.pxAlign}if(De){let u=zs(o,a);Ae.splice(a,0,u[0]),Lt.splice(a,0,u[1]),ee.values.push(null)}if(Ze){he.splice(a,0,null);let u=null;zn?a==0&&(u=_r(o,a)):a>0&&(u=_r(o,a)),vt.splice(a,0,u),In.splice(a,0,0),Nn.splice(a,0,0)}We("addSeries",a)}function Nc(o,a){a=a??E.length,o=i==1?Qo(o,a,ka,Ta):Qo(o,a,{},Ma),E.splice(a,0,o),yr(E[a],a)}n.addSeries=Nc;function Hc(o){if(E.splice(o,1),De){ee.values.splice(o,1),Lt.splice(o,1);let a=Ae.splice(o,1)[0];Ln(null,a.firstChild),a.remove()}Ze&&(he.splice(o,1),vt.splice(o,1)[0].remove(),In.splice(o,1),Nn.splice(o,1)),We("delSeries",o)}n.delSeries=Hc;let pn=[!1,!1,!1,!1];function Uc(o,a){if(o._show=o.show,o.show){let u=o.side%2,h=M[o.scale];h==null&&(o.scale=u?E[1].scale:O,h=M[o.scale]);let m=h.time;o.size=se(o.size),o.space=se(o.space),o.rotate=se(o.rotate),sn(o.incrs)&&o.incrs.forEach(w=>{!on.has(w)&&on.set(w,ja(w))}),o.incrs=se(o.incrs||(h.distr==2?xh:m?j==1?kh:Eh:$n)),o.splits=se(o.splits||(m&&h.distr==1?nt:h.distr==3?Ko:h.distr==4?Bh:jh)),o.stroke=se(o.stroke),o.grid.stroke=se(o.grid.stroke),o.ticks.stroke=se(o.ticks.stroke),o.border.stroke=se(o.border.stroke);let v=o.values;o.values=sn(v)&&!sn(v[0])?se(v):m?sn(v)?_a(ie,wa(v,V)):ma(v)?Ch(ie,v):v||xe:v||Fh,o.filter=se(o.filter||(h.distr>=3&&h.log==10?Kh:h.distr==3&&h.log==2?Yh:Wa)),o.font=Oa(o.font),o.labelFont=Oa(o.labelFont),o._size=o.size(n,null,a,0),o._space=o._rotate=o._incrs=o._found=o._splits=o._values=null,o._size>0&&(pn[a]=!0,o._el=xt(Ld,g))}}function hs(o,a,u,h){let[m,v,w,y]=u,A=a%2,P=0;return A==0&&(y||v)&&(P=a==0&&!m||a==2&&!w?ze(Sa.size/3):0),A==1&&(m||w)&&(P=a==1&&!v||a==3&&!y?ze(Aa.size/2):0),P}let xr=n.padding=(t.padding||[hs,hs,hs,hs]).map(o=>se(le(o,hs))),Zt=n._padding=xr.map((o,a)=>o(n,a,pn,0)),Be,Ne=null,He=null,Hs=i==1?E[0].idxs:null,At=null,ps=!1;function Sr(o,a){if(e=o??[],n.data=n._data=e,i==2){Be=0;for(let u=1;u<E.length;u++)Be+=e[u][0].length}else{e.length==0&&(n.data=n._data=e=[[]]),At=e[0],Be=At.length;let u=e;if(J==2){u=e.slice();let h=u[0]=Array(Be);for(let m=0;m<Be;m++)h[m]=m}n._data=e=u}if(Un(!0),We("setData"),J==2&&(Rn=!0),a!==!1){let u=T;u.auto(n,ps)?Ni():Qt(O,u.min,u.max),dn=dn||N.left>=0,gt=!0,Vn()}}n.setData=Sr;function Ni(){ps=!0;let o,a;i==1&&(Be>0?(Ne=Hs[0]=0,He=Hs[1]=Be-1,o=e[0][Ne],a=e[0][He],J==2?(o=Ne,a=He):o==a&&(J==3?[o,a]=Mi(o,o,T.log,!1):J==4?[o,a]=nr(o,o,T.log,!1):T.time?a=o+ze(86400/j):[o,a]=$i(o,a,sr,!0))):(Ne=Hs[0]=o=null,He=Hs[1]=a=null)),Qt(O,o,a)}let Us,Hn,Hi,Ui,Vi,Wi,Fi,ji,Bi,it;function kr(o,a,u,h,m,v){o??=Ql,u??=or,h??="butt",m??=Ql,v??="round",o!=Us&&(p.strokeStyle=Us=o),m!=Hn&&(p.fillStyle=Hn=m),a!=Hi&&(p.lineWidth=Hi=a),v!=Vi&&(p.lineJoin=Vi=v),h!=Wi&&(p.lineCap=Wi=h),u!=Ui&&p.setLineDash(Ui=u)}function $r(o,a,u,h){a!=Hn&&(p.fillStyle=Hn=a),o!=Fi&&(p.font=Fi=o),u!=ji&&(p.textAlign=ji=u),h!=Bi&&(p.textBaseline=Bi=h)}function Gi(o,a,u,h,m=0){if(h.length>0&&o.auto(n,ps)&&(a==null||a.min==null)){let v=le(Ne,0),w=le(He,h.length-1),y=u.min==null?Kd(h,v,w,m,o.distr==3):[u.min,u.max];o.min=Pt(o.min,u.min=y[0]),o.max=tt(o.max,u.max=y[1])}}let Ar={min:null,max:null};function Vc(){for(let h in M){let m=M[h];W[h]==null&&(m.min==null||W[O]!=null&&m.auto(n,ps))&&(W[h]=Ar)}for(let h in M){let m=M[h];W[h]==null&&m.from!=null&&W[m.from]!=null&&(W[h]=Ar)}W[O]!=null&&Un(!0);let o={};for(let h in W){let m=W[h];if(m!=null){let v=o[h]=os(M[h],sh);if(m.min!=null)Le(v,m);else if(h!=O||i==2)if(Be==0&&v.from==null){let w=v.range(n,null,null,h);v.min=w[0],v.max=w[1]}else v.min=me,v.max=-me}}if(Be>0){E.forEach((h,m)=>{if(i==1){let v=h.scale,w=W[v];if(w==null)return;let y=o[v];if(m==0){let A=y.range(n,y.min,y.max,v);y.min=A[0],y.max=A[1],Ne=Ct(y.min,e[0]),He=Ct(y.max,e[0]),He-Ne>1&&(e[0][Ne]<y.min&&Ne++,e[0][He]>y.max&&He--),h.min=At[Ne],h.max=At[He]}else h.show&&h.auto&&Gi(y,w,h,e[m],h.sorted);h.idxs[0]=Ne,h.idxs[1]=He}else if(m>0&&h.show&&h.auto){let[v,w]=h.facets,y=v.scale,A=w.scale,[P,L]=e[m],R=o[y],q=o[A];R!=null&&Gi(R,W[y],v,P,v.sorted),q!=null&&Gi(q,W[A],w,L,w.sorted),h.min=w.min,h.max=w.max}});for(let h in o){let m=o[h],v=W[h];if(m.from==null&&(v==null||v.min==null)){let w=m.range(n,m.min==me?null:m.min,m.max==-me?null:m.max,h);m.min=w[0],m.max=w[1]}}}for(let h in o){let m=o[h];if(m.from!=null){let v=o[m.from];if(v.min==null)m.min=m.max=null;else{let w=m.range(n,v.min,v.max,h);m.min=w[0],m.max=w[1]}}}let a={},u=!1;for(let h in o){let m=o[h],v=M[h];if(v.min!=m.min||v.max!=m.max){v.min=m.min,v.max=m.max;let w=v.distr;v._min=w==3?qt(v.min):w==4?Ho(v.min,v.asinh):w==100?v.fwd(v.min):v.min,v._max=w==3?qt(v.max):w==4?Ho(v.max,v.asinh):w==100?v.fwd(v.max):v.max,a[h]=u=!0}}if(u){E.forEach((h,m)=>{i==2?m>0&&a.y&&(h._paths=null):a[h.scale]&&(h._paths=null)});for(let h in a)Rn=!0,We("setScale",h);Ze&&N.left>=0&&(dn=gt=!0)}for(let h in W)W[h]=null}function Wc(o){let a=qo(Ne-1,0,Be-1),u=qo(He+1,0,Be-1);for(;o[a]==null&&a>0;)a--;for(;o[u]==null&&u<Be-1;)u++;return[a,u]}function Fc(){if(Be>0){let o=E.some(a=>a._focus)&&it!=Rt.alpha;o&&(p.globalAlpha=it=Rt.alpha),E.forEach((a,u)=>{if(u>0&&a.show&&(Er(u,!1),Er(u,!0),a._paths==null)){let h=it;it!=a.alpha&&(p.globalAlpha=it=a.alpha);let m=i==2?[0,e[u][0].length-1]:Wc(e[u]);a._paths=a.paths(n,u,m[0],m[1]),it!=h&&(p.globalAlpha=it=h)}}),E.forEach((a,u)=>{if(u>0&&a.show){let h=it;it!=a.alpha&&(p.globalAlpha=it=a.alpha),a._paths!=null&&Mr(u,!1);{let m=a._paths!=null?a._paths.gaps:null,v=a.points.show(n,u,Ne,He,m),w=a.points.filter(n,u,v,m);(v||w)&&(a.points._paths=a.points.paths(n,u,Ne,He,w),Mr(u,!0))}it!=h&&(p.globalAlpha=it=h),We("drawSeries",u)}}),o&&(p.globalAlpha=it=1)}}function Er(o,a){let u=a?E[o].points:E[o];u._stroke=u.stroke(n,o),u._fill=u.fill(n,o)}function Mr(o,a){let u=a?E[o].points:E[o],{stroke:h,fill:m,clip:v,flags:w,_stroke:y=u._stroke,_fill:A=u._fill,_width:P=u.width}=u._paths;P=ge(P*ce,3);let L=null,R=P%2/2;a&&A==null&&(A=P>0?"#fff":y);let q=u.pxAlign==1&&R>0;if(q&&p.translate(R,R),!a){let ae=lt-P/2,re=mt-P/2,te=st+P,B=$t+P;L=new Path2D,L.rect(ae,re,te,B)}a?qi(y,P,u.dash,u.cap,A,h,m,w,v):jc(o,y,P,u.dash,u.cap,A,h,m,w,L,v),q&&p.translate(-R,-R)}function jc(o,a,u,h,m,v,w,y,A,P,L){let R=!1;A!=0&&Q.forEach((q,ae)=>{if(q.series[0]==o){let re=E[q.series[1]],te=e[q.series[1]],B=(re._paths||Rs).band;sn(B)&&(B=q.dir==1?B[0]:B[1]);let H,_e=null;re.show&&B&&Zd(te,Ne,He)?(_e=q.fill(n,ae)||v,H=re._paths.clip):B=null,qi(a,u,h,m,_e,w,y,A,P,L,H,B),R=!0}}),R||qi(a,u,h,m,v,w,y,A,P,L)}let Tr=rs|Zo;function qi(o,a,u,h,m,v,w,y,A,P,L,R){kr(o,a,u,h,m),(A||P||R)&&(p.save(),A&&p.clip(A),P&&p.clip(P)),R?(y&Tr)==Tr?(p.clip(R),L&&p.clip(L),Ws(m,w),Vs(o,v,a)):y&Zo?(Ws(m,w),p.clip(R),Vs(o,v,a)):y&rs&&(p.save(),p.clip(R),L&&p.clip(L),Ws(m,w),p.restore(),Vs(o,v,a)):(Ws(m,w),Vs(o,v,a)),(A||P||R)&&p.restore()}function Vs(o,a,u){u>0&&(a instanceof Map?a.forEach((h,m)=>{p.strokeStyle=Us=m,p.stroke(h)}):a!=null&&o&&p.stroke(a))}function Ws(o,a){a instanceof Map?a.forEach((u,h)=>{p.fillStyle=Hn=h,p.fill(u)}):a!=null&&o&&p.fill(a)}function Bc(o,a,u,h){let m=U[o],v;if(h<=0)v=[0,0];else{let w=m._space=m.space(n,o,a,u,h),y=m._incrs=m.incrs(n,o,a,u,h,w);v=vp(a,u,y,h,w)}return m._found=v}function Ki(o,a,u,h,m,v,w,y,A,P){let L=w%2/2;C==1&&p.translate(L,L),kr(y,w,A,P,y),p.beginPath();let R,q,ae,re,te=m+(h==0||h==3?-v:v);u==0?(q=m,re=te):(R=m,ae=te);for(let B=0;B<o.length;B++)a[B]!=null&&(u==0?R=ae=o[B]:q=re=o[B],p.moveTo(R,q),p.lineTo(ae,re));p.stroke(),C==1&&p.translate(-L,-L)}function Gc(o){let a=!0;return U.forEach((u,h)=>{if(!u.show)return;let m=M[u.scale];if(m.min==null){u._show&&(a=!1,u._show=!1,Un(!1));return}else u._show||(a=!1,u._show=!0,Un(!1));let v=u.side,w=v%2,{min:y,max:A}=m,[P,L]=Bc(h,y,A,w==0?Z:D);if(L==0)return;let R=m.distr==2,q=u._splits=u.splits(n,h,y,A,P,L,R),ae=m.distr==2?q.map(H=>At[H]):q,re=m.distr==2?At[q[1]]-At[q[0]]:P,te=u._values=u.values(n,u.filter(n,ae,h,L,re),h,L,re);u._rotate=v==2?u.rotate(n,te,h,L):0;let B=u._size;u._size=St(u.size(n,te,h,o)),B!=null&&u._size!=B&&(a=!1)}),a}function qc(o){let a=!0;return xr.forEach((u,h)=>{let m=u(n,h,pn,o);m!=Zt[h]&&(a=!1),Zt[h]=m}),a}function Kc(){for(let o=0;o<U.length;o++){let a=U[o];if(!a.show||!a._show)continue;let u=a.side,h=u%2,m,v,w=a.stroke(n,o),y=u==0||u==3?-1:1,[A,P]=a._found;if(a.label!=null){let Xe=a.labelGap*y,ut=ze((a._lpos+Xe)*ce);$r(a.labelFont[0],w,"center",u==2?"top":Jl),p.save(),h==1?(m=v=0,p.translate(ut,ze(mt+$t/2)),p.rotate((u==3?-Si:Si)/2)):(m=ze(lt+st/2),v=ut);let gn=Ua(a.label)?a.label(n,o,A,P):a.label;p.fillText(gn,m,v),p.restore()}if(P==0)continue;let L=M[a.scale],R=h==0?st:$t,q=h==0?lt:mt,ae=a._splits,re=L.distr==2?ae.map(Xe=>At[Xe]):ae,te=L.distr==2?At[ae[1]]-At[ae[0]]:A,B=a.ticks,H=a.border,_e=B.show?B.size:0,Ee=ze(_e*ce),Fe=ze((a.alignTo==2?a._size-_e-a.gap:a.gap)*ce),pe=a._rotate*-Si/180,Me=z(a._pos*ce),at=(Ee+Fe)*y,Qe=Me+at;v=h==0?Qe:0,m=h==1?Qe:0;let bt=a.font[0],Et=a.align==1?es:a.align==2?zo:pe>0?es:pe<0?zo:h==0?"center":u==3?zo:es,It=pe||h==1?"middle":u==2?"top":Jl;$r(bt,w,Et,It);let ct=a.font[1]*a.lineGap,wt=ae.map(Xe=>z(c(Xe,L,R,q))),Mt=a._values;for(let Xe=0;Xe<Mt.length;Xe++){let ut=Mt[Xe];if(ut!=null){h==0?m=wt[Xe]:v=wt[Xe],ut=""+ut;let gn=ut.indexOf(`
`)==-1?[ut]:ut.split(/\n/gm);for(let et=0;et<gn.length;et++){let Kr=gn[et];pe?(p.save(),p.translate(m,v+et*ct),p.rotate(pe),p.fillText(Kr,0,0),p.restore()):p.fillText(Kr,m,v+et*ct)}}}B.show&&Ki(wt,B.filter(n,re,o,P,te),h,u,Me,Ee,ge(B.width*ce,3),B.stroke(n,o),B.dash,B.cap);let Nt=a.grid;Nt.show&&Ki(wt,Nt.filter(n,re,o,P,te),h,h==0?2:1,h==0?mt:lt,h==0?$t:st,ge(Nt.width*ce,3),Nt.stroke(n,o),Nt.dash,Nt.cap),H.show&&Ki([Me],[1],h==0?1:0,h==0?1:2,h==1?mt:lt,h==1?$t:st,ge(H.width*ce,3),H.stroke(n,o),H.dash,H.cap)}We("drawAxes")}function Un(o){E.forEach((a,u)=>{u>0&&(a._paths=null,o&&(i==1?(a.min=null,a.max=null):a.facets.forEach(h=>{h.min=null,h.max=null})))})}let Fs=!1,Yi=!1,fs=[];function Yc(){Yi=!1;for(let o=0;o<fs.length;o++)We(...fs[o]);fs.length=0}function Vn(){Fs||(uh(Cr),Fs=!0)}function Zc(o,a=!1){Fs=!0,Yi=a,o(n),Cr(),a&&fs.length>0&&queueMicrotask(Yc)}n.batch=Zc;function Cr(){if(zi&&(Vc(),zi=!1),Rn&&(Rc(),Rn=!1),Is){if(ye(x,es,ve),ye(x,"top",Re),ye(x,Cs,Z),ye(x,Ps,D),ye($,es,ve),ye($,"top",Re),ye($,Cs,Z),ye($,Ps,D),ye(g,Cs,Vt),ye(g,Ps,an),b.width=ze(Vt*ce),b.height=ze(an*ce),U.forEach(({_el:o,_show:a,_size:u,_pos:h,side:m})=>{if(o!=null)if(a){let v=m===3||m===0?u:0,w=m%2==1;ye(o,w?"left":"top",h-v),ye(o,w?"width":"height",u),ye(o,w?"top":"left",w?Re:ve),ye(o,w?"height":"width",w?D:Z),Bo(o,An)}else dt(o,An)}),Us=Hn=Hi=Vi=Wi=Fi=ji=Bi=Ui=null,it=1,vs(!0),ve!=Dn||Re!=cn||Z!=Dt||D!=un){Un(!1);let o=Z/Dt,a=D/un;if(Ze&&!dn&&N.left>=0){N.left*=o,N.top*=a,Wn&&Ht(Wn,ze(N.left),0,Z,D),Fn&&Ht(Fn,0,ze(N.top),Z,D);for(let u=0;u<vt.length;u++){let h=vt[u];h!=null&&(In[u]*=o,Nn[u]*=a,Ht(h,St(In[u]),St(Nn[u]),Z,D))}}if(we.show&&!Ns&&we.left>=0&&we.width>0){we.left*=o,we.width*=o,we.top*=a,we.height*=a;for(let u in to)ye(Gn,u,we[u])}Dn=ve,cn=Re,Dt=Z,un=D}We("setSize"),Is=!1}Vt>0&&an>0&&(p.clearRect(0,0,b.width,b.height),We("drawClear"),Y.forEach(o=>o()),We("draw")),we.show&&Ns&&(js(we),Ns=!1),Ze&&dn&&(mn(null,!0,!1),dn=!1),ee.show&&ee.live&&gt&&(Xi(),gt=!1),d||(d=!0,n.status=1,We("ready")),ps=!1,Fs=!1}n.redraw=(o,a)=>{Rn=a||!1,o!==!1?Qt(O,T.min,T.max):Vn()};function Zi(o,a){let u=M[o];if(u.from==null){if(Be==0){let h=u.range(n,a.min,a.max,o);a.min=h[0],a.max=h[1]}if(a.min>a.max){let h=a.min;a.min=a.max,a.max=h}if(Be>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;o==O&&u.distr==2&&Be>0&&(a.min=Ct(a.min,e[0]),a.max=Ct(a.max,e[0]),a.min==a.max&&a.max++),W[o]=a,zi=!0,Vn()}}n.setScale=Zi;let Ji,Qi,Wn,Fn,Pr,Lr,jn,Bn,Dr,Rr,be,ke,Jt=!1,Ge=N.drag,Ue=Ge.x,Ve=Ge.y;Ze&&(N.x&&(Ji=xt(Rd,$)),N.y&&(Qi=xt(Od,$)),T.ori==0?(Wn=Ji,Fn=Qi):(Wn=Qi,Fn=Ji),be=N.left,ke=N.top);let we=n.select=Le({show:!0,over:!0,left:0,width:0,top:0,height:0},t.select),Gn=we.show?xt(Dd,we.over?$:x):null;function js(o,a){if(we.show){for(let u in o)we[u]=o[u],u in to&&ye(Gn,u,o[u]);a!==!1&&We("setSelect")}}n.setSelect=js;function Jc(o){if(E[o].show)De&&Bo(Ae[o],An);else if(De&&dt(Ae[o],An),Ze){let u=zn?vt[0]:vt[o];u!=null&&Ht(u,-10,-10,Z,D)}}function Qt(o,a,u){Zi(o,{min:a,max:u})}function Ot(o,a,u,h){a.focus!=null&&nu(o),a.show!=null&&E.forEach((m,v)=>{v>0&&(o==v||o==null)&&(m.show=a.show,Jc(v),i==2?(Qt(m.facets[0].scale,null,null),Qt(m.facets[1].scale,null,null)):Qt(m.scale,null,null),Vn())}),u!==!1&&We("setSeries",o,a),h&&bs("setSeries",n,o,a)}n.setSeries=Ot;function Qc(o,a){Le(Q[o],a)}function Xc(o,a){o.fill=se(o.fill||null),o.dir=le(o.dir,-1),a=a??Q.length,Q.splice(a,0,o)}function eu(o){o==null?Q.length=0:Q.splice(o,1)}n.addBand=Xc,n.setBand=Qc,n.delBand=eu;function tu(o,a){E[o].alpha=a,Ze&&vt[o]!=null&&(vt[o].style.opacity=a),De&&Ae[o]&&(Ae[o].style.opacity=a)}let Wt,Xt,fn,qn={focus:!0};function nu(o){if(o!=fn){let a=o==null,u=Rt.alpha!=1;E.forEach((h,m)=>{if(i==1||m>0){let v=a||m==0||m==o;h._focus=a?null:v,u&&tu(m,v?1:Rt.alpha)}}),fn=o,u&&Vn()}}De&&On&&Je(ta,ue,o=>{N._lock||(hn(o),fn!=null&&Ot(null,qn,!0,Te.setSeries))});function zt(o,a,u){let h=M[a];u&&(o=o/ce-(h.ori==1?Re:ve));let m=Z;h.ori==1&&(m=D,o=m-o),h.dir==-1&&(o=m-o);let v=h._min,w=h._max,y=o/m,A=v+(w-v)*y,P=h.distr;return P==3?ss(10,A):P==4?Qd(A,h.asinh):P==100?h.bwd(A):A}function su(o,a){let u=zt(o,O,a);return Ct(u,e[0],Ne,He)}n.valToIdx=o=>Ct(o,e[0]),n.posToIdx=su,n.posToVal=zt,n.valToPos=(o,a,u)=>M[a].ori==0?r(o,M[a],u?st:Z,u?lt:0):l(o,M[a],u?$t:D,u?mt:0),n.setCursor=(o,a,u)=>{be=o.left,ke=o.top,mn(null,a,u)};function Or(o,a){ye(Gn,es,we.left=o),ye(Gn,Cs,we.width=a)}function zr(o,a){ye(Gn,"top",we.top=o),ye(Gn,Ps,we.height=a)}let ms=T.ori==0?Or:zr,gs=T.ori==1?Or:zr;function iu(){if(De&&ee.live)for(let o=i==2?1:0;o<E.length;o++){if(o==0&&ft)continue;let a=ee.values[o],u=0;for(let h in a)Lt[o][u++].firstChild.nodeValue=a[h]}}function Xi(o,a){if(o!=null&&(o.idxs?o.idxs.forEach((u,h)=>{he[h]=u}):nh(o.idx)||he.fill(o.idx),ee.idx=he[0]),De&&ee.live){for(let u=0;u<E.length;u++)(u>0||i==1&&!ft)&&ou(u,he[u]);iu()}gt=!1,a!==!1&&We("setLegend")}n.setLegend=Xi;function ou(o,a){let u=E[o],h=o==0&&J==2?At:e[o],m;ft?m=u.values(n,o,a)??Yt:(m=u.value(n,a==null?null:h[a],o,a),m=m==null?Yt:{_:m}),ee.values[o]=m}function mn(o,a,u){Dr=be,Rr=ke,[be,ke]=N.move(n,be,ke),N.left=be,N.top=ke,Ze&&(Wn&&Ht(Wn,ze(be),0,Z,D),Fn&&Ht(Fn,0,ze(ke),Z,D));let h,m=Ne>He;Wt=me,Xt=null;let v=T.ori==0?Z:D,w=T.ori==1?Z:D;if(be<0||Be==0||m){h=N.idx=null;for(let y=0;y<E.length;y++){let A=vt[y];A!=null&&Ht(A,-10,-10,Z,D)}On&&Ot(null,qn,!0,o==null&&Te.setSeries),ee.live&&(he.fill(h),gt=!0)}else{let y,A,P;i==1&&(y=T.ori==0?be:ke,A=zt(y,O),h=N.idx=Ct(A,e[0],Ne,He),P=I(e[0][h],T,v,0));let L=-10,R=-10,q=0,ae=0,re=!0,te="",B="";for(let H=i==2?1:0;H<E.length;H++){let _e=E[H],Ee=he[H],Fe=Ee==null?null:i==1?e[H][Ee]:e[H][1][Ee],pe=N.dataIdx(n,H,h,A),Me=pe==null?null:i==1?e[H][pe]:e[H][1][pe];if(gt=gt||Me!=Fe||pe!=Ee,he[H]=pe,H>0&&_e.show){let at=pe==null?-10:pe==h?P:I(i==1?e[0][pe]:e[H][0][pe],T,v,0),Qe=Me==null?-10:G(Me,i==1?M[_e.scale]:M[_e.facets[1].scale],w,0);if(On&&Me!=null){let bt=T.ori==1?be:ke,Et=Ie(Rt.dist(n,H,pe,Qe,bt));if(Et<Wt){let It=Rt.bias;if(It!=0){let ct=zt(bt,_e.scale),wt=Me>=0?1:-1,Mt=ct>=0?1:-1;Mt==wt&&(Mt==1?It==1?Me>=ct:Me<=ct:It==1?Me<=ct:Me>=ct)&&(Wt=Et,Xt=H)}else Wt=Et,Xt=H}}if(gt||zn){let bt,Et;T.ori==0?(bt=at,Et=Qe):(bt=Qe,Et=at);let It,ct,wt,Mt,Nt,Xe,ut=!0,gn=qe.bbox;if(gn!=null){ut=!1;let et=gn(n,H);wt=et.left,Mt=et.top,It=et.width,ct=et.height}else wt=bt,Mt=Et,It=ct=qe.size(n,H);if(Xe=qe.fill(n,H),Nt=qe.stroke(n,H),zn)H==Xt&&Wt<=Rt.prox&&(L=wt,R=Mt,q=It,ae=ct,re=ut,te=Xe,B=Nt);else{let et=vt[H];et!=null&&(In[H]=wt,Nn[H]=Mt,aa(et,It,ct,ut),ra(et,Xe,Nt),Ht(et,St(wt),St(Mt),Z,D))}}}}if(zn){let H=Rt.prox,_e=fn==null?Wt<=H:Wt>H||Xt!=fn;if(gt||_e){let Ee=vt[0];Ee!=null&&(In[0]=L,Nn[0]=R,aa(Ee,q,ae,re),ra(Ee,te,B),Ht(Ee,St(L),St(R),Z,D))}}}if(we.show&&Jt)if(o!=null){let[y,A]=Te.scales,[P,L]=Te.match,[R,q]=o.cursor.sync.scales,ae=o.cursor.drag;if(Ue=ae._x,Ve=ae._y,Ue||Ve){let{left:re,top:te,width:B,height:H}=o.select,_e=o.scales[R].ori,Ee=o.posToVal,Fe,pe,Me,at,Qe,bt=y!=null&&P(y,R),Et=A!=null&&L(A,q);bt&&Ue?(_e==0?(Fe=re,pe=B):(Fe=te,pe=H),Me=M[y],at=I(Ee(Fe,R),Me,v,0),Qe=I(Ee(Fe+pe,R),Me,v,0),ms(Pt(at,Qe),Ie(Qe-at))):ms(0,v),Et&&Ve?(_e==1?(Fe=re,pe=B):(Fe=te,pe=H),Me=M[A],at=G(Ee(Fe,q),Me,w,0),Qe=G(Ee(Fe+pe,q),Me,w,0),gs(Pt(at,Qe),Ie(Qe-at))):gs(0,w)}else no()}else{let y=Ie(Dr-Pr),A=Ie(Rr-Lr);if(T.ori==1){let q=y;y=A,A=q}Ue=Ge.x&&y>=Ge.dist,Ve=Ge.y&&A>=Ge.dist;let P=Ge.uni;P!=null?Ue&&Ve&&(Ue=y>=P,Ve=A>=P,!Ue&&!Ve&&(A>y?Ve=!0:Ue=!0)):Ge.x&&Ge.y&&(Ue||Ve)&&(Ue=Ve=!0);let L,R;Ue&&(T.ori==0?(L=jn,R=be):(L=Bn,R=ke),ms(Pt(L,R),Ie(R-L)),Ve||gs(0,w)),Ve&&(T.ori==1?(L=jn,R=be):(L=Bn,R=ke),gs(Pt(L,R),Ie(R-L)),Ue||ms(0,v)),!Ue&&!Ve&&(ms(0,0),gs(0,0))}if(Ge._x=Ue,Ge._y=Ve,o==null){if(u){if(qr!=null){let[y,A]=Te.scales;Te.values[0]=y!=null?zt(T.ori==0?be:ke,y):null,Te.values[1]=A!=null?zt(T.ori==1?be:ke,A):null}bs(Io,n,be,ke,Z,D,h)}if(On){let y=u&&Te.setSeries,A=Rt.prox;fn==null?Wt<=A&&Ot(Xt,qn,!0,y):Wt>A?Ot(null,qn,!0,y):Xt!=fn&&Ot(Xt,qn,!0,y)}}gt&&(ee.idx=h,Xi()),a!==!1&&We("setCursor")}let en=null;Object.defineProperty(n,"rect",{get(){return en==null&&vs(!1),en}});function vs(o=!1){o?en=null:(en=$.getBoundingClientRect(),We("syncRect",en))}function Ir(o,a,u,h,m,v,w){N._lock||Jt&&o!=null&&o.movementX==0&&o.movementY==0||(eo(o,a,u,h,m,v,w,!1,o!=null),o!=null?mn(null,!0,!0):mn(a,!0,!1))}function eo(o,a,u,h,m,v,w,y,A){if(en==null&&vs(!1),hn(o),o!=null)u=o.clientX-en.left,h=o.clientY-en.top;else{if(u<0||h<0){be=-10,ke=-10;return}let[P,L]=Te.scales,R=a.cursor.sync,[q,ae]=R.values,[re,te]=R.scales,[B,H]=Te.match,_e=a.axes[0].side%2==1,Ee=T.ori==0?Z:D,Fe=T.ori==1?Z:D,pe=_e?v:m,Me=_e?m:v,at=_e?h:u,Qe=_e?u:h;if(re!=null?u=B(P,re)?c(q,M[P],Ee,0):-10:u=Ee*(at/pe),te!=null?h=H(L,te)?c(ae,M[L],Fe,0):-10:h=Fe*(Qe/Me),T.ori==1){let bt=u;u=h,h=bt}}A&&(a==null||a.cursor.event.type==Io)&&((u<=1||u>=Z-1)&&(u=kn(u,Z)),(h<=1||h>=D-1)&&(h=kn(h,D))),y?(Pr=u,Lr=h,[jn,Bn]=N.move(n,u,h)):(be=u,ke=h)}let to={width:0,height:0,left:0,top:0};function no(){js(to,!1)}let Nr,Hr,Ur,Vr;function Wr(o,a,u,h,m,v,w){Jt=!0,Ue=Ve=Ge._x=Ge._y=!1,eo(o,a,u,h,m,v,w,!0,!1),o!=null&&(Je(No,Fo,Fr,!1),bs(Xl,n,jn,Bn,Z,D,null));let{left:y,top:A,width:P,height:L}=we;Nr=y,Hr=A,Ur=P,Vr=L}function Fr(o,a,u,h,m,v,w){Jt=Ge._x=Ge._y=!1,eo(o,a,u,h,m,v,w,!1,!0);let{left:y,top:A,width:P,height:L}=we,R=P>0||L>0,q=Nr!=y||Hr!=A||Ur!=P||Vr!=L;if(R&&q&&js(we),Ge.setScale&&R&&q){let ae=y,re=P,te=A,B=L;if(T.ori==1&&(ae=A,re=L,te=y,B=P),Ue&&Qt(O,zt(ae,O),zt(ae+re,O)),Ve)for(let H in M){let _e=M[H];H!=O&&_e.from==null&&_e.min!=me&&Qt(H,zt(te+B,H),zt(te,H))}no()}else N.lock&&(N._lock=!N._lock,mn(a,!0,o!=null));o!=null&&(Ln(No,Fo),bs(No,n,be,ke,Z,D,null))}function ru(o,a,u,h,m,v,w){if(N._lock)return;hn(o);let y=Jt;if(Jt){let A=!0,P=!0,L=10,R,q;T.ori==0?(R=Ue,q=Ve):(R=Ve,q=Ue),R&&q&&(A=be<=L||be>=Z-L,P=ke<=L||ke>=D-L),R&&A&&(be=be<jn?0:Z),q&&P&&(ke=ke<Bn?0:D),mn(null,!0,!0),Jt=!1}be=-10,ke=-10,he.fill(null),mn(null,!0,!0),y&&(Jt=y)}function jr(o,a,u,h,m,v,w){N._lock||(hn(o),Ni(),no(),o!=null&&bs(na,n,be,ke,Z,D,null))}function Br(){U.forEach(bp),Ii(n.width,n.height,!0)}En(ki,ns,Br);let Kn={};Kn.mousedown=Wr,Kn.mousemove=Ir,Kn.mouseup=Fr,Kn.dblclick=jr,Kn.setSeries=(o,a,u,h)=>{let m=Te.match[2];u=m(n,a,u),u!=-1&&Ot(u,h,!0,!1)},Ze&&(Je(Xl,$,Wr),Je(Io,$,Ir),Je(ea,$,o=>{hn(o),vs(!1)}),Je(ta,$,ru),Je(na,$,jr),Jo.add(n),n.syncRect=vs);let Bs=n.hooks=t.hooks||{};function We(o,a,u){Yi?fs.push([o,a,u]):o in Bs&&Bs[o].forEach(h=>{h.call(null,n,a,u)})}(t.plugins||[]).forEach(o=>{for(let a in o.hooks)Bs[a]=(Bs[a]||[]).concat(o.hooks[a])});let Gr=(o,a,u)=>u,Te=Le({key:null,setSeries:!1,filters:{pub:pa,sub:pa},scales:[O,E[1]?E[1].scale:null],match:[fa,fa,Gr],values:[null,null]},N.sync);Te.match.length==2&&Te.match.push(Gr),N.sync=Te;let qr=Te.key,so=uc(qr);function bs(o,a,u,h,m,v,w){Te.filters.pub(o,a,u,h,m,v,w)&&so.pub(o,a,u,h,m,v,w)}so.sub(n);function lu(o,a,u,h,m,v,w){Te.filters.sub(o,a,u,h,m,v,w)&&Kn[o](null,a,u,h,m,v,w)}n.pub=lu;function au(){so.unsub(n),Jo.delete(n),ln.clear(),Go(ki,ns,Br),f.remove(),ue?.remove(),We("destroy")}n.destroy=au;function io(){We("init",t,e),Sr(e||t.data,!1),W[O]?Zi(O,W[O]):Ni(),Ns=we.show&&(we.width>0||we.height>0),dn=gt=!0,Ii(t.width,t.height)}return E.forEach(yr),U.forEach(Uc),s?s instanceof HTMLElement?(s.appendChild(f),io()):s(n,io):io(),n}je.assign=Le;je.fmtNum=ir;je.rangeNum=$i;je.rangeLog=Mi;je.rangeAsinh=nr;je.orient=Tn;je.pxRatio=ce;je.join=ch;je.fmtDate=rr,je.tzDate=_h;je.sync=uc;{je.addGap=np,je.clipGaps=Pi;let t=je.paths={points:gc};t.linear=bc,t.stepped=op,t.bars=rp,t.spline=ap}var xc='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var pr=150,Sc=[[],[6,4],[2,3],[10,3,2,3]],_p=1e3,fr=class extends Ke{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#s=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:pr}));this.#i=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Ks(xc),$e`
      :host {
        display: block;
        min-height: ${pr}px;
      }
    `]}#e;#t;#n;#s;#i;connectedCallback(){super.connectedCallback(),this.#s.observe(this),k.addEventListener("theme",this.#i)}disconnectedCallback(){this.#s.disconnect(),k.removeEventListener("theme",this.#i),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return S`<div aria-hidden="true"></div>`}updated(){let s=this.session;if(s===null||this.clientWidth===0)return;let n=[...s.legs.values()].filter(l=>l.analysed),i=[k.language,...n.map(l=>`${l.id} ${l.role}`)].join(" "),r=performance.now();i===this.#t&&r-this.#n<_p||(this.#n=r,i!==this.#t?(this.#t=i,this.#e?.destroy(),this.#e=new je(this.#r(n),kc(s,n),this.renderRoot.querySelector("div"))):this.#e.setData(kc(s,n),!1),this.#e.setScale("x",{min:(this.from-s.startedAt)/1e3,max:(this.to-s.startedAt)/1e3}))}#r(s){let n=getComputedStyle(this),i=l=>n.getPropertyValue(l).trim(),r={stroke:i("--muted"),grid:{stroke:i("--line"),width:1},ticks:{stroke:i("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:pr,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...r,values:(l,c)=>c.map(d=>Ce(d*1e3))},{...r,size:44,splits:[-1,0,1]}],series:[{},...s.map((l,c)=>({label:fe(l.role),stroke:i(c===0?"--accent":"--second"),width:2,dash:Sc[c%Sc.length],points:{show:!1},spanGaps:!1}))]}}};function kc(t,e){let s=e.map(r=>{let l=b=>(b+(r.origin??0)-t.startedAt)/1e3,c=[],d=[],f=-1/0;for(let b of r.affect)b.at-f>8e3&&c.length>0&&(c.push(l(f+1)),d.push(null)),c.push(l(b.at)),d.push(b.valence),f=b.at;return[c,d]});if(s.filter(([r])=>r.length>0).length===0)return[[],...e.map(()=>[])];let i=[2];return je.join(s,s.map(()=>[1,...i]))}Pe("es-valence",fr);var yp=6e4,xp=1e3,$c=10,Ac=6,mr=class extends ot{static{this.styles=[Ye,$e`
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
    `]}#e=!1;render(){let e=k.model.find(k.route.sessionId);if(e===void 0)return S`<header>${this.#t()}</header>
        <div class="empty"><p>${_("no_session")}</p></div>`;let s=e.endedAt??Math.min(k.now(),k.lostAt??1/0),n=Math.max(e.startedAt,s-Es),i=Math.max(s,n+yp),r=k.route.t===null?null:e.startedAt+k.route.t,l=ai(e,()=>!0);return S`
      <header>
        ${this.#t()}
        <h1>${Xn(e)}</h1>
        <span class="muted number">${Ce(s-e.startedAt)}</span>
        ${e.endedAt===null?F:S`<span class="muted">${_("ended",{reason:fe(e.endReason)})}</span>`}
        <span class="grow"></span>
        ${r===null?S`<span class="muted">${_("live")}</span>`:S`<span class="number">${_("at_moment",{time:Ce(k.route.t)})}</span>
              <button @click=${this.#l}>${this.#e?_("copied"):_("copy_link")}</button>
              <button @click=${()=>this.#o(null)}>${_("live")}</button>`}
      </header>
      <section class="panel">
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${_("timeline")}
          aria-valuemin=${Math.round((n-e.startedAt)/1e3)}
          aria-valuemax=${Math.round((s-e.startedAt)/1e3)}
          aria-valuenow=${Math.round(((r??s)-e.startedAt)/1e3)}
          aria-valuetext=${r===null?_("live"):Ce(k.route.t)}
          @click=${c=>this.#i(c,e,n,i,s)}
          @keydown=${c=>this.#r(c,e,n,s)}
        >
          ${l.map(c=>S`<div class="lane">
              <h3><span class="role">${fe(c.role)}</span>${Oo(c,k)}</h3>
              <es-lane .display=${k} .scheme=${k.scheme} .leg=${c} .from=${n} .to=${i} .until=${s}></es-lane>
            </div>`)}
          ${r===null?F:S`<div class="cursor" ${Sn({left:`${Sp(r,n,i)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:Ac},(c,d)=>S`<span>${Ce(n-e.startedAt+(i-n)*d/(Ac-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${l.filter(c=>c.analysed).map(c=>this.#n(c,r))}
        <div class="panel">
          ${this.#s(l,n,s)}
          <h2>${_("valence")}</h2>
          <div class="series">${l.filter(c=>c.analysed).map((c,d)=>$p(c,d))}</div>
          <es-valence .session=${e} .stamp=${`${e.version} ${Math.round(i)}`} .from=${n} .to=${i}></es-valence>
          <p class="hint">${_("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${k} .stamp=${vi()}></es-legend>
      <p class="hint id">${e.id}</p>
    `}#t(){return S`<a href=${Bt({...k.route,view:"wall"})}>← ${_("back")}</a>`}#n(e,s){let n=kp(e,s),i=n===void 0?[]:n.shares.map((r,l)=>({label:k.model.labels[l],share:r}));return i.sort((r,l)=>l.share-r.share),S`<div class="panel">
      <h2>${_("probabilities")}: ${fe(e.role)}</h2>
      ${i.length===0?S`<p class="muted">${n===void 0?_("no_values"):_("no_answer",{reason:fe(n.reason??"unknown")})}</p>`:F}
      <ul>
        ${i.map(({label:r,share:l})=>S`<li>
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
    </div>`}#s(e,s,n){let i=Wl(e,s,n),r=[...e.map(l=>[fe(l.role),i.alone.get(l.id)]),...e.length>1?[[_("overlap"),i.overlap]]:[],[_("silence"),i.silence]];return S`<h2>${_("talk")}</h2>
      <ul class="talk">
        ${r.map(([l,c])=>{let d=i.total===0?0:c/i.total;return S`<li>
            <span>${l}</span>
            <span class="bar"><i ${Sn({width:`${d*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(d*100)} %</span>
          </li>`})}
      </ul>`}#i(e,s,n,i,r){let l=e.currentTarget.getBoundingClientRect(),c=n+(e.clientX-l.left)/l.width*(i-n);this.#o(Math.min(c,r)-s.startedAt)}#r(e,s,n,i){let l={ArrowLeft:-1,ArrowRight:1,PageDown:-$c,PageUp:$c}[e.key],c=k.route.t??i-s.startedAt;if(l!==void 0)this.#o(Math.max(n,Math.min(i,s.startedAt+c+l*xp))-s.startedAt);else if(e.key==="Home")this.#o(n-s.startedAt);else if(e.key==="End")this.#o(null);else return;e.preventDefault()}#o(e){this.#e=!1,k.go({t:e})}#l=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function Sp(t,e,s){return Math.max(0,Math.min(100,(t-e)/(s-e)*100))}function kp(t,e){if(e===null)return t.pieces.findLast(n=>n.reason===null)??t.pieces.at(-1);let s=e-(t.origin??0);return t.pieces.find(n=>n.from<=s&&s<n.to)}function $p(t,e){return S`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${fe(t.role)}
  </span>`}Pe("es-detail",mr);var gr=class extends ot{static{this.styles=[Ye,$e`
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
    `]}render(){let{health:e,model:s}=k,n=[...s.sources.values()];return S`<h1>${_("health")}</h1>
      ${e===null?F:S`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${_(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(i=>S`<li>${i}</li>`)}
            </ul>`}
      ${s.overload===null?F:S`<p class="note bad">! ${_("overload",{hop:s.overload.hop_ms/1e3,legs:s.overload.suspended_legs})}</p>`}
      ${s.lostEvents===0?F:S`<p class="note bad">! ${_("lost_events",{count:s.lostEvents})}</p>`}
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
            ${n.length===0?S`<tr><td colspan="4">${_("no_source")}</td></tr>`:F}
            ${n.map(i=>S`<tr>
                <td>${i.id}</td>
                <td>${fe(`state_${i.state}`)}</td>
                <td class="number">${Ce(k.now()-i.at)}</td>
                <td class="detail">${i.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      <es-microphone></es-microphone>`}};Pe("es-health",gr);var{I:Ap}=dl,Ec=t=>t;var Mc=()=>document.createComment(""),us=(t,e,s)=>{let n=t._$AA.parentNode,i=e===void 0?t._$AB:e._$AA;if(s===void 0){let r=n.insertBefore(Mc(),i),l=n.insertBefore(Mc(),i);s=new Ap(r,l,t,t.options)}else{let r=s._$AB.nextSibling,l=s._$AM,c=l!==t;if(c){let d;s._$AQ?.(t),s._$AM=t,s._$AP!==void 0&&(d=t._$AU)!==l._$AU&&s._$AP(d)}if(r!==i||c){let d=s._$AA;for(;d!==r;){let f=Ec(d).nextSibling;Ec(n).insertBefore(d,i),d=f}}}return s},rn=(t,e,s=t)=>(t._$AI(e,s),t),Ep={},Tc=(t,e=Ep)=>t._$AH=e,Cc=t=>t._$AH,Oi=t=>{t._$AR(),t._$AA.remove()};var Pc=(t,e,s)=>{let n=new Map;for(let i=e;i<=s;i++)n.set(t[i],i);return n},Lc=gi(class extends Jn{constructor(t){if(super(t),t.type!==mi.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,s){let n;s===void 0?s=e:e!==void 0&&(n=e);let i=[],r=[],l=0;for(let c of t)i[l]=n?n(c,l):l,r[l]=s(c,l),l++;return{values:r,keys:i}}render(t,e,s){return this.dt(t,e,s).values}update(t,[e,s,n]){let i=Cc(t),{values:r,keys:l}=this.dt(e,s,n);if(!Array.isArray(i))return this.ut=l,r;let c=this.ut??=[],d=[],f,b,p=0,g=i.length-1,x=0,$=r.length-1;for(;p<=g&&x<=$;)if(i[p]===null)p++;else if(i[g]===null)g--;else if(c[p]===l[x])d[x]=rn(i[p],r[x]),p++,x++;else if(c[g]===l[$])d[$]=rn(i[g],r[$]),g--,$--;else if(c[p]===l[$])d[$]=rn(i[p],r[$]),us(t,d[$+1],i[p]),p++,$--;else if(c[g]===l[x])d[x]=rn(i[g],r[x]),us(t,i[p],i[g]),g--,x++;else if(f===void 0&&(f=Pc(l,x,$),b=Pc(c,p,g)),f.has(c[p]))if(f.has(c[g])){let C=b.get(l[x]),z=C!==void 0?i[C]:null;if(z===null){let j=us(t,i[p]);rn(j,r[x]),d[x]=j}else d[x]=rn(z,r[x]),us(t,i[p],z),i[C]=null;x++}else Oi(i[g]),g--;else Oi(i[p]),p++;for(;x<=$;){let C=us(t,d[$+1]);rn(C,r[x]),d[x++]=C}for(;p<=g;){let C=i[p++];C!==null&&Oi(C)}return this.ut=l,Tc(t,d),_t}});var vr=class extends ot{static{this.styles=[Ye,$e`
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
    `]}#e=new ri;render(){let e=this.#e.sorted(k.model.sessions.values(),k.route),s=k.model.sessions.size;return S`
      <div class="tools">
        <h1>${s===1?_("session"):_("sessions",{count:s})}</h1>
        ${this.#t("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#t("filter_state","state",[...k.model.labels,"none"])}
        <label>
          ${_("sort")}
          <select @change=${n=>k.go({sort:n.target.value})}>
            ${["need","newest","name"].map(n=>S`<option value=${n} ?selected=${k.route.sort===n}>${_(`sort_${n}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(s):F}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${Lc(e,n=>n.id,n=>S`<es-tile .display=${k} .session=${n} .stamp=${Mp(n)}></es-tile>`)}
      </div>
      <es-legend .display=${k} .stamp=${vi()}></es-legend>
    `}#t(e,s,n){return S`<label>
      ${_(e)}
      <select @change=${i=>k.go({[s]:i.target.value})}>
        <option value="">${_("all")}</option>
        ${n.map(i=>S`<option value=${i} ?selected=${k.route[s]===i}>${fe(i)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return S`<div class="empty"><h2>${_("no_match")}</h2></div>`;let s=[...k.model.sources.values()];return S`<div class="empty">
      <h2>${_("nobody")}</h2>
      <p class="muted">${_("nobody_hint")}</p>
      <ul>
        ${s.length===0?S`<li>${_("no_source")}</li>`:F}
        ${s.map(n=>S`<li>${n.id}: ${fe(`state_${n.state}`)}</li>`)}
      </ul>
    </div>`}};function Mp(t){return`${t.version} ${Math.floor(k.now()/1e3)} ${k.isStale} ${k.language} ${k.scheme}`}Pe("es-wall",vr);var br=class extends ot{static{this.styles=[Ye,$e`
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
    `]}render(){let e=k.microphone.state==="on";return document.title=`${e?"● ":""}${_("title")}`,S`
      <a class="skip" href="#main" @click=${this.#o}>${_("skip")}</a>
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
        ${e?S`<button class="recording" @click=${()=>k.microphone.stop()} aria-label=${`${_("microphone_is_on")}. ${_("microphone_stop")}`}>
              <i aria-hidden="true"></i><span>${_("microphone_is_on")}</span>
            </button>`:F}
        <span class="status ${k.status}" role="status"><i aria-hidden="true"></i>${_(k.status)}</span>
        <button @click=${()=>k.togglePause()} aria-label=${_(k.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${k.isPaused?$s`<path d="M7 4v16l13-8Z" />`:$s`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${_(k.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#s()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${k.status==="token"?this.#i():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${k.announcement}</div>
    `}#e(e,s){let n=k.route.view===e||e==="wall"&&k.route.view==="session";return S`<a href=${Bt({...k.route,view:e})} aria-current=${n?"page":F}>${s}</a>`}#t(){return k.route.view==="health"?S`<es-health></es-health>`:k.route.view==="coach"?S`<es-coach></es-coach>`:k.route.view==="session"?S`<es-detail></es-detail>`:S`<es-wall></es-wall>`}#n(){return k.status==="refused"?S`<p class="banner" role="alert">${_("refused_detail")}</p>`:k.lostAt!==null&&k.status!=="token"&&k.clock()-k.lostAt>Zn/5?S`<p class="banner" role="alert">${_("lost_detail",{time:xn(k.lostAt,k.language)})}</p>`:k.isPaused?S`<p class="banner">${_("paused_display")}</p>`:F}#s(){let e=["auto","light","dark"];return S`<details>
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
          <select @change=${s=>k.setTheme(s.target.value)}>
            ${e.map(s=>S`<option value=${s} ?selected=${k.theme===s}>${_(`theme_${s}`)}</option>`)}
          </select>
        </label>
        <label>
          ${_("language")}
          <select @change=${s=>k.setLanguage(s.target.value)}>
            ${Object.entries(si).map(([s,n])=>S`<option value=${s} lang=${s} ?selected=${k.language===s}>${n.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#i(){return S`<form @submit=${this.#r}>
      <h1>${_("token_title")}</h1>
      <p class="muted">${_("token_why")}</p>
      <label>${_("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${k.tokenIsWrong?_("token_wrong"):""}</p>
      <button type="submit">${_("sign_in")}</button>
    </form>`}#r=e=>{e.preventDefault(),k.signIn(String(new FormData(e.target).get("token")))};#o=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};Pe("es-app",br);k.open();
