var Vs=globalThis,Ws=Vs.ShadowRoot&&(Vs.ShadyCSS===void 0||Vs.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,to=Symbol(),Vl=new WeakMap,vs=class{constructor(e,s,n){if(this._$cssResult$=!0,n!==to)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=s}get styleSheet(){let e=this.o,s=this.t;if(Ws&&e===void 0){let n=s!==void 0&&s.length===1;n&&(e=Vl.get(s)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Vl.set(s,e))}return e}toString(){return this.cssText}},Fs=t=>new vs(typeof t=="string"?t:t+"",void 0,to),Pe=(t,...e)=>{let s=t.length===1?t[0]:e.reduce((n,i,l)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+t[l+1],t[0]);return new vs(s,t,to)},Wl=(t,e)=>{if(Ws)t.adoptedStyleSheets=e.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(let s of e){let n=document.createElement("style"),i=Vs.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=s.cssText,t.appendChild(n)}},no=Ws?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let s="";for(let n of e.cssRules)s+=n.cssText;return Fs(s)})(t):t;var{is:jc,defineProperty:Bc,getOwnPropertyDescriptor:Gc,getOwnPropertyNames:qc,getOwnPropertySymbols:Yc,getPrototypeOf:Kc}=Object,js=globalThis,Fl=js.trustedTypes,Zc=Fl?Fl.emptyScript:"",Jc=js.reactiveElementPolyfillSupport,bs=(t,e)=>t,so={toAttribute(t,e){switch(e){case Boolean:t=t?Zc:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let s=t;switch(e){case Boolean:s=t!==null;break;case Number:s=t===null?null:Number(t);break;case Object:case Array:try{s=JSON.parse(t)}catch{s=null}}return s}},Bl=(t,e)=>!jc(t,e),jl={attribute:!0,type:String,converter:so,reflect:!1,useDefault:!1,hasChanged:Bl};Symbol.metadata??=Symbol("metadata"),js.litPropertyMetadata??=new WeakMap;var Ft=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,s=jl){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(e,s),!s.noAccessor){let n=Symbol(),i=this.getPropertyDescriptor(e,n,s);i!==void 0&&Bc(this.prototype,e,i)}}static getPropertyDescriptor(e,s,n){let{get:i,set:l}=Gc(this.prototype,e)??{get(){return this[s]},set(r){this[s]=r}};return{get:i,set(r){let c=i?.call(this);l?.call(this,r),this.requestUpdate(e,c,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??jl}static _$Ei(){if(this.hasOwnProperty(bs("elementProperties")))return;let e=Kc(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(bs("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(bs("properties"))){let s=this.properties,n=[...qc(s),...Yc(s)];for(let i of n)this.createProperty(i,s[i])}let e=this[Symbol.metadata];if(e!==null){let s=litPropertyMetadata.get(e);if(s!==void 0)for(let[n,i]of s)this.elementProperties.set(n,i)}this._$Eh=new Map;for(let[s,n]of this.elementProperties){let i=this._$Eu(s,n);i!==void 0&&this._$Eh.set(i,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let s=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let i of n)s.unshift(no(i))}else e!==void 0&&s.push(no(e));return s}static _$Eu(e,s){let n=s.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,s=this.constructor.elementProperties;for(let n of s.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Wl(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,s,n){this._$AK(e,n)}_$ET(e,s){let n=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,n);if(i!==void 0&&n.reflect===!0){let l=(n.converter?.toAttribute!==void 0?n.converter:so).toAttribute(s,n.type);this._$Em=e,l==null?this.removeAttribute(i):this.setAttribute(i,l),this._$Em=null}}_$AK(e,s){let n=this.constructor,i=n._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let l=n.getPropertyOptions(i),r=typeof l.converter=="function"?{fromAttribute:l.converter}:l.converter?.fromAttribute!==void 0?l.converter:so;this._$Em=i;let c=r.fromAttribute(s,l.type);this[i]=c??this._$Ej?.get(i)??c,this._$Em=null}}requestUpdate(e,s,n,i=!1,l){if(e!==void 0){let r=this.constructor;if(i===!1&&(l=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??Bl)(l,s)||n.useDefault&&n.reflect&&l===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,s,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,s,{useDefault:n,reflect:i,wrapped:l},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??s??this[e]),l!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(s=void 0),this._$AL.set(e,s)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,l]of this._$Ep)this[i]=l;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[i,l]of n){let{wrapped:r}=l,c=this[i];r!==!0||this._$AL.has(i)||c===void 0||this.C(i,void 0,l,c)}}let e=!1,s=this._$AL;try{e=this.shouldUpdate(s),e?(this.willUpdate(s),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(s)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(s)}willUpdate(e){}_$AE(e){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(e){}firstUpdated(e){}};Ft.elementStyles=[],Ft.shadowRootOptions={mode:"open"},Ft[bs("elementProperties")]=new Map,Ft[bs("finalized")]=new Map,Jc?.({ReactiveElement:Ft}),(js.reactiveElementVersions??=[]).push("2.1.2");var oo=globalThis,Gl=t=>t,Bs=oo.trustedTypes,ql=Bs?Bs.createPolicy("lit-html",{createHTML:t=>t}):void 0,lo="$lit$",jt=`lit$${Math.random().toFixed(9).slice(2)}$`,ro="?"+jt,Qc=`<${ro}>`,vn=document,_s=()=>vn.createComment(""),ys=t=>t===null||typeof t!="object"&&typeof t!="function",ao=Array.isArray,Xl=t=>ao(t)||typeof t?.[Symbol.iterator]=="function",io=`[ 	
\f\r]`,ws=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Yl=/-->/g,Kl=/>/g,mn=RegExp(`>|${io}(?:([^\\s"'>=/]+)(${io}*=${io}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Zl=/'/g,Jl=/"/g,er=/^(?:script|style|textarea|title)$/i,co=t=>(e,...s)=>({_$litType$:t,strings:e,values:s}),D=co(1),Ss=co(2),Xf=co(3),bt=Symbol.for("lit-noChange"),J=Symbol.for("lit-nothing"),Ql=new WeakMap,gn=vn.createTreeWalker(vn,129);function tr(t,e){if(!ao(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return ql!==void 0?ql.createHTML(e):e}var nr=(t,e)=>{let s=t.length-1,n=[],i,l=e===2?"<svg>":e===3?"<math>":"",r=ws;for(let c=0;c<s;c++){let d=t[c],p,b,h=-1,g=0;for(;g<d.length&&(r.lastIndex=g,b=r.exec(d),b!==null);)g=r.lastIndex,r===ws?b[1]==="!--"?r=Yl:b[1]!==void 0?r=Kl:b[2]!==void 0?(er.test(b[2])&&(i=RegExp("</"+b[2],"g")),r=mn):b[3]!==void 0&&(r=mn):r===mn?b[0]===">"?(r=i??ws,h=-1):b[1]===void 0?h=-2:(h=r.lastIndex-b[2].length,p=b[1],r=b[3]===void 0?mn:b[3]==='"'?Jl:Zl):r===Jl||r===Zl?r=mn:r===Yl||r===Kl?r=ws:(r=mn,i=void 0);let y=r===mn&&t[c+1].startsWith("/>")?" ":"";l+=r===ws?d+Qc:h>=0?(n.push(p),d.slice(0,h)+lo+d.slice(h)+jt+y):d+jt+(h===-2?c:y)}return[tr(t,l+(t[s]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},xs=class t{constructor({strings:e,_$litType$:s},n){let i;this.parts=[];let l=0,r=0,c=e.length-1,d=this.parts,[p,b]=nr(e,s);if(this.el=t.createElement(p,n),gn.currentNode=this.el.content,s===2||s===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(i=gn.nextNode())!==null&&d.length<c;){if(i.nodeType===1){if(i.hasAttributes())for(let h of i.getAttributeNames())if(h.endsWith(lo)){let g=b[r++],y=i.getAttribute(h).split(jt),x=/([.?@])?(.*)/.exec(g);d.push({type:1,index:l,name:x[2],strings:y,ctor:x[1]==="."?qs:x[1]==="?"?Ys:x[1]==="@"?Ks:wn}),i.removeAttribute(h)}else h.startsWith(jt)&&(d.push({type:6,index:l}),i.removeAttribute(h));if(er.test(i.tagName)){let h=i.textContent.split(jt),g=h.length-1;if(g>0){i.textContent=Bs?Bs.emptyScript:"";for(let y=0;y<g;y++)i.append(h[y],_s()),gn.nextNode(),d.push({type:2,index:++l});i.append(h[g],_s())}}}else if(i.nodeType===8)if(i.data===ro)d.push({type:2,index:l});else{let h=-1;for(;(h=i.data.indexOf(jt,h+1))!==-1;)d.push({type:7,index:l}),h+=jt.length-1}l++}}static createElement(e,s){let n=vn.createElement("template");return n.innerHTML=e,n}};function bn(t,e,s=t,n){if(e===bt)return e;let i=n!==void 0?s._$Co?.[n]:s._$Cl,l=ys(e)?void 0:e._$litDirective$;return i?.constructor!==l&&(i?._$AO?.(!1),l===void 0?i=void 0:(i=new l(t),i._$AT(t,s,n)),n!==void 0?(s._$Co??=[])[n]=i:s._$Cl=i),i!==void 0&&(e=bn(t,i._$AS(t,e.values),i,n)),e}var Gs=class{constructor(e,s){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:s},parts:n}=this._$AD,i=(e?.creationScope??vn).importNode(s,!0);gn.currentNode=i;let l=gn.nextNode(),r=0,c=0,d=n[0];for(;d!==void 0;){if(r===d.index){let p;d.type===2?p=new Gn(l,l.nextSibling,this,e):d.type===1?p=new d.ctor(l,d.name,d.strings,this,e):d.type===6&&(p=new Zs(l,this,e)),this._$AV.push(p),d=n[++c]}r!==d?.index&&(l=gn.nextNode(),r++)}return gn.currentNode=vn,i}p(e){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,s),s+=n.strings.length-2):n._$AI(e[s])),s++}},Gn=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,s,n,i){this.type=2,this._$AH=J,this._$AN=void 0,this._$AA=e,this._$AB=s,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,s=this._$AM;return s!==void 0&&e?.nodeType===11&&(e=s.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,s=this){e=bn(this,e,s),ys(e)?e===J||e==null||e===""?(this._$AH!==J&&this._$AR(),this._$AH=J):e!==this._$AH&&e!==bt&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Xl(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==J&&ys(this._$AH)?this._$AA.nextSibling.data=e:this.T(vn.createTextNode(e)),this._$AH=e}$(e){let{values:s,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=xs.createElement(tr(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(s);else{let l=new Gs(i,this),r=l.u(this.options);l.p(s),this.T(r),this._$AH=l}}_$AC(e){let s=Ql.get(e.strings);return s===void 0&&Ql.set(e.strings,s=new xs(e)),s}k(e){ao(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,i=0;for(let l of e)i===s.length?s.push(n=new t(this.O(_s()),this.O(_s()),this,this.options)):n=s[i],n._$AI(l),i++;i<s.length&&(this._$AR(n&&n._$AB.nextSibling,i),s.length=i)}_$AR(e=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);e!==this._$AB;){let n=Gl(e).nextSibling;Gl(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},wn=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,s,n,i,l){this.type=1,this._$AH=J,this._$AN=void 0,this.element=e,this.name=s,this._$AM=i,this.options=l,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=J}_$AI(e,s=this,n,i){let l=this.strings,r=!1;if(l===void 0)e=bn(this,e,s,0),r=!ys(e)||e!==this._$AH&&e!==bt,r&&(this._$AH=e);else{let c=e,d,p;for(e=l[0],d=0;d<l.length-1;d++)p=bn(this,c[n+d],s,d),p===bt&&(p=this._$AH[d]),r||=!ys(p)||p!==this._$AH[d],p===J?e=J:e!==J&&(e+=(p??"")+l[d+1]),this._$AH[d]=p}r&&!i&&this.j(e)}j(e){e===J?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},qs=class extends wn{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===J?void 0:e}},Ys=class extends wn{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==J)}},Ks=class extends wn{constructor(e,s,n,i,l){super(e,s,n,i,l),this.type=5}_$AI(e,s=this){if((e=bn(this,e,s,0)??J)===bt)return;let n=this._$AH,i=e===J&&n!==J||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,l=e!==J&&(n===J||i);i&&this.element.removeEventListener(this.name,this,n),l&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Zs=class{constructor(e,s,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){bn(this,e)}},sr={M:lo,P:jt,A:ro,C:1,L:nr,R:Gs,D:Xl,V:bn,I:Gn,H:wn,N:Ys,U:Ks,B:qs,F:Zs},Xc=oo.litHtmlPolyfillSupport;Xc?.(xs,Gn),(oo.litHtmlVersions??=[]).push("3.3.3");var ir=(t,e,s)=>{let n=s?.renderBefore??e,i=n._$litPart$;if(i===void 0){let l=s?.renderBefore??null;n._$litPart$=i=new Gn(e.insertBefore(_s(),l),l,void 0,s??{})}return i._$AI(t),i};var uo=globalThis,Be=class extends Ft{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ir(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return bt}};Be._$litElement$=!0,Be.finalized=!0,uo.litElementHydrateSupport?.({LitElement:Be});var eu=uo.litElementPolyfillSupport;eu?.({LitElement:Be});(uo.litElementVersions??=[]).push("4.2.2");function at(t){let e=Math.max(0,Math.floor(t/1e3)),s=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(s[0]===0?s.slice(1):s).map((i,l)=>l===0?String(i):String(i).padStart(2,"0")).join(":")}function Js(t,e){return new Date(t).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var or={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var fo={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var Xs={en:fo,de:or},Qs=class{constructor(e){this.code=e;this.#e=Xs[e]??fo}#e;t(e,s={}){return this.#e[e].replace(/\{(\w+)\}/g,(n,i)=>String(s[i]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function ho(...t){let e=t.map(s=>(s??"").slice(0,2).toLowerCase());return new Qs(e.find(s=>Object.hasOwn(Xs,s))??"en")}var po=new Qs("en");function lr(t){po=t,document.documentElement.lang=t.code}var P=(t,e)=>po.t(t,e),Ge=t=>po.word(t);var tu={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},ei="M3 3H21V21H3Z",rr=[{colour:"#7a5195",shape:ei,pattern:"falling",need:1},{colour:"#4c9f70",shape:ei,pattern:"dots",need:1},{colour:"#b5651d",shape:ei,pattern:"cross",need:1},{colour:"#5b7db1",shape:ei,pattern:"rows",need:1}],mo=new Map,ar=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function Nt(t){let e=tu[t]??mo.get(t);if(e!==void 0)return e;let s=rr[mo.size%rr.length];return mo.set(t,s),s}function ti(t,e){return cr(t)-cr(e)||t.localeCompare(e)}function cr(t){let e=ar.indexOf(t);return e<0?ar.length:e}var dr=["need","newest","name"],nu=2e3,ni=class{#e=[];#t=0;#n="";sorted(e,s){let n=[...e].filter(c=>iu(c,s)),i=`${s.sort} ${s.role} ${s.state}`,l=performance.now();(i!==this.#n||l-this.#t>nu)&&(this.#n=i,this.#t=l,this.#e=n.sort(su[s.sort]).map(c=>c.id));let r=new Map(this.#e.map((c,d)=>[c,d]));return n.sort((c,d)=>(r.get(c.id)??1/0)-(r.get(d.id)??1/0)||c.startedAt-d.startedAt)}};function si(t){return t.endedAt!==null?0:Math.max(0,...[...t.legs.values()].map(e=>e.state==="none"?0:Nt(e.state).need))}var su={need:(t,e)=>+(t.endedAt!==null)-+(e.endedAt!==null)||si(e)-si(t)||ur(t)-ur(e)||t.id.localeCompare(e.id),newest:(t,e)=>e.startedAt-t.startedAt,name:(t,e)=>t.id.localeCompare(e.id)};function ur(t){return Math.min(t.startedAt,...[...t.legs.values()].map(e=>e.since??1/0))}function iu(t,e){return[...t.legs.values()].filter(n=>e.role===""||n.role===e.role).some(n=>e.state===""||n.state===e.state)}function go(t){let[e="",s=""]=t.replace(/^#/,"").split("?"),n=new URLSearchParams(s),[,i="",l=""]=e.split("/"),r=n.get("t");return{view:i==="s"&&l?"session":i==="health"?"health":"wall",sessionId:i==="s"?decodeURIComponent(l):"",t:r!==null&&/^\d+$/.test(r)?Number(r):null,role:n.get("role")??"",state:n.get("state")??"",sort:dr.find(c=>c===n.get("sort"))??"need"}}function _n(t){let e=new URLSearchParams;t.role&&e.set("role",t.role),t.state&&e.set("state",t.state),t.sort&&t.sort!=="need"&&e.set("sort",t.sort),t.view==="session"&&t.t!=null&&e.set("t",String(Math.round(t.t)));let s=t.view==="session"?`/s/${encodeURIComponent(t.sessionId??"")}`:t.view==="health"?"/health":"/",n=e.toString();return`#${s}${n?`?${n}`:""}`}var ou="org.emotionstreamer.",ii=t=>t.type.replace(ou,"");var oi=()=>({sources:{},sessions:{},overload:null}),lu=()=>({source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),fr=t=>({role:t,analysed:!0,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),hr=({posterior:t,dimensions:e,abstained:s,reason:n})=>({posterior:t,dimensions:e,abstained:s,reason:n}),pr={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":t=>({...hr(t),speaking:!1}),"emotion.v1":hr,"state.v1":({state:t,probability:e,since_ms:s})=>({state:t,probability:e,since_ms:s})},ru=({leg_id:t,role:e,rule:s,kind:n,labels:i,threshold:l,probability:r,since_ms:c,raised_at:d,acknowledged:p,acknowledged_by:b})=>({leg_id:t,role:e,rule:s,kind:n,labels:i,threshold:l,probability:r,since_ms:c,raised_at:d,acknowledged:p,acknowledged_by:b}),vo=(t,e,s)=>({...t,sessions:{...t.sessions,[e]:s}});function mr(t,e){let s=e.type.replace("org.emotionstreamer.",""),n=e.data??{};if(s==="gap.v1")return n.reason==="resume_expired"?oi():t;if(s==="overload.v1")return{...t,overload:n.active?n:null};if(s==="source.health.v1"){let r={state:n.state,detail:n.detail};return{...t,sources:{...t.sources,[n.source_id]:r}}}if(s==="session.ended.v1"){let{[n.session_id]:r,...c}=t.sessions;return{...t,sessions:c}}let i=t.sessions[n.session_id]??lu();if(s==="session.started.v1"||s==="session.changed.v1"){let r={...i.legs};for(let{leg_id:c,role:d,analysed:p}of n.legs)r[c]={...r[c]??fr(d),role:d,analysed:p};return vo(t,n.session_id,{source_id:n.source_id,call_reference:n.call_reference??null,started_at:s==="session.started.v1"?e.time:i.started_at,legs:r,alerts:i.alerts})}if(s==="alert.v1"){let{[n.alert_id]:r,...c}=i.alerts,d=n.status==="cleared"?c:{...i.alerts,[n.alert_id]:ru(n)};return vo(t,n.session_id,{...i,alerts:d})}if(!Object.hasOwn(pr,s))return t;let l={...i.legs[n.leg_id]??fr(n.role),role:n.role,...pr[s](n)};return vo(t,n.session_id,{...i,legs:{...i.legs,[n.leg_id]:l}})}var gr=500,au=15e3,cu=1e4,uu=[408,425,429],du=8e3,fu=1e4,Xt=class extends Error{constructor(e,s){super(`the daemon refuses: ${e} ${s}`.trim()),this.status=e}};function vr(t,e={}){return new bo(t,e)}var bo=class{#e;#t;#n=oi();#s=new Set;#o=null;#l=0;#i=null;#r=0;#a=()=>{};constructor(e,{queueEvents:s=1e3,quietMs:n=du,WebSocket:i=globalThis.WebSocket,...l}){if(!i)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(s>=1))throw new RangeError(`queueEvents: expected at least 1, got ${s}`);this.#e=new URL(e),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:s,quietMs:n,WebSocket:i,...l}}get state(){return this.#n}get skewMs(){return this.#r}reconnect(){this.#a()}async*[Symbol.asyncIterator](){let{onLag:e,signal:s}=this.#t,n={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},i=()=>{n.stopped=!0,n.endWait(),n.socket?.close(),n.wake()};if(!s?.aborted){s?.addEventListener("abort",i),this.#a=()=>n.endWait(),this.#d(n).catch(l=>{n.failure=l,n.wake()});try{for(;;){for(;n.queue.length===0;){if(n.failure)throw n.failure;if(n.stopped)return;await new Promise(c=>n.wake=c)}let{lost:l}=n;n.lost=0;let r=n.queue.shift();l&&e?.(l),yield r}}finally{s?.removeEventListener("abort",i),i()}}}async#d(e){let{onStatus:s}=this.#t,n=gr;for(;!e.stopped;){s?.("connecting");let i=performance.now(),l=await this.#f();if(l&&(this.#r=Date.parse(l.issued_at)-Date.now()),l&&!e.stopped&&await this.#u(e,l,i)&&(n=gr),e.stopped)return;s?.("lost"),await new Promise(r=>{let c=setTimeout(r,n*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(c),r())}),n=Math.min(2*n,au)}}async#f(){let{getTicket:e,token:s,sessions:n,roles:i,types:l,sources:r}=this.#t;if(e)return hu(await e());let c=typeof s=="function"?await s():s;try{let d=await fetch(new URL("/api/ticket",this.#e),{method:"POST",signal:AbortSignal.timeout(fu),headers:c?{Authorization:`Bearer ${c}`}:{},body:JSON.stringify({sessions:n,roles:i,types:l,sources:r})});if(d.ok)return await d.json();if(d.status<500&&!uu.includes(d.status))throw new Xt(d.status,(await d.text()).trim())}catch(d){if(d instanceof Xt)throw d}return null}#u(e,s,n){let{WebSocket:i,sessions:l,roles:r,types:c,sources:d,recentS:p}=this.#t,b=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);b.protocol=b.protocol.replace("http","ws");for(let[g,y]of Object.entries({session:l,role:r,type:c,source:d}))for(let x of y??[])b.searchParams.append(g,x);p&&b.searchParams.set("recent_s",p);let h=this.#i===null?this.#o:null;return h!==null&&b.searchParams.set("resume_from",h),new Promise((g,y)=>{let x=!1,M=e.socket=new i(b.href,["cloudevents.json",`ticket.${s.ticket}`]),z=()=>{F.stop(),M===e.socket&&(e.socket=null),M.close(),g(x)},F=pu(this.#e,this.#t.quietMs,z);M.onopen=()=>{this.#l=Date.parse(s.issued_at)+performance.now()-n,h===null&&(this.#n=oi(),this.#i=this.#l),this.#t.onStatus?.("open")},M.onmessage=({data:$})=>{x=!0,F.heard();try{M===e.socket&&!this.#c(JSON.parse($),e)&&z()}catch(U){y(U),z()}},M.onclose=z})}#c(e,s){let n=e.type.endsWith(".gap.v1")?e.data.reason:null;if(n==="subscriber_slow"&&this.#i===null&&this.#o!==null)return!1;if(n==="resume_expired"?this.#i=this.#l:this.#i!==null&&Date.parse(e.time)>this.#i&&(this.#i=null),this.#o=e.id,this.#n=mr(this.#n,e),!this.#s.has(e.id)){this.#s.add(e.id),this.#s.size>cu&&this.#s.delete(this.#s.values().next().value);let{types:i}=this.#t;if(i?.length&&!i.includes(e.type.replace("org.emotionstreamer.","")))return n!=="subscriber_slow";s.queue.push(e)>this.#t.queueEvents&&(s.queue.shift(),s.lost++),s.wake()}return n!=="subscriber_slow"}};function hu(t){if(t&&!(typeof t.ticket=="string"&&Date.parse(t.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return t}function pu(t,e,s){let n=performance.now(),i=()=>performance.now()-n>=e,l=setInterval(()=>{if(!i())return;let r={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",t),r).catch(()=>i()&&s())},e/2);return{heard:()=>n=performance.now(),stop:()=>clearInterval(l)}}var ai=15*6e4,mu=6e4,wr={speaking:!1,state:"none",probability:0},wo=class{constructor(e,s){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let n={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:s,analysed:!0,...wr,...n}}get role(){return this.current.role}get analysed(){return this.current.analysed}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}},_o=class{constructor(e,s){this.id=e;this.startedAt=s;this.sourceId="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.version=0;this.lostEvents=0;this.#e=null}#e;take(e){if(e!==this.#e){this.#e=e,this.version++,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[s,n]of Object.entries(e.legs))this.leg(s,n.role).current=n}}leg(e,s){let n=this.legs.get(e);return n===void 0&&(n=new wo(e,s),this.legs.set(e,n)),n}},ri=class{constructor(){this.sessions=new Map;this.sources=new Map;this.labels=[];this.overload=null;this.lostEvents=0;this.version=0;this.#e=new Map}#e;sync(e,s){this.overload=e.overload;for(let[n,i]of Object.entries(e.sessions)){let l=this.#t(n,s);l.take(i),this.sessions.set(n,l)}for(let n of this.sessions.values())n.endedAt===null&&!(n.id in e.sessions)&&this.sessions.delete(n.id);for(let n of this.sources.keys())n in e.sources||this.sources.delete(n)}apply(e){let s=Date.parse(e.time),n=e.data,i=ii(e);this.version++,i==="source.health.v1"?this.sources.set(n.source_id,{id:n.source_id,state:n.state,detail:n.detail??"",at:s}):i==="session.started.v1"?this.#n(n,s):i==="session.ended.v1"?this.#s(n,s):i==="gap.v1"?this.#o(n,s):n.session_id!==void 0&&this.#l(i,n,s)}forget(e){for(let s of this.#e.values()){let n=Math.max(s.startedAt,...[...s.legs.values()].map(i=>i.heardAt));(this.sessions.has(s.id)?e-(s.endedAt??e)>mu:e-n>ai)&&(this.#e.delete(s.id),this.sessions.delete(s.id),this.version++);for(let i of s.legs.values())_u(i,e)}}#t(e,s){let n=this.#e.get(e);return n===void 0&&(n=new _o(e,s),this.#e.set(e,n)),n.version++,n}#n(e,s){let n=this.#e.get(e.session_id);n!==void 0&&(n.endedAt!==null||n.startedAt<s)&&this.#e.delete(n.id);let i=this.#t(e.session_id,s);i.startedAt=s,br(i,e,s)}#s(e,s){let n=this.#e.get(e.session_id);if(n!==void 0){n.endedAt=s,n.endReason=e.reason??"",n.version++,this.sessions.set(n.id,n);for(let i of n.legs.values())wu(i,s)}}#o(e,s){if(this.lostEvents+=e.lost_events??0,e.session_id==null)return;let n=this.#t(e.session_id,s);n.lostEvents+=e.lost_events??0;for(let i of e.leg_ids??[]){let l=n.legs.get(i);if(l?.origin==null||!e.lost_ms)continue;let r=s-l.origin;l.gaps.push({from:r-e.lost_ms,to:r,reason:e.reason??""})}}#l(e,s,n){let i=this.#t(s.session_id,n);if(e==="session.changed.v1"&&br(i,s,n),s.leg_id==null)return;let l=i.leg(s.leg_id,s.role??"unknown");l.heardAt=Math.max(l.heardAt,n),e==="utterance.started.v1"?vu(l,s,n):e==="utterance.ended.v1"?bu(l,s,n):e==="emotion.v1"?this.#i(l,s,n):e==="state.v1"&&(l.origin=n-s.since_ms)}#i(e,s,n){let i=s.audio;e.origin=n-i.end_ms,e.latencyMs=s.latency_ms?.audio_end_to_publish??e.latencyMs,e.inferenceMs=s.latency_ms?.inference??e.inferenceMs,e.model=`${s.model.name} ${s.model.version} (${s.model.precision})`,e.quality=i.quality;let l=e.utterances.at(-1),r=e.pieces.at(-1),c=l?.id===s.utterance_id?l.from:i.start_ms,d=r!==void 0&&r.to>c?r.to:c;d>=i.end_ms||(e.pieces.push({from:d,to:i.end_ms,shares:s.abstained?[]:this.#r(s),reason:s.abstained?s.reason??"unknown":null}),s.dimensions&&!s.abstained&&e.affect.push({at:i.end_ms,valence:s.dimensions.valence,arousal:s.dimensions.arousal}))}#r(e){let s=this.labels.map(()=>0);for(let{name:n,probability:i}of e.posterior??[]){let l=this.labels.indexOf(n);l<0&&(l=this.labels.push(n)-1),s[l]=i}return s}};function br(t,e,s){for(let n of e.legs??[])gu(t.leg(n.leg_id,n.role),n,s)}function gu(t,e,s){t.codec=e.codec,t.origin??=s}function vu(t,e,s){let n=t.utterances.at(-1);n?.id!==e.utterance_id&&(n!==void 0&&(n.to??=e.start_ms),t.origin=s-e.start_ms,t.utterances.push({id:e.utterance_id,from:e.start_ms,to:null}))}function bu(t,e,s){let{start_ms:n,end_ms:i}=e.audio;t.origin=s-i;let l=t.utterances.at(-1);l?.id===e.utterance_id?(l.from=n,l.to=i):t.utterances.push({id:e.utterance_id,from:n,to:i})}function wu(t,e){let s=t.utterances.at(-1);s!==void 0&&t.origin!==null&&(s.to??=e-t.origin),t.current={...t.current,...wr}}function _u(t,e){if(t.origin===null)return;let s=e-ai-t.origin;li(t.pieces,n=>n.to<s),li(t.utterances,n=>(n.to??1/0)<s),li(t.gaps,n=>n.to<s),li(t.affect,n=>n.at<s)}function li(t,e){let s=0;for(;s<t.length&&e(t[s]);)s++;s>0&&t.splice(0,s)}var yu=5e3,_r=1e3,xu=1.5,Su=300,$u=100,ku=1e3,qn=5e3;var ci=class extends EventTarget{constructor(s,n={}){super();this.url=s;this.options=n;this.model=new ri;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#n=null;this.#s=[];this.#o=!1;this.#l=0;this.#i=0;this.#r=0;this.#a=0;this.#c=()=>{let s=this.#a-performance.now();if(s>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#c),s);return}this.#o=!1,this.#l=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock()),this.dispatchEvent(new Event("change"))};this.#h=()=>this.reconnect()}#e;#t;#n;#s;#o;#l;#i;#r;#a;start(){this.stop();let s=new AbortController,n=l=>this.setStatus(l),i=vr(this.url,{queueEvents:1e5,...this.options,onStatus:n,signal:s.signal});this.#n=s,this.#t=i,this.#s=[setInterval(()=>this.model.forget(this.clock()),yu),setInterval(()=>this.changed(!1),_r)],addEventListener("online",this.#h),this.#d(i,s.signal)}stop(){this.#n?.abort(),this.#n=null,this.#s.forEach(clearInterval),removeEventListener("online",this.#h)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>qn}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#n===null?this.start():this.#t?.reconnect()}changed(s=!0){if(this.#o||this.isPaused&&!s)return;this.#o=!0;let n=performance.now(),i=Math.min(Su,xu*this.model.sessions.size),l=Math.max(i-(n-this.#l),this.#a-n);document.hidden?setTimeout(this.#c,_r):l<=0?requestAnimationFrame(this.#c):setTimeout(()=>requestAnimationFrame(this.#c),l)}setStatus(s){s==="open"?(this.lostAt=null,this.#r=this.clock(),this.#i=performance.now(),this.#u()):this.lostAt??=this.clock(),s!=="refused"&&(this.refusal=null),this.status=s,this.dispatchEvent(new Event("status")),this.changed()}async#d(s,n){try{for await(let i of s)this.#f(i)}catch(i){if(n.aborted)return;this.stop(),i instanceof Xt||reportError(i),this.refusal=i instanceof Xt?i:new Xt(0,String(i)),this.setStatus("refused")}}#f(s){this.model.apply(s),Date.parse(s.time)>this.#r?this.dispatchEvent(new CustomEvent("event",{detail:s})):this.#u(),this.changed(!1)}#u(){this.#a=Math.min(performance.now()+$u,this.#i+ku)}#c;#h};var Au=180,Eu=5e3,Mu=2,Tu=5e3,Cu=4e3,yo=class extends ci{constructor(){super(location.origin,{token:()=>E.token,recentS:Au});this.health=null;this.route=go(location.hash);this.theme="auto";this.texts=ho(navigator.language);this.tokenIsWrong=!1;this.announcement="";this.#e="";this.#t=0;this.#n=matchMedia("(prefers-color-scheme: dark)")}#e;#t;#n;open(){this.#i(),this.#n.addEventListener("change",()=>this.#s()),addEventListener("hashchange",()=>{this.route=go(location.hash),this.changed()}),this.addEventListener("event",s=>this.#o(s.detail)),this.#l(),this.start()}get language(){return this.texts.code}get scheme(){return`${this.theme} ${this.#n.matches}`}get token(){return this.#e}addressOf(s){return _n({view:"session",sessionId:s.id,t:null})}go(s){location.hash=_n({...this.route,...s})}setTheme(s){this.theme=s,s==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=s,yr("theme",s),this.#s()}setLanguage(s){this.texts=ho(s),lr(this.texts),yr("language",this.texts.code),this.changed()}signIn(s){this.#e=s,this.start()}setStatus(s){let n=s==="refused"&&this.refusal?.status===401;this.tokenIsWrong=n&&this.#e!=="",super.setStatus(n?"token":s)}#s(){this.dispatchEvent(new Event("theme")),this.changed()}#o(s){if(ii(s)!=="state.v1"||Nt(s.data.state).need<Mu)return;let n=performance.now();if(s.data.state==="none"||n-this.#t<Eu)return;this.#t=n;let{role:i,session_id:l,state:r}=s.data;this.announcement=this.texts.t("announce",{role:this.texts.word(i),id:l,state:this.texts.word(r)})}async#l(){try{let s=await fetch("/healthz",{signal:AbortSignal.timeout(Cu),cache:"no-store"});this.health={ok:s.ok,text:(await s.text()).trim()},this.changed()}catch{}setTimeout(()=>{this.#l()},Tu)}#i(){this.setLanguage(xr("language")??navigator.language);let s=xr("theme");this.setTheme(s==="light"||s==="dark"?s:"auto")}};function yr(t,e){try{localStorage.setItem(`emotion-streamer.${t}`,e)}catch{return}}function xr(t){try{return localStorage.getItem(`emotion-streamer.${t}`)}catch{return null}}var E=new yo;var ui={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},di=t=>(...e)=>({_$litDirective$:t,values:e}),Yn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,s,n){this._$Ct=e,this._$AM=s,this._$Ci=n}_$AS(e,s){return this.update(e,s)}update(e,s){return this.render(...s)}};var xo=class extends Yn{constructor(e){if(super(e),e.type!==ui.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return bt}update(e,[s]){let{style:n}=e.element;for(let[i,l]of Object.entries(s))n.setProperty(i,l);return bt}},fi=di(xo);function Sr(t,e,s){let n=[];for(let c of t)if(c.origin!==null)for(let d of c.utterances){let[p,b]=Pu(d,c.origin,e,s);p<b&&n.push({at:p,leg:c.id,change:1},{at:b,leg:c.id,change:-1})}n.sort((c,d)=>c.at-d.at||c.change-d.change);let i={alone:new Map(t.map(c=>[c.id,0])),overlap:0,silence:0,total:Math.max(0,s-e)},l=new Map,r=e;for(let c of[...n,{at:s,leg:"",change:1}]){let d=[...l].filter(([,b])=>b>0).map(([b])=>b),p=c.at-r;d.length===0?i.silence+=p:d.length>1?i.overlap+=p:i.alone.set(d[0],i.alone.get(d[0])+p),l.set(c.leg,(l.get(c.leg)??0)+c.change),r=c.at}return i}function Pu(t,e,s,n){return[Math.max(s,t.from+e),Math.min(n,t.to===null?n:t.to+e)]}var Le=8,Lu=5,$r=new Map;function kr(t,e,s,n,i){t.clearRect(0,0,n.width,n.height);let l=e.origin;if(l===null||!e.analysed)return;let r=n.width*n.scale/(n.to-n.from),c=h=>Math.round((h+l-n.from)*r)/n.scale,d=(h,g,y)=>{let x=Math.max(0,c(h)),M=Math.min(n.width,c(g));M<=x||(t.fillStyle=y,t.fillRect(x,0,Math.max(.5,M-x),n.height))},p=n.until-l;d(0,p,Kn(t,"silent",i.hatch));for(let{from:h,to:g}of e.utterances)d(h,g??p,i.speech),g!==null&&d(h,g,Kn(t,"unsure",i.hatch));let b=s.map((h,g)=>g).sort((h,g)=>ti(s[h],s[g]));for(let h of e.pieces)c(h.to)<0||c(h.from)>n.width||(d(h.from,h.to,i.speech),h.reason===null?Ru(t,h,s,b,c(h.from),c(h.to),n.height):d(h.from,h.to,Kn(t,Du(h.reason),i.hatch)));for(let h of e.gaps)d(h.from,h.to,i.speech),d(h.from,h.to,Kn(t,"lost",i.lost))}function Du(t){return t==="audio_lost"||t==="overload"?"lost":t==="paused"?"paused":"unsure"}function Kn(t,e,s){return Ar(t,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[e],s)}function Ru(t,e,s,n,i,l,r){let c=r,d=Math.max(.5,l-i);for(let p of n){let b=(e.shares[p]??0)*r;if(b<.5)continue;let{colour:h,pattern:g}=Nt(s[p]);t.fillStyle=h,t.fillRect(i,c-b,d,b),g!=="plain"&&b>=Lu&&(t.fillStyle=Ar(t,g,"rgba(0, 0, 0, 0.38)"),t.fillRect(i,c-b,d,b)),c-=b}}function Ar(t,e,s){let n=`${e} ${s}`,i=$r.get(n);return i===void 0&&(i=t.createPattern(Ou(e,s),"repeat"),$r.set(n,i)),i}function Ou(t,e){let s=document.createElement("canvas");s.width=s.height=Le;let n=s.getContext("2d");return n.strokeStyle=n.fillStyle=e,n.lineWidth=1.5,n.beginPath(),(t==="rising"||t==="cross")&&hi(n,[-2,2,2,-2],[0,Le,Le,0],[Le-2,Le+2,Le+2,Le-2]),(t==="falling"||t==="cross")&&hi(n,[-2,Le-2,2,Le+2],[0,0,Le,Le],[Le-2,-2,Le+2,2]),t==="rows"&&hi(n,[0,Le/2,Le,Le/2]),t==="columns"&&hi(n,[Le/2,0,Le/2,Le]),n.stroke(),t==="dots"&&n.fillRect(3,3,1.6,1.6),s}function hi(t,...e){for(let[s,n,i,l]of e)t.moveTo(s,n),t.lineTo(i,l)}var en=new Map,So=!1;function Er(t){en.set(t,0),So||(So=!0,Tr())}function Mr(t){en.delete(t)}function pi(t){en.has(t)&&en.set(t,0)}function Tr(){if(en.size===0){So=!1;return}setTimeout(()=>requestAnimationFrame(zu),100)}function zu(t){for(let[e,s]of en)if(!(!e.visible||s>t)&&(e.paint(),en.delete(e),en.set(e,t+e.everyMs),performance.now()-t>6))break;Tr()}function qe(t,e){customElements.get(t)===void 0&&customElements.define(t,e)}function Zn(t){let{shape:e,colour:s}=Nt(t);return D`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Ss`<path d=${e} fill=${s} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var wt=Pe`
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
`;var Nu=18e4,Hu=1e3,Iu=5e3,$o=class extends Be{constructor(){super(...arguments);this.display=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=Hu;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(s=>{this.visible=s.at(-1).isIntersecting,this.visible&&pi(this)});this.#s=new ResizeObserver(()=>pi(this))}static{this.properties={display:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=Pe`
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
  `}#e;#t;#n;#s;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#s.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,Iu)),Er(this)}disconnectedCallback(){Mr(this),this.#n.disconnect(),this.#s.disconnect(),super.disconnectedCallback()}render(){return D`<canvas aria-hidden="true"></canvas>`}updated(s){s.has("scheme")&&(this.#t=null),pi(this)}paint(){let s=this.renderRoot.querySelector("canvas"),{clientWidth:n,clientHeight:i}=this,{display:l,leg:r}=this;if(s===null||l===null||r===null||n===0)return;let c=Math.min(devicePixelRatio,2);(s.width!==Math.round(n*c)||s.height!==Math.round(i*c))&&(s.width=Math.round(n*c),s.height=Math.round(i*c)),this.#e??=s.getContext("2d");let d=this.#e;d.setTransform(c,0,0,c,0,0),this.#t??=Uu(this);let p=l.now(),b=this.to??p,h=this.from??b-Nu,g=Math.min(this.until??1/0,l.lostAt??1/0,p);kr(d,r,l.model.labels,{from:h,to:b,width:n,height:i,scale:c,until:g},this.#t)}};function Uu(t){let e=getComputedStyle(t),s=n=>e.getPropertyValue(n).trim();return{speech:s("--speech"),hatch:s("--hatch"),lost:s("--lost"),cursor:s("--accent")}}qe("es-lane",$o);var Vu=["silent","unsure","lost","paused"],ko=class extends Be{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[wt,Pe`
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
    `]}render(){if(this.display===null)return J;let{model:s,texts:n}=this.display;return D`<div role="group" aria-label=${n.t("legend")}>
        ${[...s.labels].sort(ti).map(i=>D`<span>${Zn(i)} ${n.word(i)}</span>`)}
        ${Vu.map(i=>D`<span><canvas width="52" height="32" data-kind=${i} aria-hidden="true"></canvas>${n.t(`hatch_${i}`)}</span>`)}
      </div>
      <p>${n.t("events_say")}</p>`}updated(){let s=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let i=n.dataset.kind,l=s.getPropertyValue(i==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===l)continue;n.dataset.colour=l;let r=n.getContext("2d");r.setTransform(2,0,0,2,0,0),r.clearRect(0,0,26,16),r.fillStyle=Kn(r,i,l),r.fillRect(0,0,26,16)}}};qe("es-legend",ko);var Ao=class extends Be{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(s=>{this.#e=s.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#s=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[wt,Pe`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:s,session:n}=this;if(n===null||s===null)return J;let{texts:i}=s,l=s.isStale||Fu(n,s.clock()),r=n.endedAt!==null,c=[r?"ended":l?"stale":`need${si(n)}`];return D`<article part="tile" class=${c.join(" ")} aria-label=${Jn(n)}>
      <header part="header">
        ${this.#n(s,n)}
        <span class="when muted number">
          ${r?i.t("ended",{reason:i.word(n.endReason)}):at(s.now()-n.startedAt)}
        </span>
      </header>
      ${[...n.legs.values()].map(d=>Wu(s,n,d))}
      <div class="axis" aria-hidden="true"><span>${i.t("minutes_ago")}</span><span>${i.t("now")}</span></div>
      ${l&&!r?D`<p class="note">${i.t("stale",{time:Js(Cr(n),i.code)})}</p>`:J}
    </article>`}#n(s,n){let i=s.addressOf(n),l=s.texts.t("open_session",{id:Jn(n)});return i!==null?D`<a href=${i} aria-label=${l} title=${n.id}>${Jn(n)}</a>`:D`<button aria-label=${l} title=${n.id} @click=${this.#s}>${Jn(n)}</button>`}#s};function Wu(t,e,s){return D`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${s.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${t.texts.word(s.role)}</span>
      ${Eo(s,t)}
    </div>
    ${s.analysed?D`<es-lane part="ribbon" .display=${t} .leg=${s} .until=${e.endedAt} .scheme=${t.scheme}></es-lane>`:J}
  </section>`}function Jn(t){let e=/^[0-9a-f-]{32,36}$/.test(t.id)?t.id.slice(0,8):t.id;return t.sourceId?`${t.sourceId} · ${e}`:e}function Eo(t,e){let{texts:s}=e;if(!t.analysed)return D`<span class="state quiet" part="state">${s.t("not_analysed")}</span>`;if(t.state==="none"){let n=t.speaking?"listening":t.pieces.length>0?"none":"silent";return D`<span class="state quiet" part="state">${s.t(n)}</span>`}return D`<span class="state" part="state">${Zn(t.state)} ${s.word(t.state)}</span>
    <span class="percent number">${Math.round(t.probability*100)} %</span>
    ${t.since===null?J:D`<span class="since number">${s.t("since",{time:at(e.now()-t.since)})}</span>`}`}function Cr(t){return Math.max(t.startedAt,...[...t.legs.values()].map(e=>e.heardAt))}function Fu(t,e){let s=[...t.legs.values()].some(n=>n.speaking&&n.analysed);return t.endedAt===null&&s&&e-Cr(t)>2*qn}qe("es-tile",Ao);var ju="uplot",Bu="u-hz",Gu="u-vt",qu="u-title",Yu="u-wrap",Ku="u-under",Zu="u-over",Ju="u-axis",Sn="u-off",Qu="u-select",Xu="u-cursor-x",ed="u-cursor-y",td="u-cursor-pt",nd="u-legend",sd="u-live",id="u-inline",od="u-series",ld="u-marker",Pr="u-label",rd="u-value",ks="width",As="height";var Lr="bottom",Qn="left",Mo="right",Bo="#000",Dr=Bo+"0",To="mousemove",Rr="mousedown",Co="mouseup",Or="mouseenter",zr="mouseleave",Nr="dblclick",ad="resize",cd="scroll",Hr="change",wi="dppxchange",Go="--",os=typeof window<"u",Oo=os?document:null,es=os?window:null,ud=os?navigator:null,ce,mi;function zo(){let t=devicePixelRatio;ce!=t&&(ce=t,mi&&Ho(Hr,mi,zo),mi=matchMedia(`(min-resolution: ${ce-.001}dppx) and (max-resolution: ${ce+.001}dppx)`),$n(Hr,mi,zo),es.dispatchEvent(new CustomEvent(wi)))}function ct(t,e){if(e!=null){let s=t.classList;!s.contains(e)&&s.add(e)}}function No(t,e){let s=t.classList;s.contains(e)&&s.remove(e)}function _e(t,e,s){t.style[e]=s+"px"}function Et(t,e,s,n){let i=Oo.createElement(t);return e!=null&&ct(i,e),s?.insertBefore(i,n),i}function _t(t,e){return Et("div",t,e)}var Ir=new WeakMap;function Ht(t,e,s,n,i){let l="translate("+e+"px,"+s+"px)",r=Ir.get(t);l!=r&&(t.style.transform=l,Ir.set(t,l),e<0||s<0||e>n||s>i?ct(t,Sn):No(t,Sn))}var Ur=new WeakMap;function Vr(t,e,s){let n=e+s,i=Ur.get(t);n!=i&&(Ur.set(t,n),t.style.background=e,t.style.borderColor=s)}var Wr=new WeakMap;function Fr(t,e,s,n){let i=e+""+s,l=Wr.get(t);i!=l&&(Wr.set(t,i),t.style.height=s+"px",t.style.width=e+"px",t.style.marginLeft=n?-e/2+"px":0,t.style.marginTop=n?-s/2+"px":0)}var qo={passive:!0},dd={...qo,capture:!0};function $n(t,e,s,n){e.addEventListener(t,s,n?dd:qo)}function Ho(t,e,s,n){e.removeEventListener(t,s,qo)}os&&zo();function Mt(t,e,s,n){let i;s=s||0,n=n||e.length-1;let l=n<=2147483647;for(;n-s>1;)i=l?s+n>>1:ut((s+n)/2),e[i]<t?s=i:n=i;return t-e[s]<=e[n]-t?s:n}function va(t){return(s,n,i)=>{let l=-1,r=-1;for(let c=n;c<=i;c++)if(t(s[c])){l=c;break}for(let c=i;c>=n;c--)if(t(s[c])){r=c;break}return[l,r]}}var ba=t=>t!=null,wa=t=>t!=null&&t>0,xi=va(ba),fd=va(wa);function hd(t,e,s,n=0,i=!1){let l=i?fd:xi,r=i?wa:ba;[e,s]=l(t,e,s);let c=t[e],d=t[e];if(e>-1)if(n==1)c=t[e],d=t[s];else if(n==-1)c=t[s],d=t[e];else for(let p=e;p<=s;p++){let b=t[p];r(b)&&(b<c?c=b:b>d&&(d=b))}return[c??pe,d??-pe]}function Si(t,e,s,n){let i=Gr(t),l=Gr(e);t==e&&(i==-1?(t*=s,e/=s):(t/=s,e*=s));let r=s==10?Bt:_a,c=i==1?ut:yt,d=l==1?yt:ut,p=c(r(Re(t))),b=d(r(Re(e))),h=ts(s,p),g=ts(s,b);return s==10&&(p<0&&(h=me(h,-p)),b<0&&(g=me(g,-b))),n||s==2?(t=h*i,e=g*l):(t=$a(t,h),e=$i(e,g)),[t,e]}function Yo(t,e,s,n){let i=Si(t,e,s,n);return t==0&&(i[0]=0),e==0&&(i[1]=0),i}var Ko=.1,jr={mode:3,pad:Ko},Ms={pad:0,soft:null,mode:0},pd={min:Ms,max:Ms};function _i(t,e,s,n){return ki(s)?Br(t,e,s):(Ms.pad=s,Ms.soft=n?0:null,Ms.mode=n?3:0,Br(t,e,pd))}function re(t,e){return t??e}function md(t,e,s){for(e=re(e,0),s=re(s,t.length-1);e<=s;){if(t[e]!=null)return!0;e++}return!1}function Br(t,e,s){let n=s.min,i=s.max,l=re(n.pad,0),r=re(i.pad,0),c=re(n.hard,-pe),d=re(i.hard,pe),p=re(n.soft,pe),b=re(i.soft,-pe),h=re(n.mode,0),g=re(i.mode,0),y=e-t,x=Bt(y),M=Xe(Re(t),Re(e)),z=Bt(M),F=Re(z-x);(y<1e-24||F>10)&&(y=0,(t==0||e==0)&&(y=1e-24,h==2&&p!=pe&&(l=0),g==2&&b!=-pe&&(r=0)));let $=y||M||1e3,U=Bt($),k=ts(10,ut(U)),Q=$*(y==0?t==0?.1:1:l),O=me($a(t-Q,k/10),24),X=t>=p&&(h==1||h==3&&O<=p||h==2&&O>=p)?p:pe,Y=Xe(c,O<X&&t>=X?X:Tt(X,O)),ne=$*(y==0?e==0?.1:1:r),q=me($i(e+ne,k/10),24),A=e<=b&&(g==1||g==3&&q>=b||g==2&&q<=b)?b:-pe,Z=Tt(d,q>A&&e<=A?A:Xe(A,q));return Y==Z&&Y==0&&(Z=100),[Y,Z]}var gd=new Intl.NumberFormat(os?ud.language:"en-US"),Zo=t=>gd.format(t),dt=Math,bi=dt.PI,Re=dt.abs,ut=dt.floor,De=dt.round,yt=dt.ceil,Tt=dt.min,Xe=dt.max,ts=dt.pow,Gr=dt.sign,Bt=dt.log10,_a=dt.log2,vd=(t,e=1)=>dt.sinh(t)*e,Po=(t,e=1)=>dt.asinh(t/e),pe=1/0;function qr(t){return(Bt((t^t>>31)-(t>>31))|0)+1}function Io(t,e,s){return Tt(Xe(t,e),s)}function ya(t){return typeof t=="function"}function se(t){return ya(t)?t:()=>t}var bd=()=>{},xa=t=>t,Sa=(t,e)=>e,wd=t=>null,Yr=t=>!0,Kr=(t,e)=>t==e,_d=/\.\d*?(?=9{6,}|0{6,})/gm,kn=t=>{if(Aa(t)||nn.has(t))return t;let e=`${t}`,s=e.match(_d);if(s==null)return t;let n=s[0].length-1;if(e.indexOf("e-")!=-1){let[i,l]=e.split("e");return+`${kn(i)}e${l}`}return me(t,n)};function yn(t,e){return kn(me(kn(t/e))*e)}function $i(t,e){return kn(yt(kn(t/e))*e)}function $a(t,e){return kn(ut(kn(t/e))*e)}function me(t,e=0){if(Aa(t))return t;let s=10**e,n=t*s*(1+Number.EPSILON);return De(n)/s}var nn=new Map;function ka(t){return((""+t).split(".")[1]||"").length}function Cs(t,e,s,n){let i=[],l=n.map(ka);for(let r=e;r<s;r++){let c=Re(r),d=me(ts(t,r),c);for(let p=0;p<n.length;p++){let b=t==10?+`${n[p]}e${r}`:n[p]*d,h=(r>=0?0:c)+(r>=l[p]?0:l[p]),g=t==10?b:me(b,h);i.push(g),nn.set(g,h)}}return i}var Ts={},Jo=[],ns=[null,null],tn=Array.isArray,Aa=Number.isInteger,yd=t=>t===void 0;function Zr(t){return typeof t=="string"}function ki(t){let e=!1;if(t!=null){let s=t.constructor;e=s==null||s==Object}return e}function xd(t){return t!=null&&typeof t=="object"}var Sd=Object.getPrototypeOf(Uint8Array),Ea="__proto__";function ss(t,e=ki){let s;if(tn(t)){let n=t.find(i=>i!=null);if(tn(n)||e(n)){s=Array(t.length);for(let i=0;i<t.length;i++)s[i]=ss(t[i],e)}else s=t.slice()}else if(t instanceof Sd)s=t.slice();else if(e(t)){s={};for(let n in t)n!=Ea&&(s[n]=ss(t[n],e))}else s=t;return s}function Me(t){let e=arguments;for(let s=1;s<e.length;s++){let n=e[s];for(let i in n)i!=Ea&&(ki(t[i])?Me(t[i],ss(n[i])):t[i]=ss(n[i]))}return t}var $d=0,kd=1,Ad=2;function Ed(t,e,s){for(let n=0,i,l=-1;n<e.length;n++){let r=e[n];if(r>l){for(i=r-1;i>=0&&t[i]==null;)t[i--]=null;for(i=r+1;i<s&&t[i]==null;)t[l=i++]=null}}}function Md(t,e){if(Pd(t)){let r=t[0].slice();for(let c=1;c<t.length;c++)r.push(...t[c].slice(1));return Ld(r[0])||(r=Cd(r)),r}let s=new Set;for(let r=0;r<t.length;r++){let d=t[r][0],p=d.length;for(let b=0;b<p;b++)s.add(d[b])}let n=[Array.from(s).sort((r,c)=>r-c)],i=n[0].length,l=new Map;for(let r=0;r<i;r++)l.set(n[0][r],r);for(let r=0;r<t.length;r++){let c=t[r],d=c[0];for(let p=1;p<c.length;p++){let b=c[p],h=Array(i).fill(void 0),g=e?e[r][p]:kd,y=[];for(let x=0;x<b.length;x++){let M=b[x],z=l.get(d[x]);M===null?g!=$d&&(h[z]=M,g==Ad&&y.push(z)):h[z]=M}Ed(h,y,i),n.push(h)}}return n}var Td=typeof queueMicrotask>"u"?t=>Promise.resolve().then(t):queueMicrotask;function Cd(t){let e=t[0],s=e.length,n=Array(s);for(let l=0;l<n.length;l++)n[l]=l;n.sort((l,r)=>e[l]-e[r]);let i=[];for(let l=0;l<t.length;l++){let r=t[l],c=Array(s);for(let d=0;d<s;d++)c[d]=r[n[d]];i.push(c)}return i}function Pd(t){let e=t[0][0],s=e.length;for(let n=1;n<t.length;n++){let i=t[n][0];if(i.length!=s)return!1;if(i!=e){for(let l=0;l<s;l++)if(i[l]!=e[l])return!1}}return!0}function Ld(t,e=100){let s=t.length;if(s<=1)return!0;let n=0,i=s-1;for(;n<=i&&t[n]==null;)n++;for(;i>=n&&t[i]==null;)i--;if(i<=n)return!0;let l=Xe(1,ut((i-n+1)/e));for(let r=t[n],c=n+l;c<=i;c+=l){let d=t[c];if(d!=null){if(d<=r)return!1;r=d}}return!0}var Ma=["January","February","March","April","May","June","July","August","September","October","November","December"],Ta=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Ca(t){return t.slice(0,3)}var Dd=Ta.map(Ca),Rd=Ma.map(Ca),Od={MMMM:Ma,MMM:Rd,WWWW:Ta,WWW:Dd};function $s(t){return(t<10?"0":"")+t}function zd(t){return(t<10?"00":t<100?"0":"")+t}var Nd={YYYY:t=>t.getFullYear(),YY:t=>(t.getFullYear()+"").slice(2),MMMM:(t,e)=>e.MMMM[t.getMonth()],MMM:(t,e)=>e.MMM[t.getMonth()],MM:t=>$s(t.getMonth()+1),M:t=>t.getMonth()+1,DD:t=>$s(t.getDate()),D:t=>t.getDate(),WWWW:(t,e)=>e.WWWW[t.getDay()],WWW:(t,e)=>e.WWW[t.getDay()],HH:t=>$s(t.getHours()),H:t=>t.getHours(),h:t=>{let e=t.getHours();return e==0?12:e>12?e-12:e},AA:t=>t.getHours()>=12?"PM":"AM",aa:t=>t.getHours()>=12?"pm":"am",a:t=>t.getHours()>=12?"p":"a",mm:t=>$s(t.getMinutes()),m:t=>t.getMinutes(),ss:t=>$s(t.getSeconds()),s:t=>t.getSeconds(),fff:t=>zd(t.getMilliseconds())};function Qo(t,e){e=e||Od;let s=[],n=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=n.exec(t);)s.push(i[0][0]=="{"?Nd[i[1]]:i[0]);return l=>{let r="";for(let c=0;c<s.length;c++)r+=typeof s[c]=="string"?s[c]:s[c](l,e);return r}}var Hd=new Intl.DateTimeFormat().resolvedOptions().timeZone;function Id(t,e){let s;return e=="UTC"||e=="Etc/UTC"?s=new Date(+t+t.getTimezoneOffset()*6e4):e==Hd?s=t:(s=new Date(t.toLocaleString("en-US",{timeZone:e})),s.setMilliseconds(t.getMilliseconds())),s}var Pa=t=>t%1==0,yi=[1,2,2.5,5],Ud=Cs(10,-32,0,yi),La=Cs(10,0,32,yi),Vd=La.filter(Pa),xn=Ud.concat(La),Xo=`
`,Da="{YYYY}",Jr=Xo+Da,Ra="{M}/{D}",Es=Xo+Ra,gi=Es+"/{YY}",Oa="{aa}",Wd="{h}:{mm}",Xn=Wd+Oa,Qr=Xo+Xn,Xr=":{ss}",de=null;function za(t){let e=t*1e3,s=e*60,n=s*60,i=n*24,l=i*30,r=i*365,d=(t==1?Cs(10,0,3,yi).filter(Pa):Cs(10,-3,0,yi)).concat([e,e*5,e*10,e*15,e*30,s,s*5,s*10,s*15,s*30,n,n*2,n*3,n*4,n*6,n*8,n*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,l,l*2,l*3,l*4,l*6,r,r*2,r*5,r*10,r*25,r*50,r*100]),p=[[r,Da,de,de,de,de,de,de,1],[i*28,"{MMM}",Jr,de,de,de,de,de,1],[i,Ra,Jr,de,de,de,de,de,1],[n,"{h}"+Oa,gi,de,Es,de,de,de,1],[s,Xn,gi,de,Es,de,de,de,1],[e,Xr,gi+" "+Xn,de,Es+" "+Xn,de,Qr,de,1],[t,Xr+".{fff}",gi+" "+Xn,de,Es+" "+Xn,de,Qr,de,1]];function b(h){return(g,y,x,M,z,F)=>{let $=[],U=z>=r,k=z>=l&&z<r,Q=h(x),O=me(Q*t,3),X=Lo(Q.getFullYear(),U?0:Q.getMonth(),k||U?1:Q.getDate()),Y=me(X*t,3);if(k||U){let ne=k?z/l:0,q=U?z/r:0,A=O==Y?O:me(Lo(X.getFullYear()+q,X.getMonth()+ne,1)*t,3),Z=new Date(De(A/t)),N=Z.getFullYear(),B=Z.getMonth();for(let W=0;A<=M;W++){let ie=Lo(N+q*W,B+ne*W,1),V=ie-h(me(ie*t,3));A=me((+ie+V)*t,3),A<=M&&$.push(A)}}else{let ne=z>=i?i:z,q=ut(x)-ut(O),A=Y+q+$i(O-Y,ne);$.push(A);let Z=h(A),N=Z.getHours()+Z.getMinutes()/s+Z.getSeconds()/n,B=z/n,W=g.axes[y]._space,ie=F/W;for(;A=me(A+z,t==1?0:3),!(A>M);)if(B>1){let V=ut(me(N+B,6))%24,oe=h(A).getHours()-V;oe>1&&(oe=-1),A-=oe*n,N=(N+B)%24;let fe=$[$.length-1];me((A-fe)/z,3)*ie>=.7&&$.push(A)}else $.push(A)}return $}}return[d,p,b]}var[Fd,jd,Bd]=za(1),[Gd,qd,Yd]=za(.001);Cs(2,-53,53,[1]);function ea(t,e){return t.map(s=>s.map((n,i)=>i==0||i==8||n==null?n:e(i==1||s[8]==0?n:s[1]+n)))}function ta(t,e){return(s,n,i,l,r)=>{let c=e.find(x=>r>=x[0])||e[e.length-1],d,p,b,h,g,y;return n.map(x=>{let M=t(x),z=M.getFullYear(),F=M.getMonth(),$=M.getDate(),U=M.getHours(),k=M.getMinutes(),Q=M.getSeconds(),O=z!=d&&c[2]||F!=p&&c[3]||$!=b&&c[4]||U!=h&&c[5]||k!=g&&c[6]||Q!=y&&c[7]||c[1];return d=z,p=F,b=$,h=U,g=k,y=Q,O(M)})}}function Kd(t,e){let s=Qo(e);return(n,i,l,r,c)=>i.map(d=>s(t(d)))}function Lo(t,e,s){return new Date(t,e,s)}function na(t,e){return e(t)}var Zd="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function sa(t,e){return(s,n,i,l)=>l==null?Go:e(t(n))}function Jd(t,e){let s=t.series[e];return s.width?s.stroke(t,e):s.points.width?s.points.stroke(t,e):null}function Qd(t,e){return t.series[e].fill(t,e)}var Xd={show:!0,live:!0,isolate:!1,mount:bd,markers:{show:!0,width:2,stroke:Jd,fill:Qd,dash:"solid"},idx:null,idxs:null,values:[]};function ef(t,e){let s=t.cursor.points,n=_t(),i=s.size(t,e);_e(n,ks,i),_e(n,As,i);let l=i/-2;_e(n,"marginLeft",l),_e(n,"marginTop",l);let r=s.width(t,e,i);return r&&_e(n,"borderWidth",r),n}function tf(t,e){let s=t.series[e].points;return s._fill||s._stroke}function nf(t,e){let s=t.series[e].points;return s._stroke||s._fill}function sf(t,e){return t.series[e].points.size}var Do=[0,0];function of(t,e,s){return Do[0]=e,Do[1]=s,Do}function vi(t,e,s,n=!0){return i=>{i.button==0&&(!n||i.target==e)&&s(i)}}function Ro(t,e,s,n=!0){return i=>{(!n||i.target==e)&&s(i)}}var lf={show:!0,x:!0,y:!0,lock:!1,move:of,points:{one:!1,show:ef,size:sf,width:0,stroke:nf,fill:tf},bind:{mousedown:vi,mouseup:vi,click:vi,dblclick:vi,mousemove:Ro,mouseleave:Ro,mouseenter:Ro},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(t,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(t,e,s,n,i)=>n-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Na={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},el=Me({},Na,{filter:Sa}),Ha=Me({},el,{size:10}),Ia=Me({},Na,{show:!1}),tl='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Ua="bold "+tl,Va=1.5,ia={show:!0,scale:"x",stroke:Bo,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ua,side:2,grid:el,ticks:Ha,border:Ia,font:tl,lineGap:Va,rotate:0},rf="Value",af="Time",oa={show:!0,scale:"x",auto:!1,sorted:1,min:pe,max:-pe,idxs:[]};function cf(t,e,s,n,i){return e.map(l=>l==null?"":Zo(l))}function uf(t,e,s,n,i,l,r){let c=[],d=nn.get(i)||0;s=r?s:me($i(s,i),d);for(let p=s;p<=n;p=me(p+i,d))c.push(Object.is(p,-0)?0:p);return c}function Uo(t,e,s,n,i,l,r){let c=[],d=t.scales[t.axes[e].scale].log,p=d==10?Bt:_a,b=ut(p(s));i=ts(d,b),d==10&&(i=xn[Mt(i,xn)]);let h=s,g=i*d;d==10&&(g=xn[Mt(g,xn)]);do c.push(h),h=h+i,d==10&&!nn.has(h)&&(h=me(h,nn.get(i))),h>=g&&(i=h,g=i*d,d==10&&(g=xn[Mt(g,xn)]));while(h<=n);return c}function df(t,e,s,n,i,l,r){let d=t.scales[t.axes[e].scale].asinh,p=n>d?Uo(t,e,Xe(d,s),n,i):[d],b=n>=0&&s<=0?[0]:[];return(s<-d?Uo(t,e,Xe(d,-n),-s,i):[d]).reverse().map(g=>-g).concat(b,p)}var Wa=/./,ff=/[12357]/,hf=/[125]/,la=/1/,Vo=(t,e,s,n)=>t.map((i,l)=>e==4&&i==0||l%n==0&&s.test(i.toExponential()[i<0?1:0])?i:null);function pf(t,e,s,n,i){let l=t.axes[s],r=l.scale,c=t.scales[r],d=t.valToPos,p=l._space,b=d(10,r),h=d(9,r)-b>=p?Wa:d(7,r)-b>=p?ff:d(5,r)-b>=p?hf:la;if(h==la){let g=Re(d(1,r)-b);if(g<p)return Vo(e.slice().reverse(),c.distr,h,yt(p/g)).reverse()}return Vo(e,c.distr,h,1)}function mf(t,e,s,n,i){let l=t.axes[s],r=l.scale,c=l._space,d=t.valToPos,p=Re(d(1,r)-d(2,r));return p<c?Vo(e.slice().reverse(),3,Wa,yt(c/p)).reverse():e}function gf(t,e,s,n){return n==null?Go:e==null?"":Zo(e)}var ra={show:!0,scale:"y",stroke:Bo,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ua,side:3,grid:el,ticks:Ha,border:Ia,font:tl,lineGap:Va,rotate:0};function vf(t,e){let s=3+(t||1)*2;return me(s*e,3)}function bf(t,e){let{scale:s,idxs:n}=t.series[0],i=t._data[0],l=t.valToPos(i[n[0]],s,!0),r=t.valToPos(i[n[1]],s,!0),c=Re(r-l),d=t.series[e],p=c/(d.points.space*ce);return n[1]-n[0]<=p}var aa={scale:null,auto:!0,sorted:0,min:pe,max:-pe},Fa=(t,e,s,n,i)=>i,ca={show:!0,auto:!0,sorted:0,gaps:Fa,alpha:1,facets:[Me({},aa,{scale:"x"}),Me({},aa,{scale:"y"})]},ua={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Fa,alpha:1,points:{show:bf,filter:null},values:null,min:pe,max:-pe,idxs:[],path:null,clip:null};function wf(t,e,s,n,i){return s/10}var ja={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},_f=Me({},ja,{time:!1,ori:1}),da={};function Ba(t,e){let s=da[t];return s||(s={key:t,plots:[],sub(n){s.plots.push(n)},unsub(n){s.plots=s.plots.filter(i=>i!=n)},pub(n,i,l,r,c,d,p){for(let b=0;b<s.plots.length;b++)s.plots[b]!=i&&s.plots[b].pub(n,i,l,r,c,d,p)}},t!=null&&(da[t]=s)),s}var is=1,Wo=2;function An(t,e,s){let n=t.mode,i=t.series[e],l=n==2?t._data[e]:t._data,r=t.scales,c=t.bbox,d=l[0],p=n==2?l[1]:l[e],b=n==2?r[i.facets[0].scale]:r[t.series[0].scale],h=n==2?r[i.facets[1].scale]:r[i.scale],g=c.left,y=c.top,x=c.width,M=c.height,z=t.valToPosH,F=t.valToPosV;return b.ori==0?s(i,d,p,b,h,z,F,g,y,x,M,Ei,ls,Ti,qa,Ka):s(i,d,p,b,h,F,z,y,g,M,x,Mi,rs,il,Ya,Za)}function nl(t,e){let s=0,n=0,i=re(t.bands,Jo);for(let l=0;l<i.length;l++){let r=i[l];r.series[0]==e?s=r.dir:r.series[1]==e&&(r.dir==1?n|=1:n|=2)}return[s,n==1?-1:n==2?1:n==3?2:0]}function yf(t,e,s,n,i){let l=t.mode,r=t.series[e],c=l==2?r.facets[1].scale:r.scale,d=t.scales[c];return i==-1?d.min:i==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function Gt(t,e,s,n,i,l){return An(t,e,(r,c,d,p,b,h,g,y,x,M,z)=>{let F=r.pxRound,$=p.dir*(p.ori==0?1:-1),U=p.ori==0?ls:rs,k,Q;$==1?(k=s,Q=n):(k=n,Q=s);let O=F(h(c[k],p,M,y)),X=F(g(d[k],b,z,x)),Y=F(h(c[Q],p,M,y)),ne=F(g(l==1?b.max:b.min,b,z,x)),q=new Path2D(i);return U(q,Y,ne),U(q,O,ne),U(q,O,X),q})}function Ai(t,e,s,n,i,l){let r=null;if(t.length>0){r=new Path2D;let c=e==0?Ti:il,d=s;for(let h=0;h<t.length;h++){let g=t[h];if(g[1]>g[0]){let y=g[0]-d;y>0&&c(r,d,n,y,n+l),d=g[1]}}let p=s+i-d,b=10;p>0&&c(r,d,n-b/2,p,n+l+b)}return r}function xf(t,e,s){let n=t[t.length-1];n&&n[0]==e?n[1]=s:t.push([e,s])}function sl(t,e,s,n,i,l,r){let c=[],d=t.length;for(let p=i==1?s:n;p>=s&&p<=n;p+=i)if(e[p]===null){let h=p,g=p;if(i==1)for(;++p<=n&&e[p]===null;)g=p;else for(;--p>=s&&e[p]===null;)g=p;let y=l(t[h]),x=g==h?y:l(t[g]),M=h-i;y=r<=0&&M>=0&&M<d?l(t[M]):y;let F=g+i;x=r>=0&&F>=0&&F<d?l(t[F]):x,x>=y&&c.push([y,x])}return c}function fa(t){return t==0?xa:t==1?De:e=>yn(e,t)}function Ga(t){let e=t==0?Ei:Mi,s=t==0?(i,l,r,c,d,p)=>{i.arcTo(l,r,c,d,p)}:(i,l,r,c,d,p)=>{i.arcTo(r,l,d,c,p)},n=t==0?(i,l,r,c,d)=>{i.rect(l,r,c,d)}:(i,l,r,c,d)=>{i.rect(r,l,d,c)};return(i,l,r,c,d,p=0,b=0)=>{p==0&&b==0?n(i,l,r,c,d):(p=Tt(p,c/2,d/2),b=Tt(b,c/2,d/2),e(i,l+p,r),s(i,l+c,r,l+c,r+d,p),s(i,l+c,r+d,l,r+d,b),s(i,l,r+d,l,r,b),s(i,l,r,l+c,r,p),i.closePath())}}var Ei=(t,e,s)=>{t.moveTo(e,s)},Mi=(t,e,s)=>{t.moveTo(s,e)},ls=(t,e,s)=>{t.lineTo(e,s)},rs=(t,e,s)=>{t.lineTo(s,e)},Ti=Ga(0),il=Ga(1),qa=(t,e,s,n,i,l)=>{t.arc(e,s,n,i,l)},Ya=(t,e,s,n,i,l)=>{t.arc(s,e,n,i,l)},Ka=(t,e,s,n,i,l,r)=>{t.bezierCurveTo(e,s,n,i,l,r)},Za=(t,e,s,n,i,l,r)=>{t.bezierCurveTo(s,e,i,n,r,l)};function Ja(t){return(e,s,n,i,l)=>An(e,s,(r,c,d,p,b,h,g,y,x,M,z)=>{let{pxRound:F,points:$}=r,U,k;p.ori==0?(U=Ei,k=qa):(U=Mi,k=Ya);let Q=me($.width*ce,3),O=($.size-$.width)/2*ce,X=me(O*2,3),Y=new Path2D,ne=new Path2D,{left:q,top:A,width:Z,height:N}=e.bbox;Ti(ne,q-X,A-X,Z+X*2,N+X*2);let B=W=>{if(d[W]!=null){let ie=F(h(c[W],p,M,y)),V=F(g(d[W],b,z,x));U(Y,ie+O,V),k(Y,ie,V,O,0,bi*2)}};if(l)l.forEach(B);else for(let W=n;W<=i;W++)B(W);return{stroke:Q>0?Y:null,fill:Y,clip:ne,flags:is|Wo}})}function Qa(t){return(e,s,n,i,l,r)=>{n!=i&&(l!=n&&r!=n&&t(e,s,n),l!=i&&r!=i&&t(e,s,i),t(e,s,r))}}var Sf=Qa(ls),$f=Qa(rs);function Xa(t){let e=re(t?.alignGaps,0);return(s,n,i,l)=>An(s,n,(r,c,d,p,b,h,g,y,x,M,z)=>{[i,l]=xi(d,i,l);let F=r.pxRound,$=N=>F(h(N,p,M,y)),U=N=>F(g(N,b,z,x)),k,Q;p.ori==0?(k=ls,Q=Sf):(k=rs,Q=$f);let O=p.dir*(p.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:is},Y=X.stroke,ne=!1;if(l-i>=M*4){let N=H=>s.posToVal(H,p.key,!0),B=null,W=null,ie,V,et,ye=$(c[O==1?i:l]),oe=$(c[i]),fe=$(c[l]),ee=N(O==1?oe+1:fe-1);for(let H=O==1?i:l;H>=i&&H<=l;H+=O){let Te=c[H],xe=(O==1?Te<ee:Te>ee)?ye:$(Te),ue=d[H];xe==ye?ue!=null?(V=ue,B==null?(k(Y,xe,U(V)),ie=B=W=V):V<B?B=V:V>W&&(W=V)):ue===null&&(ne=!0):(B!=null&&Q(Y,ye,U(B),U(W),U(ie),U(V)),ue!=null?(V=ue,k(Y,xe,U(V)),B=W=ie=V):(B=W=null,ue===null&&(ne=!0)),ye=xe,ee=N(ye+O))}B!=null&&B!=W&&et!=ye&&Q(Y,ye,U(B),U(W),U(ie),U(V))}else for(let N=O==1?i:l;N>=i&&N<=l;N+=O){let B=d[N];B===null?ne=!0:B!=null&&k(Y,$(c[N]),U(B))}let[A,Z]=nl(s,n);if(r.fill!=null||A!=0){let N=X.fill=new Path2D(Y),B=r.fillTo(s,n,r.min,r.max,A),W=U(B),ie=$(c[i]),V=$(c[l]);O==-1&&([V,ie]=[ie,V]),k(N,V,W),k(N,ie,W)}if(!r.spanGaps){let N=[];ne&&N.push(...sl(c,d,i,l,O,$,e)),X.gaps=N=r.gaps(s,n,i,l,N),X.clip=Ai(N,p.ori,y,x,M,z)}return Z!=0&&(X.band=Z==2?[Gt(s,n,i,l,Y,-1),Gt(s,n,i,l,Y,1)]:Gt(s,n,i,l,Y,Z)),X})}function kf(t){let e=re(t.align,1),s=re(t.ascDesc,!1),n=re(t.alignGaps,0),i=re(t.extend,!1);return(l,r,c,d)=>An(l,r,(p,b,h,g,y,x,M,z,F,$,U)=>{[c,d]=xi(h,c,d);let k=p.pxRound,{left:Q,width:O}=l.bbox,X=oe=>k(x(oe,g,$,z)),Y=oe=>k(M(oe,y,U,F)),ne=g.ori==0?ls:rs,q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:is},A=q.stroke,Z=g.dir*(g.ori==0?1:-1),N=Y(h[Z==1?c:d]),B=X(b[Z==1?c:d]),W=B,ie=B;i&&e==-1&&(ie=Q,ne(A,ie,N)),ne(A,B,N);for(let oe=Z==1?c:d;oe>=c&&oe<=d;oe+=Z){let fe=h[oe];if(fe==null)continue;let ee=X(b[oe]),H=Y(fe);e==1?ne(A,ee,N):ne(A,W,H),ne(A,ee,H),N=H,W=ee}let V=W;i&&e==1&&(V=Q+O,ne(A,V,N));let[et,ye]=nl(l,r);if(p.fill!=null||et!=0){let oe=q.fill=new Path2D(A),fe=p.fillTo(l,r,p.min,p.max,et),ee=Y(fe);ne(oe,V,ee),ne(oe,ie,ee)}if(!p.spanGaps){let oe=[];oe.push(...sl(b,h,c,d,Z,X,n));let fe=p.width*ce/2,ee=s||e==1?fe:-fe,H=s||e==-1?-fe:fe;oe.forEach(Te=>{Te[0]+=ee,Te[1]+=H}),q.gaps=oe=p.gaps(l,r,c,d,oe),q.clip=Ai(oe,g.ori,z,F,$,U)}return ye!=0&&(q.band=ye==2?[Gt(l,r,c,d,A,-1),Gt(l,r,c,d,A,1)]:Gt(l,r,c,d,A,ye)),q})}function ha(t,e,s,n,i,l,r=pe){if(t.length>1){let c=null;for(let d=0,p=1/0;d<t.length;d++)if(e[d]!==void 0){if(c!=null){let b=Re(t[d]-t[c]);b<p&&(p=b,r=Re(s(t[d],n,i,l)-s(t[c],n,i,l)))}c=d}}return r}function Af(t){t=t||Ts;let e=re(t.size,[.6,pe,1]),s=t.align||0,n=t.gap||0,i=t.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let l=se(i),r=1-e[0],c=re(e[1],pe),d=re(e[2],1),p=re(t.disp,Ts),b=re(t.each,y=>{}),{fill:h,stroke:g}=p;return(y,x,M,z)=>An(y,x,(F,$,U,k,Q,O,X,Y,ne,q,A)=>{let Z=F.pxRound,N=s,B=n*ce,W=c*ce,ie=d*ce,V,et;k.ori==0?[V,et]=l(y,x):[et,V]=l(y,x);let ye=k.dir*(k.ori==0?1:-1),oe=k.ori==0?Ti:il,fe=k.ori==0?b:(L,ge,Ce,Cn,rn,Pt,an)=>{b(L,ge,Ce,rn,Cn,an,Pt)},ee=re(y.bands,Jo).find(L=>L.series[0]==x),H=ee!=null?ee.dir:0,Te=F.fillTo(y,x,F.min,F.max,H),Ye=Z(X(Te,Q,A,ne)),xe,ue,xt,st=q,$e=Z(F.width*ce),Ct=!1,Ut=null,ft=null,qt=null,En=null;h!=null&&($e==0||g!=null)&&(Ct=!0,Ut=h.values(y,x,M,z),ft=new Map,new Set(Ut).forEach(L=>{L!=null&&ft.set(L,new Path2D)}),$e>0&&(qt=g.values(y,x,M,z),En=new Map,new Set(qt).forEach(L=>{L!=null&&En.set(L,new Path2D)})));let{x0:Mn,size:cs}=p;if(Mn!=null&&cs!=null){N=1,$=Mn.values(y,x,M,z),Mn.unit==2&&($=$.map(Ce=>y.posToVal(Y+Ce*q,k.key,!0)));let L=cs.values(y,x,M,z);cs.unit==2?ue=L[0]*q:ue=O(L[0],k,q,Y)-O(0,k,q,Y),st=ha($,U,O,k,q,Y,st),xt=st-ue+B}else st=ha($,U,O,k,q,Y,st),xt=st*r+B,ue=st-xt;xt<1&&(xt=0),$e>=ue/2&&($e=0),xt<5&&(Z=xa);let Ps=xt>0,on=st-xt-(Ps?$e:0);ue=Z(Io(on,ie,W)),xe=(N==0?ue/2:N==ye?0:ue)-N*ye*((N==0?B/2:0)+(Ps?$e/2:0));let Ke={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Tn=Ct?null:new Path2D,Vt=null;if(ee!=null)Vt=y.data[ee.series[1]];else{let{y0:L,y1:ge}=p;L!=null&&ge!=null&&(U=ge.values(y,x,M,z),Vt=L.values(y,x,M,z))}let ln=V*ue,K=et*ue;for(let L=ye==1?M:z;L>=M&&L<=z;L+=ye){let ge=U[L];if(ge==null)continue;if(Vt!=null){let tt=Vt[L]??0;if(ge-tt==0)continue;Ye=X(tt,Q,A,ne)}let Ce=k.distr!=2||p!=null?$[L]:L,Cn=O(Ce,k,q,Y),rn=X(re(ge,Te),Q,A,ne),Pt=Z(Cn-xe),an=Z(Xe(rn,Ye)),it=Z(Tt(rn,Ye)),ht=an-it;if(ge!=null){let tt=ge<0?K:ln,St=ge<0?ln:K;Ct?($e>0&&qt[L]!=null&&oe(En.get(qt[L]),Pt,it+ut($e/2),ue,Xe(0,ht-$e),tt,St),Ut[L]!=null&&oe(ft.get(Ut[L]),Pt,it+ut($e/2),ue,Xe(0,ht-$e),tt,St)):oe(Tn,Pt,it+ut($e/2),ue,Xe(0,ht-$e),tt,St),fe(y,x,L,Pt-$e/2,it,ue+$e,ht)}}return $e>0?Ke.stroke=Ct?En:Tn:Ct||(Ke._fill=F.width==0?F._fill:F._stroke??F._fill,Ke.width=0),Ke.fill=Ct?ft:Tn,Ke})}function Ef(t,e){let s=re(e?.alignGaps,0);return(n,i,l,r)=>An(n,i,(c,d,p,b,h,g,y,x,M,z,F)=>{[l,r]=xi(p,l,r);let $=c.pxRound,U=V=>$(g(V,b,z,x)),k=V=>$(y(V,h,F,M)),Q,O,X;b.ori==0?(Q=Ei,X=ls,O=Ka):(Q=Mi,X=rs,O=Za);let Y=b.dir*(b.ori==0?1:-1),ne=U(d[Y==1?l:r]),q=ne,A=[],Z=[];for(let V=Y==1?l:r;V>=l&&V<=r;V+=Y)if(p[V]!=null){let ye=d[V],oe=U(ye);A.push(q=oe),Z.push(k(p[V]))}let N={stroke:t(A,Z,Q,X,O,$),fill:null,clip:null,band:null,gaps:null,flags:is},B=N.stroke,[W,ie]=nl(n,i);if(c.fill!=null||W!=0){let V=N.fill=new Path2D(B),et=c.fillTo(n,i,c.min,c.max,W),ye=k(et);X(V,q,ye),X(V,ne,ye)}if(!c.spanGaps){let V=[];V.push(...sl(d,p,l,r,Y,U,s)),N.gaps=V=c.gaps(n,i,l,r,V),N.clip=Ai(V,b.ori,x,M,z,F)}return ie!=0&&(N.band=ie==2?[Gt(n,i,l,r,B,-1),Gt(n,i,l,r,B,1)]:Gt(n,i,l,r,B,ie)),N})}function Mf(t){return Ef(Tf,t)}function Tf(t,e,s,n,i,l){let r=t.length;if(r<2)return null;let c=new Path2D;if(s(c,t[0],e[0]),r==2)n(c,t[1],e[1]);else{let d=Array(r),p=Array(r-1),b=Array(r-1),h=Array(r-1);for(let g=0;g<r-1;g++)b[g]=e[g+1]-e[g],h[g]=t[g+1]-t[g],p[g]=b[g]/h[g];d[0]=p[0];for(let g=1;g<r-1;g++)p[g]===0||p[g-1]===0||p[g-1]>0!=p[g]>0?d[g]=0:(d[g]=3*(h[g-1]+h[g])/((2*h[g]+h[g-1])/p[g-1]+(h[g]+2*h[g-1])/p[g]),isFinite(d[g])||(d[g]=0));d[r-1]=p[r-2];for(let g=0;g<r-1;g++)i(c,t[g]+h[g]/3,e[g]+d[g]*h[g]/3,t[g+1]-h[g]/3,e[g+1]-d[g+1]*h[g]/3,t[g+1],e[g+1])}return c}var Fo=new Set;function pa(){for(let t of Fo)t.syncRect(!0)}os&&($n(ad,es,pa),$n(cd,es,pa,!0),$n(wi,es,()=>{Ve.pxRatio=ce}));var Cf=Xa(),Pf=Ja();function ma(t,e,s,n){return(n?[t[0],t[1]].concat(t.slice(2)):[t[0]].concat(t.slice(1))).map((l,r)=>jo(l,r,e,s))}function Lf(t,e){return t.map((s,n)=>n==0?{}:Me({},e,s))}function jo(t,e,s,n){return Me({},e==0?s:n,t)}function ec(t,e,s){return e==null?ns:[e,s]}var Df=ec;function Rf(t,e,s){return e==null?ns:_i(e,s,Ko,!0)}function tc(t,e,s,n){return e==null?ns:Si(e,s,t.scales[n].log,!1)}var Of=tc;function nc(t,e,s,n){return e==null?ns:Yo(e,s,t.scales[n].log,!1)}var zf=nc;function Nf(t,e,s,n,i){let l=Xe(qr(t),qr(e)),r=e-t,c=Mt(i/n*r,s);do{let d=s[c],p=n*d/r;if(p>=i&&l+(d<5?nn.get(d):0)<=17)return[d,p]}while(++c<s.length);return[0,0]}function ga(t){let e,s;return t=t.replace(/(\d+)px/,(n,i)=>(e=De((s=+i)*ce))+"px"),[t,e,s]}function Hf(t){t.show&&[t.font,t.labelFont].forEach(e=>{let s=me(e[2]*ce,1);e[0]=e[0].replace(/[0-9.]+px/,s+"px"),e[1]=s})}function Ve(t,e,s){let n={mode:re(t.mode,1)},i=n.mode;function l(o,a,u,f){let m=a.valToPct(o);return f+u*(a.dir==-1?1-m:m)}function r(o,a,u,f){let m=a.valToPct(o);return f+u*(a.dir==-1?m:1-m)}function c(o,a,u,f){return a.ori==0?l(o,a,u,f):r(o,a,u,f)}n.valToPosH=l,n.valToPosV=r;let d=!1;n.status=0;let p=n.root=_t(ju);if(t.id!=null&&(p.id=t.id),ct(p,t.class),t.title){let o=_t(qu,p);o.textContent=t.title}let b=Et("canvas"),h=n.ctx=b.getContext("2d"),g=_t(Yu,p);$n("click",g,o=>{o.target===x&&(ve!=Vn||Se!=Wn)&&Fe.click(n,o)},!0);let y=n.under=_t(Ku,g);g.appendChild(b);let x=n.over=_t(Zu,g);t=ss(t);let M=+re(t.pxAlign,1),z=fa(M);(t.plugins||[]).forEach(o=>{o.opts&&(t=o.opts(n,t)||t)});let F=t.ms||.001,$=n.series=i==1?ma(t.series||[],oa,ua,!1):Lf(t.series||[null],ca),U=n.axes=ma(t.axes||[],ia,ra,!0),k=n.scales={},Q=n.bands=t.bands||[];Q.forEach(o=>{o.fill=se(o.fill||null),o.dir=re(o.dir,-1)});let O=i==2?$[1].facets[0].scale:$[0].scale,X={axes:Tc,series:$c},Y=(t.drawOrder||["axes","series"]).map(o=>X[o]);function ne(o){let a=o.distr==3?u=>Bt(u>0?u:o.clamp(n,u,o.min,o.max,o.key)):o.distr==4?u=>Po(u,o.asinh):o.distr==100?u=>o.fwd(u):u=>u;return u=>{let f=a(u),{_min:m,_max:v}=o,w=v-m;return(f-m)/w}}function q(o){let a=k[o];if(a==null){let u=(t.scales||Ts)[o]||Ts;if(u.from!=null){q(u.from);let f=Me({},k[u.from],u,{key:o});f.valToPct=ne(f),k[o]=f}else{a=k[o]=Me({},o==O?ja:_f,u),a.key=o;let f=a.time,m=a.range,v=tn(m);if((o!=O||i==2&&!f)&&(v&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?jr:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?jr:{mode:1,hard:m[1],soft:m[1]}},v=!1),!v&&ki(m))){let w=m;m=(_,S,T)=>S==null?ns:_i(S,T,w)}a.range=se(m||(f?Df:o==O?a.distr==3?Of:a.distr==4?zf:ec:a.distr==3?tc:a.distr==4?nc:Rf)),a.auto=se(v?!1:a.auto),a.clamp=se(a.clamp||wf),a._min=a._max=null,a.valToPct=ne(a)}}}q("x"),q("y"),i==1&&$.forEach(o=>{q(o.scale)}),U.forEach(o=>{q(o.scale)});for(let o in t.scales)q(o);let A=k[O],Z=A.distr,N,B;A.ori==0?(ct(p,Bu),N=l,B=r):(ct(p,Gu),N=r,B=l);let W={};for(let o in k){let a=k[o];(a.min!=null||a.max!=null)&&(W[o]={min:a.min,max:a.max},a.min=a.max=null)}let ie=t.tzDate||(o=>new Date(De(o/F))),V=t.fmtDate||Qo,et=F==1?Bd(ie):Yd(ie),ye=ta(ie,ea(F==1?jd:qd,V)),oe=sa(ie,na(Zd,V)),fe=[],ee=n.legend=Me({},Xd,t.legend),H=n.cursor=Me({},lf,{drag:{y:i==2}},t.cursor),Te=ee.show,Ye=H.show,xe=ee.markers;ee.idxs=fe,xe.width=se(xe.width),xe.dash=se(xe.dash),xe.stroke=se(xe.stroke),xe.fill=se(xe.fill);let ue,xt,st,$e=[],Ct=[],Ut,ft=!1,qt={};if(ee.live){let o=$[1]?$[1].values:null;ft=o!=null,Ut=ft?o(n,1,0):{_:0};for(let a in Ut)qt[a]=Go}if(Te)if(ue=Et("table",nd,p),st=Et("tbody",null,ue),ee.mount(n,ue),ft){xt=Et("thead",null,ue,st);let o=Et("tr",null,xt);Et("th",null,o);for(var En in Ut)Et("th",Pr,o).textContent=En}else ct(ue,id),ee.live&&ct(ue,sd);let Mn={show:!0},cs={show:!1};function Ps(o,a){if(a==0&&(ft||!ee.live||i==2))return ns;let u=[],f=Et("tr",od,st,st.childNodes[a]);ct(f,o.class),o.show||ct(f,Sn);let m=Et("th",null,f);if(xe.show){let _=_t(ld,m);if(a>0){let S=xe.width(n,a);S&&(_.style.border=S+"px "+xe.dash(n,a)+" "+xe.stroke(n,a)),_.style.background=xe.fill(n,a)}}let v=_t(Pr,m);o.label instanceof HTMLElement?v.appendChild(o.label):v.textContent=o.label,a>0&&(xe.show||(v.style.color=o.width>0?xe.stroke(n,a):xe.fill(n,a)),Ke("click",m,_=>{if(H._lock)return;un(_);let S=$.indexOf(o);if((_.ctrlKey||_.metaKey)!=ee.isolate){let T=$.some((C,R)=>R>0&&R!=S&&C.show);$.forEach((C,R)=>{R>0&&Dt(R,T?R==S?Mn:cs:Mn,!0,Ee.setSeries)})}else Dt(S,{show:!o.show},!0,Ee.setSeries)},!1),Ln&&Ke(Or,m,_=>{H._lock||(un(_),Dt($.indexOf(o),jn,!0,Ee.setSeries))},!1));for(var w in Ut){let _=Et("td",rd,f);_.textContent="--",u.push(_)}return[f,u]}let on=new Map;function Ke(o,a,u,f=!0){let m=on.get(a)||{},v=H.bind[o](n,a,u,f);v&&($n(o,a,m[o]=v),on.set(a,m))}function Tn(o,a,u){let f=on.get(a)||{};for(let m in f)(o==null||m==o)&&(Ho(m,a,f[m]),delete f[m]);o==null&&on.delete(a)}let Vt=0,ln=0,K=0,L=0,ge=0,Ce=0,Cn=ge,rn=Ce,Pt=K,an=L,it=0,ht=0,tt=0,St=0;n.bbox={};let Li=!1,Ls=!1,Pn=!1,cn=!1,Ds=!1,pt=!1;function Di(o,a,u){(u||o!=n.width||a!=n.height)&&dl(o,a),Nn(!1),Pn=!0,Ls=!0,Hn()}function dl(o,a){n.width=Vt=K=o,n.height=ln=L=a,ge=Ce=0,vc(),bc();let u=n.bbox;it=u.left=yn(ge*ce,.5),ht=u.top=yn(Ce*ce,.5),tt=u.width=yn(K*ce,.5),St=u.height=yn(L*ce,.5)}let pc=3;function mc(){let o=!1,a=0;for(;!o;){a++;let u=Ec(a),f=Mc(a);o=a==pc||u&&f,o||(dl(n.width,n.height),Ls=!0)}}function gc({width:o,height:a}){Di(o,a)}n.setSize=gc;function vc(){let o=!1,a=!1,u=!1,f=!1;U.forEach((m,v)=>{if(m.show&&m._show){let{side:w,_size:_}=m,S=w%2,T=m.label!=null?m.labelSize:0,C=_+T;C>0&&(S?(K-=C,w==3?(ge+=C,f=!0):u=!0):(L-=C,w==0?(Ce+=C,o=!0):a=!0))}}),dn[0]=o,dn[1]=u,dn[2]=a,dn[3]=f,K-=Yt[1]+Yt[3],ge+=Yt[3],L-=Yt[2]+Yt[0],Ce+=Yt[0]}function bc(){let o=ge+K,a=Ce+L,u=ge,f=Ce;function m(v,w){switch(v){case 1:return o+=w,o-w;case 2:return a+=w,a-w;case 3:return u-=w,u+w;case 0:return f-=w,f+w}}U.forEach((v,w)=>{if(v.show&&v._show){let _=v.side;v._pos=m(_,v._size),v.label!=null&&(v._lpos=m(_,v.labelSize))}})}if(H.dataIdx==null){let o=H.hover,a=o.skip=new Set(o.skip??[]);a.add(void 0);let u=o.prox=se(o.prox),f=o.bias??=0;H.dataIdx=(m,v,w,_)=>{if(v==0)return w;let S=w,T=u(m,v,w,_)??pe,C=T>=0&&T<pe,R=A.ori==0?K:L,G=H.left,ae=e[0],le=e[v];if(a.has(le[w])){S=null;let te=null,j=null,I;if(f==0||f==-1)for(I=w;te==null&&I-- >0;)a.has(le[I])||(te=I);if(f==0||f==1)for(I=w;j==null&&I++<le.length;)a.has(le[I])||(j=I);if(te!=null||j!=null)if(C){let we=te==null?-1/0:N(ae[te],A,R,0),ke=j==null?1/0:N(ae[j],A,R,0),Ue=G-we,he=ke-G;Ue<=he?Ue<=T&&(S=te):he<=T&&(S=j)}else S=j==null?te:te==null?j:w-te<=j-w?te:j}else C&&Re(G-N(ae[w],A,R,0))>T&&(S=null);return S}}let un=o=>{H.event=o};H.idxs=fe,H._lock=!1;let je=H.points;je.show=se(je.show),je.size=se(je.size),je.stroke=se(je.stroke),je.width=se(je.width),je.fill=se(je.fill);let Lt=n.focus=Me({},t.focus||{alpha:.3},H.focus),Ln=Lt.prox>=0,Dn=Ln&&je.one,mt=[],Rn=[],On=[];function fl(o,a){let u=je.show(n,a);if(u instanceof HTMLElement)return ct(u,td),ct(u,o.class),Ht(u,-10,-10,K,L),x.insertBefore(u,mt[a]),u}function hl(o,a){if(i==1||a>0){let u=i==1&&k[o.scale].time,f=o.value;o.value=u?Zr(f)?sa(ie,na(f,V)):f||oe:f||gf,o.label=o.label||(u?af:rf)}if(Dn||a>0){o.width=o.width==null?1:o.width,o.paths=o.paths||Cf||wd,o.fillTo=se(o.fillTo||yf),o.pxAlign=+re(o.pxAlign,M),o.pxRound=fa(o.pxAlign),o.stroke=se(o.stroke||null),o.fill=se(o.fill||null),o._stroke=o._fill=o._paths=o._focus=null;let u=vf(Xe(1,o.width),1),f=o.points=Me({},{size:u,width:Xe(1,u*.2),stroke:o.stroke,space:u*2,paths:Pf,_stroke:null,_fill:null},o.points);f.show=se(f.show),f.filter=se(f.filter),f.fill=se(f.fill),f.stroke=se(f.stroke),f.paths=se(f.paths),f.pxAlign=o.pxAlign}if(Te){let u=Ps(o,a);$e.splice(a,0,u[0]),Ct.splice(a,0,u[1]),ee.values.push(null)}if(Ye){fe.splice(a,0,null);let u=null;Dn?a==0&&(u=fl(o,a)):a>0&&(u=fl(o,a)),mt.splice(a,0,u),Rn.splice(a,0,0),On.splice(a,0,0)}Ie("addSeries",a)}function wc(o,a){a=a??$.length,o=i==1?jo(o,a,oa,ua):jo(o,a,{},ca),$.splice(a,0,o),hl($[a],a)}n.addSeries=wc;function _c(o){if($.splice(o,1),Te){ee.values.splice(o,1),Ct.splice(o,1);let a=$e.splice(o,1)[0];Tn(null,a.firstChild),a.remove()}Ye&&(fe.splice(o,1),mt.splice(o,1)[0].remove(),Rn.splice(o,1),On.splice(o,1)),Ie("delSeries",o)}n.delSeries=_c;let dn=[!1,!1,!1,!1];function yc(o,a){if(o._show=o.show,o.show){let u=o.side%2,f=k[o.scale];f==null&&(o.scale=u?$[1].scale:O,f=k[o.scale]);let m=f.time;o.size=se(o.size),o.space=se(o.space),o.rotate=se(o.rotate),tn(o.incrs)&&o.incrs.forEach(w=>{!nn.has(w)&&nn.set(w,ka(w))}),o.incrs=se(o.incrs||(f.distr==2?Vd:m?F==1?Fd:Gd:xn)),o.splits=se(o.splits||(m&&f.distr==1?et:f.distr==3?Uo:f.distr==4?df:uf)),o.stroke=se(o.stroke),o.grid.stroke=se(o.grid.stroke),o.ticks.stroke=se(o.ticks.stroke),o.border.stroke=se(o.border.stroke);let v=o.values;o.values=tn(v)&&!tn(v[0])?se(v):m?tn(v)?ta(ie,ea(v,V)):Zr(v)?Kd(ie,v):v||ye:v||cf,o.filter=se(o.filter||(f.distr>=3&&f.log==10?pf:f.distr==3&&f.log==2?mf:Sa)),o.font=ga(o.font),o.labelFont=ga(o.labelFont),o._size=o.size(n,null,a,0),o._space=o._rotate=o._incrs=o._found=o._splits=o._values=null,o._size>0&&(dn[a]=!0,o._el=_t(Ju,g))}}function us(o,a,u,f){let[m,v,w,_]=u,S=a%2,T=0;return S==0&&(_||v)&&(T=a==0&&!m||a==2&&!w?De(ia.size/3):0),S==1&&(m||w)&&(T=a==1&&!v||a==3&&!_?De(ra.size/2):0),T}let pl=n.padding=(t.padding||[us,us,us,us]).map(o=>se(re(o,us))),Yt=n._padding=pl.map((o,a)=>o(n,a,dn,0)),We,Oe=null,ze=null,Rs=i==1?$[0].idxs:null,$t=null,ds=!1;function ml(o,a){if(e=o??[],n.data=n._data=e,i==2){We=0;for(let u=1;u<$.length;u++)We+=e[u][0].length}else{e.length==0&&(n.data=n._data=e=[[]]),$t=e[0],We=$t.length;let u=e;if(Z==2){u=e.slice();let f=u[0]=Array(We);for(let m=0;m<We;m++)f[m]=m}n._data=e=u}if(Nn(!0),Ie("setData"),Z==2&&(Pn=!0),a!==!1){let u=A;u.auto(n,ds)?Ri():Zt(O,u.min,u.max),cn=cn||H.left>=0,pt=!0,Hn()}}n.setData=ml;function Ri(){ds=!0;let o,a;i==1&&(We>0?(Oe=Rs[0]=0,ze=Rs[1]=We-1,o=e[0][Oe],a=e[0][ze],Z==2?(o=Oe,a=ze):o==a&&(Z==3?[o,a]=Si(o,o,A.log,!1):Z==4?[o,a]=Yo(o,o,A.log,!1):A.time?a=o+De(86400/F):[o,a]=_i(o,a,Ko,!0))):(Oe=Rs[0]=o=null,ze=Rs[1]=a=null)),Zt(O,o,a)}let Os,zn,Oi,zi,Ni,Hi,Ii,Ui,Vi,nt;function gl(o,a,u,f,m,v){o??=Dr,u??=Jo,f??="butt",m??=Dr,v??="round",o!=Os&&(h.strokeStyle=Os=o),m!=zn&&(h.fillStyle=zn=m),a!=Oi&&(h.lineWidth=Oi=a),v!=Ni&&(h.lineJoin=Ni=v),f!=Hi&&(h.lineCap=Hi=f),u!=zi&&h.setLineDash(zi=u)}function vl(o,a,u,f){a!=zn&&(h.fillStyle=zn=a),o!=Ii&&(h.font=Ii=o),u!=Ui&&(h.textAlign=Ui=u),f!=Vi&&(h.textBaseline=Vi=f)}function Wi(o,a,u,f,m=0){if(f.length>0&&o.auto(n,ds)&&(a==null||a.min==null)){let v=re(Oe,0),w=re(ze,f.length-1),_=u.min==null?hd(f,v,w,m,o.distr==3):[u.min,u.max];o.min=Tt(o.min,u.min=_[0]),o.max=Xe(o.max,u.max=_[1])}}let bl={min:null,max:null};function xc(){for(let f in k){let m=k[f];W[f]==null&&(m.min==null||W[O]!=null&&m.auto(n,ds))&&(W[f]=bl)}for(let f in k){let m=k[f];W[f]==null&&m.from!=null&&W[m.from]!=null&&(W[f]=bl)}W[O]!=null&&Nn(!0);let o={};for(let f in W){let m=W[f];if(m!=null){let v=o[f]=ss(k[f],xd);if(m.min!=null)Me(v,m);else if(f!=O||i==2)if(We==0&&v.from==null){let w=v.range(n,null,null,f);v.min=w[0],v.max=w[1]}else v.min=pe,v.max=-pe}}if(We>0){$.forEach((f,m)=>{if(i==1){let v=f.scale,w=W[v];if(w==null)return;let _=o[v];if(m==0){let S=_.range(n,_.min,_.max,v);_.min=S[0],_.max=S[1],Oe=Mt(_.min,e[0]),ze=Mt(_.max,e[0]),ze-Oe>1&&(e[0][Oe]<_.min&&Oe++,e[0][ze]>_.max&&ze--),f.min=$t[Oe],f.max=$t[ze]}else f.show&&f.auto&&Wi(_,w,f,e[m],f.sorted);f.idxs[0]=Oe,f.idxs[1]=ze}else if(m>0&&f.show&&f.auto){let[v,w]=f.facets,_=v.scale,S=w.scale,[T,C]=e[m],R=o[_],G=o[S];R!=null&&Wi(R,W[_],v,T,v.sorted),G!=null&&Wi(G,W[S],w,C,w.sorted),f.min=w.min,f.max=w.max}});for(let f in o){let m=o[f],v=W[f];if(m.from==null&&(v==null||v.min==null)){let w=m.range(n,m.min==pe?null:m.min,m.max==-pe?null:m.max,f);m.min=w[0],m.max=w[1]}}}for(let f in o){let m=o[f];if(m.from!=null){let v=o[m.from];if(v.min==null)m.min=m.max=null;else{let w=m.range(n,v.min,v.max,f);m.min=w[0],m.max=w[1]}}}let a={},u=!1;for(let f in o){let m=o[f],v=k[f];if(v.min!=m.min||v.max!=m.max){v.min=m.min,v.max=m.max;let w=v.distr;v._min=w==3?Bt(v.min):w==4?Po(v.min,v.asinh):w==100?v.fwd(v.min):v.min,v._max=w==3?Bt(v.max):w==4?Po(v.max,v.asinh):w==100?v.fwd(v.max):v.max,a[f]=u=!0}}if(u){$.forEach((f,m)=>{i==2?m>0&&a.y&&(f._paths=null):a[f.scale]&&(f._paths=null)});for(let f in a)Pn=!0,Ie("setScale",f);Ye&&H.left>=0&&(cn=pt=!0)}for(let f in W)W[f]=null}function Sc(o){let a=Io(Oe-1,0,We-1),u=Io(ze+1,0,We-1);for(;o[a]==null&&a>0;)a--;for(;o[u]==null&&u<We-1;)u++;return[a,u]}function $c(){if(We>0){let o=$.some(a=>a._focus)&&nt!=Lt.alpha;o&&(h.globalAlpha=nt=Lt.alpha),$.forEach((a,u)=>{if(u>0&&a.show&&(wl(u,!1),wl(u,!0),a._paths==null)){let f=nt;nt!=a.alpha&&(h.globalAlpha=nt=a.alpha);let m=i==2?[0,e[u][0].length-1]:Sc(e[u]);a._paths=a.paths(n,u,m[0],m[1]),nt!=f&&(h.globalAlpha=nt=f)}}),$.forEach((a,u)=>{if(u>0&&a.show){let f=nt;nt!=a.alpha&&(h.globalAlpha=nt=a.alpha),a._paths!=null&&_l(u,!1);{let m=a._paths!=null?a._paths.gaps:null,v=a.points.show(n,u,Oe,ze,m),w=a.points.filter(n,u,v,m);(v||w)&&(a.points._paths=a.points.paths(n,u,Oe,ze,w),_l(u,!0))}nt!=f&&(h.globalAlpha=nt=f),Ie("drawSeries",u)}}),o&&(h.globalAlpha=nt=1)}}function wl(o,a){let u=a?$[o].points:$[o];u._stroke=u.stroke(n,o),u._fill=u.fill(n,o)}function _l(o,a){let u=a?$[o].points:$[o],{stroke:f,fill:m,clip:v,flags:w,_stroke:_=u._stroke,_fill:S=u._fill,_width:T=u.width}=u._paths;T=me(T*ce,3);let C=null,R=T%2/2;a&&S==null&&(S=T>0?"#fff":_);let G=u.pxAlign==1&&R>0;if(G&&h.translate(R,R),!a){let ae=it-T/2,le=ht-T/2,te=tt+T,j=St+T;C=new Path2D,C.rect(ae,le,te,j)}a?Fi(_,T,u.dash,u.cap,S,f,m,w,v):kc(o,_,T,u.dash,u.cap,S,f,m,w,C,v),G&&h.translate(-R,-R)}function kc(o,a,u,f,m,v,w,_,S,T,C){let R=!1;S!=0&&Q.forEach((G,ae)=>{if(G.series[0]==o){let le=$[G.series[1]],te=e[G.series[1]],j=(le._paths||Ts).band;tn(j)&&(j=G.dir==1?j[0]:j[1]);let I,we=null;le.show&&j&&md(te,Oe,ze)?(we=G.fill(n,ae)||v,I=le._paths.clip):j=null,Fi(a,u,f,m,we,w,_,S,T,C,I,j),R=!0}}),R||Fi(a,u,f,m,v,w,_,S,T,C)}let yl=is|Wo;function Fi(o,a,u,f,m,v,w,_,S,T,C,R){gl(o,a,u,f,m),(S||T||R)&&(h.save(),S&&h.clip(S),T&&h.clip(T)),R?(_&yl)==yl?(h.clip(R),C&&h.clip(C),Ns(m,w),zs(o,v,a)):_&Wo?(Ns(m,w),h.clip(R),zs(o,v,a)):_&is&&(h.save(),h.clip(R),C&&h.clip(C),Ns(m,w),h.restore(),zs(o,v,a)):(Ns(m,w),zs(o,v,a)),(S||T||R)&&h.restore()}function zs(o,a,u){u>0&&(a instanceof Map?a.forEach((f,m)=>{h.strokeStyle=Os=m,h.stroke(f)}):a!=null&&o&&h.stroke(a))}function Ns(o,a){a instanceof Map?a.forEach((u,f)=>{h.fillStyle=zn=f,h.fill(u)}):a!=null&&o&&h.fill(a)}function Ac(o,a,u,f){let m=U[o],v;if(f<=0)v=[0,0];else{let w=m._space=m.space(n,o,a,u,f),_=m._incrs=m.incrs(n,o,a,u,f,w);v=Nf(a,u,_,f,w)}return m._found=v}function ji(o,a,u,f,m,v,w,_,S,T){let C=w%2/2;M==1&&h.translate(C,C),gl(_,w,S,T,_),h.beginPath();let R,G,ae,le,te=m+(f==0||f==3?-v:v);u==0?(G=m,le=te):(R=m,ae=te);for(let j=0;j<o.length;j++)a[j]!=null&&(u==0?R=ae=o[j]:G=le=o[j],h.moveTo(R,G),h.lineTo(ae,le));h.stroke(),M==1&&h.translate(-C,-C)}function Ec(o){let a=!0;return U.forEach((u,f)=>{if(!u.show)return;let m=k[u.scale];if(m.min==null){u._show&&(a=!1,u._show=!1,Nn(!1));return}else u._show||(a=!1,u._show=!0,Nn(!1));let v=u.side,w=v%2,{min:_,max:S}=m,[T,C]=Ac(f,_,S,w==0?K:L);if(C==0)return;let R=m.distr==2,G=u._splits=u.splits(n,f,_,S,T,C,R),ae=m.distr==2?G.map(I=>$t[I]):G,le=m.distr==2?$t[G[1]]-$t[G[0]]:T,te=u._values=u.values(n,u.filter(n,ae,f,C,le),f,C,le);u._rotate=v==2?u.rotate(n,te,f,C):0;let j=u._size;u._size=yt(u.size(n,te,f,o)),j!=null&&u._size!=j&&(a=!1)}),a}function Mc(o){let a=!0;return pl.forEach((u,f)=>{let m=u(n,f,dn,o);m!=Yt[f]&&(a=!1),Yt[f]=m}),a}function Tc(){for(let o=0;o<U.length;o++){let a=U[o];if(!a.show||!a._show)continue;let u=a.side,f=u%2,m,v,w=a.stroke(n,o),_=u==0||u==3?-1:1,[S,T]=a._found;if(a.label!=null){let Je=a.labelGap*_,rt=De((a._lpos+Je)*ce);vl(a.labelFont[0],w,"center",u==2?"top":Lr),h.save(),f==1?(m=v=0,h.translate(rt,De(ht+St/2)),h.rotate((u==3?-bi:bi)/2)):(m=De(it+tt/2),v=rt);let pn=ya(a.label)?a.label(n,o,S,T):a.label;h.fillText(pn,m,v),h.restore()}if(T==0)continue;let C=k[a.scale],R=f==0?tt:St,G=f==0?it:ht,ae=a._splits,le=C.distr==2?ae.map(Je=>$t[Je]):ae,te=C.distr==2?$t[ae[1]]-$t[ae[0]]:S,j=a.ticks,I=a.border,we=j.show?j.size:0,ke=De(we*ce),Ue=De((a.alignTo==2?a._size-we-a.gap:a.gap)*ce),he=a._rotate*-bi/180,Ae=z(a._pos*ce),ot=(ke+Ue)*_,Ze=Ae+ot;v=f==0?Ze:0,m=f==1?Ze:0;let gt=a.font[0],kt=a.align==1?Qn:a.align==2?Mo:he>0?Qn:he<0?Mo:f==0?"center":u==3?Mo:Qn,Ot=he||f==1?"middle":u==2?"top":Lr;vl(gt,w,kt,Ot);let lt=a.font[1]*a.lineGap,vt=ae.map(Je=>z(c(Je,C,R,G))),At=a._values;for(let Je=0;Je<At.length;Je++){let rt=At[Je];if(rt!=null){f==0?m=vt[Je]:v=vt[Je],rt=""+rt;let pn=rt.indexOf(`
`)==-1?[rt]:rt.split(/\n/gm);for(let Qe=0;Qe<pn.length;Qe++){let Ul=pn[Qe];he?(h.save(),h.translate(m,v+Qe*lt),h.rotate(he),h.fillText(Ul,0,0),h.restore()):h.fillText(Ul,m,v+Qe*lt)}}}j.show&&ji(vt,j.filter(n,le,o,T,te),f,u,Ae,ke,me(j.width*ce,3),j.stroke(n,o),j.dash,j.cap);let zt=a.grid;zt.show&&ji(vt,zt.filter(n,le,o,T,te),f,f==0?2:1,f==0?ht:it,f==0?St:tt,me(zt.width*ce,3),zt.stroke(n,o),zt.dash,zt.cap),I.show&&ji([Ae],[1],f==0?1:0,f==0?1:2,f==1?ht:it,f==1?St:tt,me(I.width*ce,3),I.stroke(n,o),I.dash,I.cap)}Ie("drawAxes")}function Nn(o){$.forEach((a,u)=>{u>0&&(a._paths=null,o&&(i==1?(a.min=null,a.max=null):a.facets.forEach(f=>{f.min=null,f.max=null})))})}let Hs=!1,Bi=!1,fs=[];function Cc(){Bi=!1;for(let o=0;o<fs.length;o++)Ie(...fs[o]);fs.length=0}function Hn(){Hs||(Td(xl),Hs=!0)}function Pc(o,a=!1){Hs=!0,Bi=a,o(n),xl(),a&&fs.length>0&&queueMicrotask(Cc)}n.batch=Pc;function xl(){if(Li&&(xc(),Li=!1),Pn&&(mc(),Pn=!1),Ls){if(_e(y,Qn,ge),_e(y,"top",Ce),_e(y,ks,K),_e(y,As,L),_e(x,Qn,ge),_e(x,"top",Ce),_e(x,ks,K),_e(x,As,L),_e(g,ks,Vt),_e(g,As,ln),b.width=De(Vt*ce),b.height=De(ln*ce),U.forEach(({_el:o,_show:a,_size:u,_pos:f,side:m})=>{if(o!=null)if(a){let v=m===3||m===0?u:0,w=m%2==1;_e(o,w?"left":"top",f-v),_e(o,w?"width":"height",u),_e(o,w?"top":"left",w?Ce:ge),_e(o,w?"height":"width",w?L:K),No(o,Sn)}else ct(o,Sn)}),Os=zn=Oi=Ni=Hi=Ii=Ui=Vi=zi=null,nt=1,ms(!0),ge!=Cn||Ce!=rn||K!=Pt||L!=an){Nn(!1);let o=K/Pt,a=L/an;if(Ye&&!cn&&H.left>=0){H.left*=o,H.top*=a,In&&Ht(In,De(H.left),0,K,L),Un&&Ht(Un,0,De(H.top),K,L);for(let u=0;u<mt.length;u++){let f=mt[u];f!=null&&(Rn[u]*=o,On[u]*=a,Ht(f,yt(Rn[u]),yt(On[u]),K,L))}}if(be.show&&!Ds&&be.left>=0&&be.width>0){be.left*=o,be.width*=o,be.top*=a,be.height*=a;for(let u in Ji)_e(Fn,u,be[u])}Cn=ge,rn=Ce,Pt=K,an=L}Ie("setSize"),Ls=!1}Vt>0&&ln>0&&(h.clearRect(0,0,b.width,b.height),Ie("drawClear"),Y.forEach(o=>o()),Ie("draw")),be.show&&Ds&&(Is(be),Ds=!1),Ye&&cn&&(hn(null,!0,!1),cn=!1),ee.show&&ee.live&&pt&&(Ki(),pt=!1),d||(d=!0,n.status=1,Ie("ready")),ds=!1,Hs=!1}n.redraw=(o,a)=>{Pn=a||!1,o!==!1?Zt(O,A.min,A.max):Hn()};function Gi(o,a){let u=k[o];if(u.from==null){if(We==0){let f=u.range(n,a.min,a.max,o);a.min=f[0],a.max=f[1]}if(a.min>a.max){let f=a.min;a.min=a.max,a.max=f}if(We>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;o==O&&u.distr==2&&We>0&&(a.min=Mt(a.min,e[0]),a.max=Mt(a.max,e[0]),a.min==a.max&&a.max++),W[o]=a,Li=!0,Hn()}}n.setScale=Gi;let qi,Yi,In,Un,Sl,$l,Vn,Wn,kl,Al,ve,Se,Kt=!1,Fe=H.drag,Ne=Fe.x,He=Fe.y;Ye&&(H.x&&(qi=_t(Xu,x)),H.y&&(Yi=_t(ed,x)),A.ori==0?(In=qi,Un=Yi):(In=Yi,Un=qi),ve=H.left,Se=H.top);let be=n.select=Me({show:!0,over:!0,left:0,width:0,top:0,height:0},t.select),Fn=be.show?_t(Qu,be.over?x:y):null;function Is(o,a){if(be.show){for(let u in o)be[u]=o[u],u in Ji&&_e(Fn,u,o[u]);a!==!1&&Ie("setSelect")}}n.setSelect=Is;function Lc(o){if($[o].show)Te&&No($e[o],Sn);else if(Te&&ct($e[o],Sn),Ye){let u=Dn?mt[0]:mt[o];u!=null&&Ht(u,-10,-10,K,L)}}function Zt(o,a,u){Gi(o,{min:a,max:u})}function Dt(o,a,u,f){a.focus!=null&&Nc(o),a.show!=null&&$.forEach((m,v)=>{v>0&&(o==v||o==null)&&(m.show=a.show,Lc(v),i==2?(Zt(m.facets[0].scale,null,null),Zt(m.facets[1].scale,null,null)):Zt(m.scale,null,null),Hn())}),u!==!1&&Ie("setSeries",o,a),f&&gs("setSeries",n,o,a)}n.setSeries=Dt;function Dc(o,a){Me(Q[o],a)}function Rc(o,a){o.fill=se(o.fill||null),o.dir=re(o.dir,-1),a=a??Q.length,Q.splice(a,0,o)}function Oc(o){o==null?Q.length=0:Q.splice(o,1)}n.addBand=Rc,n.setBand=Dc,n.delBand=Oc;function zc(o,a){$[o].alpha=a,Ye&&mt[o]!=null&&(mt[o].style.opacity=a),Te&&$e[o]&&($e[o].style.opacity=a)}let Wt,Jt,fn,jn={focus:!0};function Nc(o){if(o!=fn){let a=o==null,u=Lt.alpha!=1;$.forEach((f,m)=>{if(i==1||m>0){let v=a||m==0||m==o;f._focus=a?null:v,u&&zc(m,v?1:Lt.alpha)}}),fn=o,u&&Hn()}}Te&&Ln&&Ke(zr,ue,o=>{H._lock||(un(o),fn!=null&&Dt(null,jn,!0,Ee.setSeries))});function Rt(o,a,u){let f=k[a];u&&(o=o/ce-(f.ori==1?Ce:ge));let m=K;f.ori==1&&(m=L,o=m-o),f.dir==-1&&(o=m-o);let v=f._min,w=f._max,_=o/m,S=v+(w-v)*_,T=f.distr;return T==3?ts(10,S):T==4?vd(S,f.asinh):T==100?f.bwd(S):S}function Hc(o,a){let u=Rt(o,O,a);return Mt(u,e[0],Oe,ze)}n.valToIdx=o=>Mt(o,e[0]),n.posToIdx=Hc,n.posToVal=Rt,n.valToPos=(o,a,u)=>k[a].ori==0?l(o,k[a],u?tt:K,u?it:0):r(o,k[a],u?St:L,u?ht:0),n.setCursor=(o,a,u)=>{ve=o.left,Se=o.top,hn(null,a,u)};function El(o,a){_e(Fn,Qn,be.left=o),_e(Fn,ks,be.width=a)}function Ml(o,a){_e(Fn,"top",be.top=o),_e(Fn,As,be.height=a)}let hs=A.ori==0?El:Ml,ps=A.ori==1?El:Ml;function Ic(){if(Te&&ee.live)for(let o=i==2?1:0;o<$.length;o++){if(o==0&&ft)continue;let a=ee.values[o],u=0;for(let f in a)Ct[o][u++].firstChild.nodeValue=a[f]}}function Ki(o,a){if(o!=null&&(o.idxs?o.idxs.forEach((u,f)=>{fe[f]=u}):yd(o.idx)||fe.fill(o.idx),ee.idx=fe[0]),Te&&ee.live){for(let u=0;u<$.length;u++)(u>0||i==1&&!ft)&&Uc(u,fe[u]);Ic()}pt=!1,a!==!1&&Ie("setLegend")}n.setLegend=Ki;function Uc(o,a){let u=$[o],f=o==0&&Z==2?$t:e[o],m;ft?m=u.values(n,o,a)??qt:(m=u.value(n,a==null?null:f[a],o,a),m=m==null?qt:{_:m}),ee.values[o]=m}function hn(o,a,u){kl=ve,Al=Se,[ve,Se]=H.move(n,ve,Se),H.left=ve,H.top=Se,Ye&&(In&&Ht(In,De(ve),0,K,L),Un&&Ht(Un,0,De(Se),K,L));let f,m=Oe>ze;Wt=pe,Jt=null;let v=A.ori==0?K:L,w=A.ori==1?K:L;if(ve<0||We==0||m){f=H.idx=null;for(let _=0;_<$.length;_++){let S=mt[_];S!=null&&Ht(S,-10,-10,K,L)}Ln&&Dt(null,jn,!0,o==null&&Ee.setSeries),ee.live&&(fe.fill(f),pt=!0)}else{let _,S,T;i==1&&(_=A.ori==0?ve:Se,S=Rt(_,O),f=H.idx=Mt(S,e[0],Oe,ze),T=N(e[0][f],A,v,0));let C=-10,R=-10,G=0,ae=0,le=!0,te="",j="";for(let I=i==2?1:0;I<$.length;I++){let we=$[I],ke=fe[I],Ue=ke==null?null:i==1?e[I][ke]:e[I][1][ke],he=H.dataIdx(n,I,f,S),Ae=he==null?null:i==1?e[I][he]:e[I][1][he];if(pt=pt||Ae!=Ue||he!=ke,fe[I]=he,I>0&&we.show){let ot=he==null?-10:he==f?T:N(i==1?e[0][he]:e[I][0][he],A,v,0),Ze=Ae==null?-10:B(Ae,i==1?k[we.scale]:k[we.facets[1].scale],w,0);if(Ln&&Ae!=null){let gt=A.ori==1?ve:Se,kt=Re(Lt.dist(n,I,he,Ze,gt));if(kt<Wt){let Ot=Lt.bias;if(Ot!=0){let lt=Rt(gt,we.scale),vt=Ae>=0?1:-1,At=lt>=0?1:-1;At==vt&&(At==1?Ot==1?Ae>=lt:Ae<=lt:Ot==1?Ae<=lt:Ae>=lt)&&(Wt=kt,Jt=I)}else Wt=kt,Jt=I}}if(pt||Dn){let gt,kt;A.ori==0?(gt=ot,kt=Ze):(gt=Ze,kt=ot);let Ot,lt,vt,At,zt,Je,rt=!0,pn=je.bbox;if(pn!=null){rt=!1;let Qe=pn(n,I);vt=Qe.left,At=Qe.top,Ot=Qe.width,lt=Qe.height}else vt=gt,At=kt,Ot=lt=je.size(n,I);if(Je=je.fill(n,I),zt=je.stroke(n,I),Dn)I==Jt&&Wt<=Lt.prox&&(C=vt,R=At,G=Ot,ae=lt,le=rt,te=Je,j=zt);else{let Qe=mt[I];Qe!=null&&(Rn[I]=vt,On[I]=At,Fr(Qe,Ot,lt,rt),Vr(Qe,Je,zt),Ht(Qe,yt(vt),yt(At),K,L))}}}}if(Dn){let I=Lt.prox,we=fn==null?Wt<=I:Wt>I||Jt!=fn;if(pt||we){let ke=mt[0];ke!=null&&(Rn[0]=C,On[0]=R,Fr(ke,G,ae,le),Vr(ke,te,j),Ht(ke,yt(C),yt(R),K,L))}}}if(be.show&&Kt)if(o!=null){let[_,S]=Ee.scales,[T,C]=Ee.match,[R,G]=o.cursor.sync.scales,ae=o.cursor.drag;if(Ne=ae._x,He=ae._y,Ne||He){let{left:le,top:te,width:j,height:I}=o.select,we=o.scales[R].ori,ke=o.posToVal,Ue,he,Ae,ot,Ze,gt=_!=null&&T(_,R),kt=S!=null&&C(S,G);gt&&Ne?(we==0?(Ue=le,he=j):(Ue=te,he=I),Ae=k[_],ot=N(ke(Ue,R),Ae,v,0),Ze=N(ke(Ue+he,R),Ae,v,0),hs(Tt(ot,Ze),Re(Ze-ot))):hs(0,v),kt&&He?(we==1?(Ue=le,he=j):(Ue=te,he=I),Ae=k[S],ot=B(ke(Ue,G),Ae,w,0),Ze=B(ke(Ue+he,G),Ae,w,0),ps(Tt(ot,Ze),Re(Ze-ot))):ps(0,w)}else Qi()}else{let _=Re(kl-Sl),S=Re(Al-$l);if(A.ori==1){let G=_;_=S,S=G}Ne=Fe.x&&_>=Fe.dist,He=Fe.y&&S>=Fe.dist;let T=Fe.uni;T!=null?Ne&&He&&(Ne=_>=T,He=S>=T,!Ne&&!He&&(S>_?He=!0:Ne=!0)):Fe.x&&Fe.y&&(Ne||He)&&(Ne=He=!0);let C,R;Ne&&(A.ori==0?(C=Vn,R=ve):(C=Wn,R=Se),hs(Tt(C,R),Re(R-C)),He||ps(0,w)),He&&(A.ori==1?(C=Vn,R=ve):(C=Wn,R=Se),ps(Tt(C,R),Re(R-C)),Ne||hs(0,v)),!Ne&&!He&&(hs(0,0),ps(0,0))}if(Fe._x=Ne,Fe._y=He,o==null){if(u){if(Il!=null){let[_,S]=Ee.scales;Ee.values[0]=_!=null?Rt(A.ori==0?ve:Se,_):null,Ee.values[1]=S!=null?Rt(A.ori==1?ve:Se,S):null}gs(To,n,ve,Se,K,L,f)}if(Ln){let _=u&&Ee.setSeries,S=Lt.prox;fn==null?Wt<=S&&Dt(Jt,jn,!0,_):Wt>S?Dt(null,jn,!0,_):Jt!=fn&&Dt(Jt,jn,!0,_)}}pt&&(ee.idx=f,Ki()),a!==!1&&Ie("setCursor")}let Qt=null;Object.defineProperty(n,"rect",{get(){return Qt==null&&ms(!1),Qt}});function ms(o=!1){o?Qt=null:(Qt=x.getBoundingClientRect(),Ie("syncRect",Qt))}function Tl(o,a,u,f,m,v,w){H._lock||Kt&&o!=null&&o.movementX==0&&o.movementY==0||(Zi(o,a,u,f,m,v,w,!1,o!=null),o!=null?hn(null,!0,!0):hn(a,!0,!1))}function Zi(o,a,u,f,m,v,w,_,S){if(Qt==null&&ms(!1),un(o),o!=null)u=o.clientX-Qt.left,f=o.clientY-Qt.top;else{if(u<0||f<0){ve=-10,Se=-10;return}let[T,C]=Ee.scales,R=a.cursor.sync,[G,ae]=R.values,[le,te]=R.scales,[j,I]=Ee.match,we=a.axes[0].side%2==1,ke=A.ori==0?K:L,Ue=A.ori==1?K:L,he=we?v:m,Ae=we?m:v,ot=we?f:u,Ze=we?u:f;if(le!=null?u=j(T,le)?c(G,k[T],ke,0):-10:u=ke*(ot/he),te!=null?f=I(C,te)?c(ae,k[C],Ue,0):-10:f=Ue*(Ze/Ae),A.ori==1){let gt=u;u=f,f=gt}}S&&(a==null||a.cursor.event.type==To)&&((u<=1||u>=K-1)&&(u=yn(u,K)),(f<=1||f>=L-1)&&(f=yn(f,L))),_?(Sl=u,$l=f,[Vn,Wn]=H.move(n,u,f)):(ve=u,Se=f)}let Ji={width:0,height:0,left:0,top:0};function Qi(){Is(Ji,!1)}let Cl,Pl,Ll,Dl;function Rl(o,a,u,f,m,v,w){Kt=!0,Ne=He=Fe._x=Fe._y=!1,Zi(o,a,u,f,m,v,w,!0,!1),o!=null&&(Ke(Co,Oo,Ol,!1),gs(Rr,n,Vn,Wn,K,L,null));let{left:_,top:S,width:T,height:C}=be;Cl=_,Pl=S,Ll=T,Dl=C}function Ol(o,a,u,f,m,v,w){Kt=Fe._x=Fe._y=!1,Zi(o,a,u,f,m,v,w,!1,!0);let{left:_,top:S,width:T,height:C}=be,R=T>0||C>0,G=Cl!=_||Pl!=S||Ll!=T||Dl!=C;if(R&&G&&Is(be),Fe.setScale&&R&&G){let ae=_,le=T,te=S,j=C;if(A.ori==1&&(ae=S,le=C,te=_,j=T),Ne&&Zt(O,Rt(ae,O),Rt(ae+le,O)),He)for(let I in k){let we=k[I];I!=O&&we.from==null&&we.min!=pe&&Zt(I,Rt(te+j,I),Rt(te,I))}Qi()}else H.lock&&(H._lock=!H._lock,hn(a,!0,o!=null));o!=null&&(Tn(Co,Oo),gs(Co,n,ve,Se,K,L,null))}function Vc(o,a,u,f,m,v,w){if(H._lock)return;un(o);let _=Kt;if(Kt){let S=!0,T=!0,C=10,R,G;A.ori==0?(R=Ne,G=He):(R=He,G=Ne),R&&G&&(S=ve<=C||ve>=K-C,T=Se<=C||Se>=L-C),R&&S&&(ve=ve<Vn?0:K),G&&T&&(Se=Se<Wn?0:L),hn(null,!0,!0),Kt=!1}ve=-10,Se=-10,fe.fill(null),hn(null,!0,!0),_&&(Kt=_)}function zl(o,a,u,f,m,v,w){H._lock||(un(o),Ri(),Qi(),o!=null&&gs(Nr,n,ve,Se,K,L,null))}function Nl(){U.forEach(Hf),Di(n.width,n.height,!0)}$n(wi,es,Nl);let Bn={};Bn.mousedown=Rl,Bn.mousemove=Tl,Bn.mouseup=Ol,Bn.dblclick=zl,Bn.setSeries=(o,a,u,f)=>{let m=Ee.match[2];u=m(n,a,u),u!=-1&&Dt(u,f,!0,!1)},Ye&&(Ke(Rr,x,Rl),Ke(To,x,Tl),Ke(Or,x,o=>{un(o),ms(!1)}),Ke(zr,x,Vc),Ke(Nr,x,zl),Fo.add(n),n.syncRect=ms);let Us=n.hooks=t.hooks||{};function Ie(o,a,u){Bi?fs.push([o,a,u]):o in Us&&Us[o].forEach(f=>{f.call(null,n,a,u)})}(t.plugins||[]).forEach(o=>{for(let a in o.hooks)Us[a]=(Us[a]||[]).concat(o.hooks[a])});let Hl=(o,a,u)=>u,Ee=Me({key:null,setSeries:!1,filters:{pub:Yr,sub:Yr},scales:[O,$[1]?$[1].scale:null],match:[Kr,Kr,Hl],values:[null,null]},H.sync);Ee.match.length==2&&Ee.match.push(Hl),H.sync=Ee;let Il=Ee.key,Xi=Ba(Il);function gs(o,a,u,f,m,v,w){Ee.filters.pub(o,a,u,f,m,v,w)&&Xi.pub(o,a,u,f,m,v,w)}Xi.sub(n);function Wc(o,a,u,f,m,v,w){Ee.filters.sub(o,a,u,f,m,v,w)&&Bn[o](null,a,u,f,m,v,w)}n.pub=Wc;function Fc(){Xi.unsub(n),Fo.delete(n),on.clear(),Ho(wi,es,Nl),p.remove(),ue?.remove(),Ie("destroy")}n.destroy=Fc;function eo(){Ie("init",t,e),ml(e||t.data,!1),W[O]?Gi(O,W[O]):Ri(),Ds=be.show&&(be.width>0||be.height>0),cn=pt=!0,Di(t.width,t.height)}return $.forEach(hl),U.forEach(yc),s?s instanceof HTMLElement?(s.appendChild(p),eo()):s(n,eo):eo(),n}Ve.assign=Me;Ve.fmtNum=Zo;Ve.rangeNum=_i;Ve.rangeLog=Si;Ve.rangeAsinh=Yo;Ve.orient=An;Ve.pxRatio=ce;Ve.join=Md;Ve.fmtDate=Qo,Ve.tzDate=Id;Ve.sync=Ba;{Ve.addGap=xf,Ve.clipGaps=Ai;let t=Ve.paths={points:Ja};t.linear=Xa,t.stepped=kf,t.bars=Af,t.spline=Mf}var sc='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var ol=150,ic=[[],[6,4],[2,3],[10,3,2,3]],Uf=1e3,ll=class extends Be{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#s=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:ol}));this.#o=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Fs(sc),Pe`
      :host {
        display: block;
        min-height: ${ol}px;
      }
    `]}#e;#t;#n;#s;#o;connectedCallback(){super.connectedCallback(),this.#s.observe(this),E.addEventListener("theme",this.#o)}disconnectedCallback(){this.#s.disconnect(),E.removeEventListener("theme",this.#o),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return D`<div aria-hidden="true"></div>`}updated(){let s=this.session;if(s===null||this.clientWidth===0)return;let n=[...s.legs.values()].filter(r=>r.analysed),i=[E.language,...n.map(r=>`${r.id} ${r.role}`)].join(" "),l=performance.now();i===this.#t&&l-this.#n<Uf||(this.#n=l,i!==this.#t?(this.#t=i,this.#e?.destroy(),this.#e=new Ve(this.#l(n),oc(s,n),this.renderRoot.querySelector("div"))):this.#e.setData(oc(s,n),!1),this.#e.setScale("x",{min:(this.from-s.startedAt)/1e3,max:(this.to-s.startedAt)/1e3}))}#l(s){let n=getComputedStyle(this),i=r=>n.getPropertyValue(r).trim(),l={stroke:i("--muted"),grid:{stroke:i("--line"),width:1},ticks:{stroke:i("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:ol,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...l,values:(r,c)=>c.map(d=>at(d*1e3))},{...l,size:44,splits:[-1,0,1]}],series:[{},...s.map((r,c)=>({label:Ge(r.role),stroke:i(c===0?"--accent":"--second"),width:2,dash:ic[c%ic.length],points:{show:!1},spanGaps:!1}))]}}};function oc(t,e){let s=e.map(l=>{let r=b=>(b+(l.origin??0)-t.startedAt)/1e3,c=[],d=[],p=-1/0;for(let b of l.affect)b.at-p>8e3&&c.length>0&&(c.push(r(p+1)),d.push(null)),c.push(r(b.at)),d.push(b.valence),p=b.at;return[c,d]});if(s.filter(([l])=>l.length>0).length===0)return[[],...e.map(()=>[])];let i=[2];return Ve.join(s,s.map(()=>[1,...i]))}qe("es-valence",ll);var It=class extends Be{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),E.addEventListener("change",this.#e)}disconnectedCallback(){E.removeEventListener("change",this.#e),super.disconnectedCallback()}},Ci=()=>`${E.model.labels.length} ${E.language} ${E.scheme}`;var Vf=6e4,Wf=1e3,lc=10,rc=6,rl=class extends It{static{this.styles=[wt,Pe`
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
    `]}#e=!1;render(){let e=E.model.sessions.get(E.route.sessionId);if(e===void 0)return D`<header>${this.#t()}</header>
        <div class="empty"><p>${P("no_session")}</p></div>`;let s=e.endedAt??Math.min(E.now(),E.lostAt??1/0),n=Math.max(e.startedAt,s-ai),i=Math.max(s,n+Vf),l=E.route.t===null?null:e.startedAt+E.route.t,r=[...e.legs.values()];return D`
      <header>
        ${this.#t()}
        <h1>${Jn(e)}</h1>
        <span class="muted number">${at(s-e.startedAt)}</span>
        ${e.endedAt===null?J:D`<span class="muted">${P("ended",{reason:Ge(e.endReason)})}</span>`}
        <span class="grow"></span>
        ${l===null?D`<span class="muted">${P("live")}</span>`:D`<span class="number">${P("at_moment",{time:at(E.route.t)})}</span>
              <button @click=${this.#r}>${this.#e?P("copied"):P("copy_link")}</button>
              <button @click=${()=>this.#i(null)}>${P("live")}</button>`}
      </header>
      <section class="panel">
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${P("timeline")}
          aria-valuemin=${Math.round((n-e.startedAt)/1e3)}
          aria-valuemax=${Math.round((s-e.startedAt)/1e3)}
          aria-valuenow=${Math.round(((l??s)-e.startedAt)/1e3)}
          aria-valuetext=${l===null?P("live"):at(E.route.t)}
          @click=${c=>this.#o(c,e,n,i,s)}
          @keydown=${c=>this.#l(c,e,n,s)}
        >
          ${r.map(c=>D`<div class="lane">
              <h3><span class="role">${Ge(c.role)}</span>${Eo(c,E)}</h3>
              <es-lane .display=${E} .scheme=${E.scheme} .leg=${c} .from=${n} .to=${i} .until=${s}></es-lane>
            </div>`)}
          ${l===null?J:D`<div class="cursor" ${fi({left:`${Ff(l,n,i)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:rc},(c,d)=>D`<span>${at(n-e.startedAt+(i-n)*d/(rc-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${r.filter(c=>c.analysed).map(c=>this.#n(c,l))}
        <div class="panel">
          ${this.#s(r,n,s)}
          <h2>${P("valence")}</h2>
          <div class="series">${r.filter(c=>c.analysed).map((c,d)=>Bf(c,d))}</div>
          <es-valence .session=${e} .stamp=${`${e.version} ${Math.round(i)}`} .from=${n} .to=${i}></es-valence>
          <p class="hint">${P("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${E} .stamp=${Ci()}></es-legend>
      <p class="hint id">${e.id}</p>
    `}#t(){return D`<a href=${_n({...E.route,view:"wall"})}>← ${P("back")}</a>`}#n(e,s){let n=jf(e,s),i=n===void 0?[]:n.shares.map((l,r)=>({label:E.model.labels[r],share:l}));return i.sort((l,r)=>r.share-l.share),D`<div class="panel">
      <h2>${P("probabilities")}: ${Ge(e.role)}</h2>
      ${i.length===0?D`<p class="muted">${n===void 0?P("no_values"):P("no_answer",{reason:Ge(n.reason??"unknown")})}</p>`:J}
      <ul>
        ${i.map(({label:l,share:r})=>D`<li>
            <span>${Zn(l)} ${Ge(l)}</span>
            <span class="bar"><i ${fi({width:`${r*100}%`,background:Nt(l).colour})}></i></span>
            <span class="number">${Math.round(r*100)} %</span>
          </li>`)}
      </ul>
      <dl>
        <dt>${P("model")}</dt>
        <dd>${e.model||"–"}</dd>
        <dt>${P("latency")}</dt>
        <dd class="number">${e.latencyMs===null?"–":`${e.latencyMs} ms`} (${P("inference")} ${e.inferenceMs??"–"} ms)</dd>
        <dt>${P("codec")}</dt>
        <dd>${e.codec||"–"}</dd>
        <dt>${P("quality")}</dt>
        <dd>${e.quality?Ge(e.quality):"–"}</dd>
      </dl>
    </div>`}#s(e,s,n){let i=Sr(e,s,n),l=[...e.map(r=>[Ge(r.role),i.alone.get(r.id)]),...e.length>1?[[P("overlap"),i.overlap]]:[],[P("silence"),i.silence]];return D`<h2>${P("talk")}</h2>
      <ul class="talk">
        ${l.map(([r,c])=>{let d=i.total===0?0:c/i.total;return D`<li>
            <span>${r}</span>
            <span class="bar"><i ${fi({width:`${d*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(d*100)} %</span>
          </li>`})}
      </ul>`}#o(e,s,n,i,l){let r=e.currentTarget.getBoundingClientRect(),c=n+(e.clientX-r.left)/r.width*(i-n);this.#i(Math.min(c,l)-s.startedAt)}#l(e,s,n,i){let r={ArrowLeft:-1,ArrowRight:1,PageDown:-lc,PageUp:lc}[e.key],c=E.route.t??i-s.startedAt;if(r!==void 0)this.#i(Math.max(n,Math.min(i,s.startedAt+c+r*Wf))-s.startedAt);else if(e.key==="Home")this.#i(n-s.startedAt);else if(e.key==="End")this.#i(null);else return;e.preventDefault()}#i(e){this.#e=!1,E.go({t:e})}#r=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function Ff(t,e,s){return Math.max(0,Math.min(100,(t-e)/(s-e)*100))}function jf(t,e){if(e===null)return t.pieces.findLast(n=>n.reason===null)??t.pieces.at(-1);let s=e-(t.origin??0);return t.pieces.find(n=>n.from<=s&&s<n.to)}function Bf(t,e){return D`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${Ge(t.role)}
  </span>`}qe("es-detail",rl);var al=class extends It{static{this.styles=[wt,Pe`
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
    `]}render(){let{health:e,model:s}=E,n=[...s.sources.values()];return D`<h1>${P("health")}</h1>
      ${e===null?J:D`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${P(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(i=>D`<li>${i}</li>`)}
            </ul>`}
      ${s.overload===null?J:D`<p class="note bad">! ${P("overload",{hop:s.overload.hop_ms/1e3,legs:s.overload.suspended_legs})}</p>`}
      ${s.lostEvents===0?J:D`<p class="note bad">! ${P("lost_events",{count:s.lostEvents})}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${P("health")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${P("source")}</th>
              <th scope="col">${P("state")}</th>
              <th scope="col">${P("since_column")}</th>
              <th scope="col">${P("detail")}</th>
            </tr>
          </thead>
          <tbody>
            ${n.length===0?D`<tr><td colspan="4">${P("no_source")}</td></tr>`:J}
            ${n.map(i=>D`<tr>
                <td>${i.id}</td>
                <td>${Ge(`state_${i.state}`)}</td>
                <td class="number">${at(E.now()-i.at)}</td>
                <td class="detail">${i.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>`}};qe("es-health",al);var{I:Gf}=sr,ac=t=>t;var cc=()=>document.createComment(""),as=(t,e,s)=>{let n=t._$AA.parentNode,i=e===void 0?t._$AB:e._$AA;if(s===void 0){let l=n.insertBefore(cc(),i),r=n.insertBefore(cc(),i);s=new Gf(l,r,t,t.options)}else{let l=s._$AB.nextSibling,r=s._$AM,c=r!==t;if(c){let d;s._$AQ?.(t),s._$AM=t,s._$AP!==void 0&&(d=t._$AU)!==r._$AU&&s._$AP(d)}if(l!==i||c){let d=s._$AA;for(;d!==l;){let p=ac(d).nextSibling;ac(n).insertBefore(d,i),d=p}}}return s},sn=(t,e,s=t)=>(t._$AI(e,s),t),qf={},uc=(t,e=qf)=>t._$AH=e,dc=t=>t._$AH,Pi=t=>{t._$AR(),t._$AA.remove()};var fc=(t,e,s)=>{let n=new Map;for(let i=e;i<=s;i++)n.set(t[i],i);return n},hc=di(class extends Yn{constructor(t){if(super(t),t.type!==ui.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,s){let n;s===void 0?s=e:e!==void 0&&(n=e);let i=[],l=[],r=0;for(let c of t)i[r]=n?n(c,r):r,l[r]=s(c,r),r++;return{values:l,keys:i}}render(t,e,s){return this.dt(t,e,s).values}update(t,[e,s,n]){let i=dc(t),{values:l,keys:r}=this.dt(e,s,n);if(!Array.isArray(i))return this.ut=r,l;let c=this.ut??=[],d=[],p,b,h=0,g=i.length-1,y=0,x=l.length-1;for(;h<=g&&y<=x;)if(i[h]===null)h++;else if(i[g]===null)g--;else if(c[h]===r[y])d[y]=sn(i[h],l[y]),h++,y++;else if(c[g]===r[x])d[x]=sn(i[g],l[x]),g--,x--;else if(c[h]===r[x])d[x]=sn(i[h],l[x]),as(t,d[x+1],i[h]),h++,x--;else if(c[g]===r[y])d[y]=sn(i[g],l[y]),as(t,i[h],i[g]),g--,y++;else if(p===void 0&&(p=fc(r,y,x),b=fc(c,h,g)),p.has(c[h]))if(p.has(c[g])){let M=b.get(r[y]),z=M!==void 0?i[M]:null;if(z===null){let F=as(t,i[h]);sn(F,l[y]),d[y]=F}else d[y]=sn(z,l[y]),as(t,i[h],z),i[M]=null;y++}else Pi(i[g]),g--;else Pi(i[h]),h++;for(;y<=x;){let M=as(t,d[x+1]);sn(M,l[y]),d[y++]=M}for(;h<=g;){let M=i[h++];M!==null&&Pi(M)}return this.ut=r,uc(t,d),bt}});var cl=class extends It{static{this.styles=[wt,Pe`
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
    `]}#e=new ni;render(){let e=this.#e.sorted(E.model.sessions.values(),E.route),s=E.model.sessions.size;return D`
      <div class="tools">
        <h1>${s===1?P("session"):P("sessions",{count:s})}</h1>
        ${this.#t("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#t("filter_state","state",[...E.model.labels,"none"])}
        <label>
          ${P("sort")}
          <select @change=${n=>E.go({sort:n.target.value})}>
            ${["need","newest","name"].map(n=>D`<option value=${n} ?selected=${E.route.sort===n}>${P(`sort_${n}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(s):J}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${hc(e,n=>n.id,n=>D`<es-tile .display=${E} .session=${n} .stamp=${Yf(n)}></es-tile>`)}
      </div>
      <es-legend .display=${E} .stamp=${Ci()}></es-legend>
    `}#t(e,s,n){return D`<label>
      ${P(e)}
      <select @change=${i=>E.go({[s]:i.target.value})}>
        <option value="">${P("all")}</option>
        ${n.map(i=>D`<option value=${i} ?selected=${E.route[s]===i}>${Ge(i)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return D`<div class="empty"><h2>${P("no_match")}</h2></div>`;let s=[...E.model.sources.values()];return D`<div class="empty">
      <h2>${P("nobody")}</h2>
      <p class="muted">${P("nobody_hint")}</p>
      <ul>
        ${s.length===0?D`<li>${P("no_source")}</li>`:J}
        ${s.map(n=>D`<li>${n.id}: ${Ge(`state_${n.state}`)}</li>`)}
      </ul>
    </div>`}};function Yf(t){return`${t.version} ${Math.floor(E.now()/1e3)} ${E.isStale} ${E.language} ${E.scheme}`}qe("es-wall",cl);var ul=class extends It{static{this.styles=[wt,Pe`
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
      .pause {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      @media (max-width: 700px) {
        .brand b,
        .pause span {
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
    `]}render(){return document.title=P("title"),D`
      <a class="skip" href="#main" @click=${this.#i}>${P("skip")}</a>
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
          <b>${P("title")}</b>
        </span>
        <nav aria-label=${P("title")}>
          ${this.#e("wall",P("wall"))} ${this.#e("health",P("nav_health"))}
        </nav>
        <span class="status ${E.status}" role="status"><i aria-hidden="true"></i>${P(E.status)}</span>
        <button @click=${()=>E.togglePause()} aria-label=${P(E.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${E.isPaused?Ss`<path d="M7 4v16l13-8Z" />`:Ss`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${P(E.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#s()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${E.status==="token"?this.#o():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${E.announcement}</div>
    `}#e(e,s){let n=E.route.view===e||e==="wall"&&E.route.view==="session";return D`<a href=${_n({...E.route,view:e})} aria-current=${n?"page":J}>${s}</a>`}#t(){return E.route.view==="health"?D`<es-health></es-health>`:E.route.view==="session"?D`<es-detail></es-detail>`:D`<es-wall></es-wall>`}#n(){return E.status==="refused"?D`<p class="banner" role="alert">${P("refused_detail")}</p>`:E.lostAt!==null&&E.status!=="token"&&E.clock()-E.lostAt>qn/5?D`<p class="banner" role="alert">${P("lost_detail",{time:Js(E.lostAt,E.language)})}</p>`:E.isPaused?D`<p class="banner">${P("paused_display")}</p>`:J}#s(){let e=["auto","light","dark"];return D`<details>
      <summary aria-label=${`${P("theme")}, ${P("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${P("theme")}
          <select @change=${s=>E.setTheme(s.target.value)}>
            ${e.map(s=>D`<option value=${s} ?selected=${E.theme===s}>${P(`theme_${s}`)}</option>`)}
          </select>
        </label>
        <label>
          ${P("language")}
          <select @change=${s=>E.setLanguage(s.target.value)}>
            ${Object.entries(Xs).map(([s,n])=>D`<option value=${s} lang=${s} ?selected=${E.language===s}>${n.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#o(){return D`<form @submit=${this.#l}>
      <h1>${P("token_title")}</h1>
      <p class="muted">${P("token_why")}</p>
      <label>${P("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${E.tokenIsWrong?P("token_wrong"):""}</p>
      <button type="submit">${P("sign_in")}</button>
    </form>`}#l=e=>{e.preventDefault(),E.signIn(String(new FormData(e.target).get("token")))};#i=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};qe("es-app",ul);E.open();
