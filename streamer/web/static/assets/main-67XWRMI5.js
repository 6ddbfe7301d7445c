var Zs=globalThis,Js=Zs.ShadowRoot&&(Zs.ShadyCSS===void 0||Zs.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,po=Symbol(),ll=new WeakMap,xs=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==po)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Js&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=ll.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&ll.set(t,e))}return e}toString(){return this.cssText}},Qs=s=>new xs(typeof s=="string"?s:s+"",void 0,po),he=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,i,o)=>n+(l=>{if(l._$cssResult$===!0)return l.cssText;if(typeof l=="number")return l;throw Error("Value passed to 'css' function must be a 'css' function result: "+l+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+s[o+1],s[0]);return new xs(t,s,po)},al=(s,e)=>{if(Js)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),i=Zs.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=t.cssText,s.appendChild(n)}},fo=Js?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Qs(t)})(s):s;var{is:Mu,defineProperty:Tu,getOwnPropertyDescriptor:Pu,getOwnPropertyNames:Cu,getOwnPropertySymbols:Lu,getPrototypeOf:Du}=Object,Xs=globalThis,cl=Xs.trustedTypes,Ru=cl?cl.emptyScript:"",Ou=Xs.reactiveElementPolyfillSupport,ks=(s,e)=>s,mo={toAttribute(s,e){switch(e){case Boolean:s=s?Ru:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},dl=(s,e)=>!Mu(s,e),ul={attribute:!0,type:String,converter:mo,reflect:!1,useDefault:!1,hasChanged:dl};Symbol.metadata??=Symbol("metadata"),Xs.litPropertyMetadata??=new WeakMap;var Bt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=ul){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),i=this.getPropertyDescriptor(e,n,t);i!==void 0&&Tu(this.prototype,e,i)}}static getPropertyDescriptor(e,t,n){let{get:i,set:o}=Pu(this.prototype,e)??{get(){return this[t]},set(l){this[t]=l}};return{get:i,set(l){let c=i?.call(this);o?.call(this,l),this.requestUpdate(e,c,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ul}static _$Ei(){if(this.hasOwnProperty(ks("elementProperties")))return;let e=Du(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(ks("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ks("properties"))){let t=this.properties,n=[...Cu(t),...Lu(t)];for(let i of n)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,i]of t)this.elementProperties.set(n,i)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let i=this._$Eu(t,n);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let i of n)t.unshift(fo(i))}else e!==void 0&&t.push(fo(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return al(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,n);if(i!==void 0&&n.reflect===!0){let o=(n.converter?.toAttribute!==void 0?n.converter:mo).toAttribute(t,n.type);this._$Em=e,o==null?this.removeAttribute(i):this.setAttribute(i,o),this._$Em=null}}_$AK(e,t){let n=this.constructor,i=n._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let o=n.getPropertyOptions(i),l=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:mo;this._$Em=i;let c=l.fromAttribute(t,o.type);this[i]=c??this._$Ej?.get(i)??c,this._$Em=null}}requestUpdate(e,t,n,i=!1,o){if(e!==void 0){let l=this.constructor;if(i===!1&&(o=this[e]),n??=l.getPropertyOptions(e),!((n.hasChanged??dl)(o,t)||n.useDefault&&n.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(l._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:i,wrapped:o},l){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,l??t??this[e]),o!==!0||l!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,o]of this._$Ep)this[i]=o;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[i,o]of n){let{wrapped:l}=o,c=this[i];l!==!0||this._$AL.has(i)||c===void 0||this.C(i,void 0,o,c)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Bt.elementStyles=[],Bt.shadowRootOptions={mode:"open"},Bt[ks("elementProperties")]=new Map,Bt[ks("finalized")]=new Map,Ou?.({ReactiveElement:Bt}),(Xs.reactiveElementVersions??=[]).push("2.1.2");var bo=globalThis,hl=s=>s,ei=bo.trustedTypes,pl=ei?ei.createPolicy("lit-html",{createHTML:s=>s}):void 0,vo="$lit$",Gt=`lit$${Math.random().toFixed(9).slice(2)}$`,wo="?"+Gt,Iu=`<${wo}>`,_n=document,Ss=()=>_n.createComment(""),As=s=>s===null||typeof s!="object"&&typeof s!="function",_o=Array.isArray,wl=s=>_o(s)||typeof s?.[Symbol.iterator]=="function",go=`[ 	
\f\r]`,$s=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,fl=/-->/g,ml=/>/g,vn=RegExp(`>|${go}(?:([^\\s"'>=/]+)(${go}*=${go}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),gl=/'/g,bl=/"/g,_l=/^(?:script|style|textarea|title)$/i,yo=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),_=yo(1),Ms=yo(2),cf=yo(3),_t=Symbol.for("lit-noChange"),P=Symbol.for("lit-nothing"),vl=new WeakMap,wn=_n.createTreeWalker(_n,129);function yl(s,e){if(!_o(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return pl!==void 0?pl.createHTML(e):e}var xl=(s,e)=>{let t=s.length-1,n=[],i,o=e===2?"<svg>":e===3?"<math>":"",l=$s;for(let c=0;c<t;c++){let u=s[c],p,v,f=-1,g=0;for(;g<u.length&&(l.lastIndex=g,v=l.exec(u),v!==null);)g=l.lastIndex,l===$s?v[1]==="!--"?l=fl:v[1]!==void 0?l=ml:v[2]!==void 0?(_l.test(v[2])&&(i=RegExp("</"+v[2],"g")),l=vn):v[3]!==void 0&&(l=vn):l===vn?v[0]===">"?(l=i??$s,f=-1):v[1]===void 0?f=-2:(f=l.lastIndex-v[2].length,p=v[1],l=v[3]===void 0?vn:v[3]==='"'?bl:gl):l===bl||l===gl?l=vn:l===fl||l===ml?l=$s:(l=vn,i=void 0);let $=l===vn&&s[c+1].startsWith("/>")?" ":"";o+=l===$s?u+Iu:f>=0?(n.push(p),u.slice(0,f)+vo+u.slice(f)+Gt+$):u+Gt+(f===-2?c:$)}return[yl(s,o+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Es=class s{constructor({strings:e,_$litType$:t},n){let i;this.parts=[];let o=0,l=0,c=e.length-1,u=this.parts,[p,v]=xl(e,t);if(this.el=s.createElement(p,n),wn.currentNode=this.el.content,t===2||t===3){let f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(i=wn.nextNode())!==null&&u.length<c;){if(i.nodeType===1){if(i.hasAttributes())for(let f of i.getAttributeNames())if(f.endsWith(vo)){let g=v[l++],$=i.getAttribute(f).split(Gt),S=/([.?@])?(.*)/.exec(g);u.push({type:1,index:o,name:S[2],strings:$,ctor:S[1]==="."?ni:S[1]==="?"?si:S[1]==="@"?ii:xn}),i.removeAttribute(f)}else f.startsWith(Gt)&&(u.push({type:6,index:o}),i.removeAttribute(f));if(_l.test(i.tagName)){let f=i.textContent.split(Gt),g=f.length-1;if(g>0){i.textContent=ei?ei.emptyScript:"";for(let $=0;$<g;$++)i.append(f[$],Ss()),wn.nextNode(),u.push({type:2,index:++o});i.append(f[g],Ss())}}}else if(i.nodeType===8)if(i.data===wo)u.push({type:2,index:o});else{let f=-1;for(;(f=i.data.indexOf(Gt,f+1))!==-1;)u.push({type:7,index:o}),f+=Gt.length-1}o++}}static createElement(e,t){let n=_n.createElement("template");return n.innerHTML=e,n}};function yn(s,e,t=s,n){if(e===_t)return e;let i=n!==void 0?t._$Co?.[n]:t._$Cl,o=As(e)?void 0:e._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(s),i._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=i:t._$Cl=i),i!==void 0&&(e=yn(s,i._$AS(s,e.values),i,n)),e}var ti=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,i=(e?.creationScope??_n).importNode(t,!0);wn.currentNode=i;let o=wn.nextNode(),l=0,c=0,u=n[0];for(;u!==void 0;){if(l===u.index){let p;u.type===2?p=new Jn(o,o.nextSibling,this,e):u.type===1?p=new u.ctor(o,u.name,u.strings,this,e):u.type===6&&(p=new oi(o,this,e)),this._$AV.push(p),u=n[++c]}l!==u?.index&&(o=wn.nextNode(),l++)}return wn.currentNode=_n,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Jn=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,i){this.type=2,this._$AH=P,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=yn(this,e,t),As(e)?e===P||e==null||e===""?(this._$AH!==P&&this._$AR(),this._$AH=P):e!==this._$AH&&e!==_t&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):wl(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==P&&As(this._$AH)?this._$AA.nextSibling.data=e:this.T(_n.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Es.createElement(yl(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(t);else{let o=new ti(i,this),l=o.u(this.options);o.p(t),this.T(l),this._$AH=o}}_$AC(e){let t=vl.get(e.strings);return t===void 0&&vl.set(e.strings,t=new Es(e)),t}k(e){_o(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,i=0;for(let o of e)i===t.length?t.push(n=new s(this.O(Ss()),this.O(Ss()),this,this.options)):n=t[i],n._$AI(o),i++;i<t.length&&(this._$AR(n&&n._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=hl(e).nextSibling;hl(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},xn=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,i,o){this.type=1,this._$AH=P,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=o,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=P}_$AI(e,t=this,n,i){let o=this.strings,l=!1;if(o===void 0)e=yn(this,e,t,0),l=!As(e)||e!==this._$AH&&e!==_t,l&&(this._$AH=e);else{let c=e,u,p;for(e=o[0],u=0;u<o.length-1;u++)p=yn(this,c[n+u],t,u),p===_t&&(p=this._$AH[u]),l||=!As(p)||p!==this._$AH[u],p===P?e=P:e!==P&&(e+=(p??"")+o[u+1]),this._$AH[u]=p}l&&!i&&this.j(e)}j(e){e===P?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ni=class extends xn{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===P?void 0:e}},si=class extends xn{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==P)}},ii=class extends xn{constructor(e,t,n,i,o){super(e,t,n,i,o),this.type=5}_$AI(e,t=this){if((e=yn(this,e,t,0)??P)===_t)return;let n=this._$AH,i=e===P&&n!==P||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,o=e!==P&&(n===P||i);i&&this.element.removeEventListener(this.name,this,n),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},oi=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){yn(this,e)}},kl={M:vo,P:Gt,A:wo,C:1,L:xl,R:ti,D:wl,V:yn,I:Jn,H:xn,N:si,U:ii,B:ni,F:oi},zu=bo.litHtmlPolyfillSupport;zu?.(Es,Jn),(bo.litHtmlVersions??=[]).push("3.3.3");var $l=(s,e,t)=>{let n=t?.renderBefore??e,i=n._$litPart$;if(i===void 0){let o=t?.renderBefore??null;n._$litPart$=i=new Jn(e.insertBefore(Ss(),o),o,void 0,t??{})}return i._$AI(s),i};var xo=globalThis,Be=class extends Bt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=$l(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return _t}};Be._$litElement$=!0,Be.finalized=!0,xo.litElementHydrateSupport?.({LitElement:Be});var Nu=xo.litElementPolyfillSupport;Nu?.({LitElement:Be});(xo.litElementVersions??=[]).push("4.2.2");function Ae(s){let e=Math.max(0,Math.floor(s/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]===0?t.slice(1):t).map((i,o)=>o===0?String(i):String(i).padStart(2,"0")).join(":")}function kn(s,e){return new Date(s).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var Sl={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Geben Sie dem Dienst ein Ziel, [coach] in seiner Konfiguration, und sprechen Sie:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"mehr {more}, weniger {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",history:"Verlauf",history_none:"Dieser Dienst führt keinen Verlauf. Die Konfiguration schaltet ihn ein:",history_empty:"Nichts gefunden. Was von nun an gesagt wird, steht später hier.",from:"Von",until:"Bis",any_alert:"irgendein Alarm",session_id:"Gespräch",find:"Suchen",loading:"Lädt",more:"Mehr",export_as:"Datei",export:"Exportieren",goes_on:"geht weiter oder hat kein Ende",nobody_spoke:"niemand sprach",back_history:"Zurück zum Verlauf",from_history:"Aus dem Verlauf",whole_session:"Ganzes Gespräch",forget:"Vergessen",forget_title:"Dieses Gespräch vergessen?",forget_what:"Alles, was von {id} aufbewahrt ist, wird gelöscht: für alle und für immer.",left_open:"der Dienst endete vorher",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var ko={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Give the daemon a target, [coach] in its configuration, and speak:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"more {more}, less {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",history:"History",history_none:"This daemon keeps no history. Its configuration can switch one on:",history_empty:"Nothing is found. What is said from now on will be.",from:"From",until:"Until",any_alert:"any alert",session_id:"Session",find:"Find",loading:"Loading",more:"More",export_as:"File",export:"Export",goes_on:"goes on, or has no end",nobody_spoke:"nobody spoke",back_history:"Back to the history",from_history:"From the history",whole_session:"Whole session",forget:"Forget",forget_title:"Forget this session?",forget_what:"All that is kept of {id} is deleted, for everybody and for good.",left_open:"the daemon ended before it",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var li={en:ko,de:Sl},ri=class{constructor(e){this.code=e;this.#e=li[e]??ko}#e;t(e,t={}){return this.#e[e].replace(/\{(\w+)\}/g,(n,i)=>String(t[i]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function $o(...s){let e=s.map(t=>(t??"").slice(0,2).toLowerCase());return new ri(e.find(t=>Object.hasOwn(li,t))??"en")}var So=new ri("en");function Al(s){So=s,document.documentElement.lang=s.code}var w=(s,e)=>So.t(s,e),oe=s=>So.word(s);var Pl={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},Cl=Object.keys(Pl),ai="M3 3H21V21H3Z",El=[{colour:"#7a5195",shape:ai,pattern:"falling",need:1},{colour:"#4c9f70",shape:ai,pattern:"dots",need:1},{colour:"#b5651d",shape:ai,pattern:"cross",need:1},{colour:"#5b7db1",shape:ai,pattern:"rows",need:1}],Ao=new Map,Ml=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function yt(s){let e=Pl[s]??Ao.get(s);if(e!==void 0)return e;let t=El[Ao.size%El.length];return Ao.set(s,t),t}function ci(s,e){return Tl(s)-Tl(e)||s.localeCompare(e)}function Tl(s){let e=Ml.indexOf(s);return e<0?Ml.length:e}var Dl=["need","newest","name"],Hu=2e3,ui=class{#e=[];#t=0;#n="";sorted(e,t){let n=[...e].filter(c=>Vu(c,t)),i=`${t.sort} ${t.role} ${t.state}`,o=performance.now();(i!==this.#n||this.#e.length===0||o-this.#t>Hu)&&(this.#n=i,this.#t=o,this.#e=n.sort(Uu[t.sort]).map(c=>c.id));let l=new Map(this.#e.map((c,u)=>[c,u]));return n.sort((c,u)=>(l.get(c.id)??1/0)-(l.get(u.id)??1/0)||c.startedAt-u.startedAt)}},Eo=["customer","agent"];function hi(s,e){let t=({role:n})=>Eo.includes(n)?Eo.indexOf(n):Eo.length;return[...s.legs.values()].filter(({role:n})=>e(n)).sort((n,i)=>t(n)-t(i)||n.id.localeCompare(i.id))}function Mo(s){return Object.values(s.alerts).filter(e=>!e.acknowledged).length}function di(s){return s.endedAt!==null?0:Mo(s)>0?4:Math.max(0,...[...s.legs.values()].map(e=>e.state==="none"?0:yt(e.state).need))}var Uu={need:(s,e)=>+(s.endedAt!==null)-+(e.endedAt!==null)||di(e)-di(s)||Ll(s)-Ll(e)||s.id.localeCompare(e.id),newest:(s,e)=>e.startedAt-s.startedAt,name:(s,e)=>s.id.localeCompare(e.id)};function Ll(s){return Math.min(s.startedAt,...[...s.legs.values()].map(e=>e.since??1/0))}function Vu(s,e){return[...s.legs.values()].filter(n=>e.role===""||n.role===e.role).some(n=>e.state===""||n.state===e.state)}var Rl=["coach","history","health"],Wu=["from","to","alert","find"];function To(s){let[e="",t=""]=s.replace(/^#/,"").split("?"),n=new URLSearchParams(t),[,i="",o=""]=e.split("/"),l=n.get("t");return{view:i==="s"&&o?"session":Rl.find(c=>c===i)??"wall",sessionId:i==="s"?decodeURIComponent(o):"",t:l!==null&&/^\d+$/.test(l)?Number(l):null,role:n.get("role")??"",state:n.get("state")??"",sort:Dl.find(c=>c===n.get("sort"))??"need",from:n.get("from")??"",to:n.get("to")??"",alert:n.get("alert")??"",find:n.get("find")??""}}function xt(s){let e=new URLSearchParams;if(s.role&&e.set("role",s.role),s.state&&e.set("state",s.state),s.sort&&s.sort!=="need"&&e.set("sort",s.sort),s.view==="history")for(let o of Wu)s[o]&&e.set(o,s[o]);s.view==="session"&&s.t!=null&&e.set("t",String(Math.round(s.t)));let t=Rl.find(o=>o===s.view),n=s.view==="session"?`/s/${encodeURIComponent(s.sessionId??"")}`:t===void 0?"/":`/${t}`,i=e.toString();return`#${n}${i?`?${i}`:""}`}var Fu="org.emotionstreamer.",$n=s=>s.type.replace(Fu,"");var pi=()=>({sources:{},sessions:{},overload:null}),ju=()=>({source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),Ol=s=>({role:s,analysed:!0,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),Il=({posterior:s,dimensions:e,abstained:t,reason:n})=>({posterior:s,dimensions:e,abstained:t,reason:n}),zl={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":s=>({...Il(s),speaking:!1}),"emotion.v1":Il,"state.v1":({state:s,probability:e,since_ms:t})=>({state:s,probability:e,since_ms:t})},Bu=({leg_id:s,role:e,rule:t,kind:n,labels:i,threshold:o,probability:l,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:v})=>({leg_id:s,role:e,rule:t,kind:n,labels:i,threshold:o,probability:l,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:v}),Po=(s,e,t)=>({...s,sessions:{...s.sessions,[e]:t}});function Nl(s,e){let t=e.type.replace("org.emotionstreamer.",""),n=e.data??{};if(t==="gap.v1")return n.reason==="resume_expired"?pi():s;if(t==="overload.v1")return{...s,overload:n.active?n:null};if(t==="source.health.v1"){let l={state:n.state,detail:n.detail};return{...s,sources:{...s.sources,[n.source_id]:l}}}if(t==="session.ended.v1"){let{[n.session_id]:l,...c}=s.sessions;return{...s,sessions:c}}let i=s.sessions[n.session_id]??ju();if(t==="session.started.v1"||t==="session.changed.v1"){let l={...i.legs};for(let{leg_id:c,role:u,analysed:p}of n.legs)l[c]={...l[c]??Ol(u),role:u,analysed:p};return Po(s,n.session_id,{source_id:n.source_id,call_reference:n.call_reference??null,started_at:t==="session.started.v1"?e.time:i.started_at,legs:l,alerts:i.alerts})}if(t==="alert.v1"){let{[n.alert_id]:l,...c}=i.alerts,u=n.status==="cleared"?c:{...i.alerts,[n.alert_id]:Bu(n)};return Po(s,n.session_id,{...i,alerts:u})}if(!Object.hasOwn(zl,t))return s;let o={...i.legs[n.leg_id]??Ol(n.role),role:n.role,...zl[t](n)};return Po(s,n.session_id,{...i,legs:{...i.legs,[n.leg_id]:o}})}var Hl=500,Gu=15e3,qu=1e4,Yu=[408,425,429],Ku=8e3,Zu=1e4,tn=class extends Error{constructor(e,t){super(`the daemon refuses: ${e} ${t}`.trim()),this.status=e}};function Ul(s,e={}){return new Co(s,e)}var Co=class{#e;#t;#n=pi();#s=new Set;#o=null;#i=0;#r=null;#a=0;#c=()=>{};constructor(e,{queueEvents:t=1e3,quietMs:n=Ku,WebSocket:i=globalThis.WebSocket,...o}){if(!i)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(t>=1))throw new RangeError(`queueEvents: expected at least 1, got ${t}`);this.#e=new URL(e),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:t,quietMs:n,WebSocket:i,...o}}get state(){return this.#n}get skewMs(){return this.#a}reconnect(){this.#c()}async*[Symbol.asyncIterator](){let{onLag:e,signal:t}=this.#t,n={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},i=()=>{n.stopped=!0,n.endWait(),n.socket&&Xu(n.socket),n.wake()};if(!t?.aborted){t?.addEventListener("abort",i),this.#c=()=>n.endWait(),this.#l(n).catch(o=>{n.failure=o,n.wake()});try{for(;;){for(;n.queue.length===0;){if(n.failure)throw n.failure;if(n.stopped)return;await new Promise(c=>n.wake=c)}let{lost:o}=n;n.lost=0;let l=n.queue.shift();o&&e?.(o),yield l}}finally{t?.removeEventListener("abort",i),i()}}}async#l(e){let{onStatus:t}=this.#t,n=Hl;for(;!e.stopped;){t?.("connecting");let i=performance.now(),o=await this.#u();if(o&&(this.#a=Date.parse(o.issued_at)-Date.now()),o&&!e.stopped&&await this.#d(e,o,i)&&(n=Hl),e.stopped)return;t?.("lost"),await new Promise(l=>{let c=setTimeout(l,n*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(c),l())}),n=Math.min(2*n,Gu)}}async#u(){let{getTicket:e}=this.#t;return e?Qu(await e()):Ju(this.#e,this.#t)}#d(e,t,n){let{WebSocket:i,sessions:o,roles:l,types:c,sources:u,recentS:p}=this.#t,v=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);v.protocol=v.protocol.replace("http","ws");for(let[g,$]of Object.entries({session:o,role:l,type:c,source:u}))for(let S of $??[])v.searchParams.append(g,S);p&&v.searchParams.set("recent_s",p);let f=this.#r===null?this.#o:null;return f!==null&&v.searchParams.set("resume_from",f),new Promise((g,$)=>{let S=!1,C=e.socket=new i(v.href,["cloudevents.json",`ticket.${t.ticket}`]),z=()=>{j.stop(),C===e.socket&&(e.socket=null),C.close(),g(S)},j=ed(this.#e,this.#t.quietMs,z);C.onopen=()=>{this.#i=Date.parse(t.issued_at)+performance.now()-n,f===null&&(this.#n=pi(),this.#r=this.#i),this.#t.onStatus?.("open")},C.onmessage=({data:E})=>{S=!0,j.heard();try{C===e.socket&&!this.#h(JSON.parse(E),e)&&z()}catch(V){$(V),z()}},C.onclose=z})}#h(e,t){let n=e.type.endsWith(".gap.v1")?e.data.reason:null;if(n==="subscriber_slow"&&this.#r===null&&this.#o!==null)return!1;if(n==="resume_expired"?this.#r=this.#i:this.#r!==null&&Date.parse(e.time)>this.#r&&(this.#r=null),this.#o=e.id,this.#n=Nl(this.#n,e),!this.#s.has(e.id)){this.#s.add(e.id),this.#s.size>qu&&this.#s.delete(this.#s.values().next().value);let{types:i}=this.#t;if(i?.length&&!i.includes(e.type.replace("org.emotionstreamer.","")))return n!=="subscriber_slow";t.queue.push(e)>this.#t.queueEvents&&(t.queue.shift(),t.lost++),t.wake()}return n!=="subscriber_slow"}};async function Ju(s,{token:e,sessions:t,roles:n,types:i,sources:o}={}){let l=typeof e=="function"?await e():e;try{let c=await fetch(new URL("/api/ticket",s),{method:"POST",signal:AbortSignal.timeout(Zu),headers:l?{Authorization:`Bearer ${l}`}:{},body:JSON.stringify({sessions:t,roles:n,types:i,sources:o})});if(c.ok)return await c.json();if(c.status<500&&!Yu.includes(c.status))throw new tn(c.status,(await c.text()).trim())}catch(c){if(c instanceof tn)throw c}return null}function Qu(s){if(s&&!(typeof s.ticket=="string"&&Date.parse(s.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return s}function Xu(s){s.readyState===s.CONNECTING?s.onopen=()=>s.close():s.close()}function ed(s,e,t){let n=performance.now(),i=()=>performance.now()-n>=e,o=setInterval(()=>{if(!i())return;let l={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",s),l).catch(()=>i()&&t())},e/2);return{heard:()=>n=performance.now(),stop:()=>clearInterval(o)}}var fi=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,t,n){let i=`${t.session_id} ${t.leg_id}`;if(e==="advice.v1")this.cues.set(i,td(t,n));else if(e==="coach.report.v1")this.#e(i,t,n);else if(e==="session.ended.v1")for(let[o,l]of this.cues)l.sessionId===t.session_id&&this.cues.delete(o)}keep(e){for(let[t,n]of this.cues)Object.hasOwn(e,n.sessionId)||this.cues.delete(t)}hasTakeOf(e){return this.takes.some(t=>t.sessionId===e)}#e(e,t,n){this.cues.delete(e),!this.takes.some(i=>i.id===e&&i.at===n)&&(this.takes.unshift(nd(e,t,n)),this.takes.length=Math.min(this.takes.length,30))}};function Vl(s,e){return Object.values(Fl(s,e)).reduce((t,n)=>t+Math.abs(n),0)/2}function Wl(s,e){return Object.entries(Fl(s,e)).sort(([n,i],[o,l])=>l-i||n.localeCompare(o))[0]?.[0]??""}function Fl(s,e){let t={};for(let{name:n,share:i}of e)t[n]=i;for(let{name:n,share:i}of s)t[n]=(t[n]??0)-i;return t}function td(s,e){return{sessionId:s.session_id,role:s.role,cue:s.cue,label:s.label??null,heard:s.heard,target:s.target,at:e}}function nd(s,e,t){return{id:s,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance??null,onTargetShare:e.on_target_share??null,mixtures:e.mixtures,stretches:e.stretches,at:t}}var Ps=15*6e4,jl=6e4,Gl={speaking:!1,state:"none",probability:0},Lo=class{constructor(e,t){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let n={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:t,analysed:!0,...Gl,...n}}get role(){return this.current.role}get analysed(){return this.current.analysed}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}},Do=class{constructor(e,t){this.id=e;this.startedAt=t;this.sourceId="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.cleared=[];this.version=0;this.lostEvents=0;this.#e=null}#e;take(e){if(e!==this.#e){this.#e=e,this.version++,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[t,n]of Object.entries(e.legs))this.leg(t,n.role).current=n}}leg(e,t){let n=this.legs.get(e);return n===void 0&&(n=new Lo(e,t),this.legs.set(e,n)),n}};var Qn=class{constructor(e=[]){this.labels=e;this.sessions=new Map;this.sources=new Map;this.overload=null;this.lostEvents=0;this.version=0;this.coach=new fi;this.#e=new Map;this.#t=new Map}#e;#t;known(e){return this.#t.get(e)}sync(e,t){this.overload=e.overload,this.coach.keep(e.sessions);for(let[n,i]of Object.entries(e.sessions)){let o=this.#n(n,t);o.take(i),this.sessions.set(n,o)}for(let n of this.sessions.values())n.endedAt===null&&!(n.id in e.sessions)&&this.sessions.delete(n.id);for(let n of this.sources.keys())n in e.sources||this.sources.delete(n)}apply(e){let t=Date.parse(e.time),n=e.data,i=$n(e);this.version++,this.coach.apply(i,n,t),i==="source.health.v1"?this.sources.set(n.source_id,{id:n.source_id,state:n.state,detail:n.detail??"",at:t}):i==="session.started.v1"?this.#s(n,t):i==="session.ended.v1"?this.#o(n,t):i==="gap.v1"?this.#i(n,t):n.session_id!==void 0&&this.#r(i,n,t)}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e){for(let t of this.#t.values()){let n=Math.max(t.startedAt,...[...t.legs.values()].map(i=>i.heardAt));(this.sessions.has(t.id)?e-(t.endedAt??e)>jl:e-n>Ps)&&(this.#t.delete(t.id),this.sessions.delete(t.id),this.coach.hasTakeOf(t.id)&&this.#e.set(t.id,t),this.version++);for(let i of t.legs.values())ld(i,e);Ts(t.cleared,({clearedAt:i})=>i<e-jl)}for(let t of this.#e.values())e-t.endedAt>Ps&&this.#e.delete(t.id)}#n(e,t){let n=this.#t.get(e);return n===void 0&&(n=new Do(e,t),this.#t.set(e,n)),n.version++,n}#s(e,t){let n=this.#t.get(e.session_id);n!==void 0&&(n.endedAt!==null||n.startedAt<t)&&this.#t.delete(n.id);let i=this.#n(e.session_id,t);i.startedAt=t,Bl(i,e,t)}#o(e,t){let n=this.#t.get(e.session_id);if(n!==void 0){n.endedAt=t,n.endReason=e.reason??"",n.version++,this.sessions.set(n.id,n),n.alerts={};for(let i of n.legs.values())rd(i,t)}}#i(e,t){if(this.lostEvents+=e.lost_events??0,e.session_id==null)return;let n=this.#n(e.session_id,t);n.lostEvents+=e.lost_events??0;for(let i of e.leg_ids??[]){let o=n.legs.get(i);if(o?.origin==null||!e.lost_ms)continue;let l=t-o.origin;o.gaps.push({from:l-e.lost_ms,to:l,reason:e.reason??""})}}#r(e,t,n){let i=this.#n(t.session_id,n);if(e==="session.changed.v1"&&Bl(i,t,n),e==="alert.v1"&&t.status==="cleared"){i.cleared.push({...t,id:t.alert_id,clearedAt:n});return}if(t.leg_id==null)return;let o=i.leg(t.leg_id,t.role??"unknown");o.heardAt=Math.max(o.heardAt,n),e==="utterance.started.v1"?id(o,t,n):e==="utterance.ended.v1"?od(o,t,n):e==="emotion.v1"?this.#a(o,t,n):e==="state.v1"&&(o.origin=n-t.since_ms)}#a(e,t,n){let i=t.audio;e.origin=n-i.end_ms,e.latencyMs=t.latency_ms?.audio_end_to_publish??e.latencyMs,e.inferenceMs=t.latency_ms?.inference??e.inferenceMs,e.model=`${t.model.name} ${t.model.version} (${t.model.precision})`,e.quality=i.quality;let o=e.utterances.at(-1),l=e.pieces.at(-1),c=o?.id===t.utterance_id?o.from:i.start_ms,u=l!==void 0&&l.to>c?l.to:c;u>=i.end_ms||(e.pieces.push({from:u,to:i.end_ms,shares:t.abstained?[]:this.#c(t),reason:t.abstained?t.reason??"unknown":null}),t.dimensions&&!t.abstained&&e.affect.push({at:i.end_ms,valence:t.dimensions.valence,arousal:t.dimensions.arousal}))}#c(e){let t=this.labels.map(()=>0);for(let{name:n,probability:i}of e.posterior??[]){let o=this.labels.indexOf(n);o<0&&(o=this.labels.push(n)-1),t[o]=i}return t}};function Bl(s,e,t){for(let n of e.legs??[])sd(s.leg(n.leg_id,n.role),n,t)}function sd(s,e,t){s.codec=e.codec,s.origin??=t}function id(s,e,t){let n=s.utterances.at(-1);n?.id!==e.utterance_id&&(n!==void 0&&(n.to??=e.start_ms),s.origin=t-e.start_ms,s.utterances.push({id:e.utterance_id,from:e.start_ms,to:null}))}function od(s,e,t){let{start_ms:n,end_ms:i}=e.audio;s.origin=t-i;let o=s.utterances.at(-1);o?.id===e.utterance_id?(o.from=n,o.to=i):s.utterances.push({id:e.utterance_id,from:n,to:i})}function rd(s,e){let t=s.utterances.at(-1);t!==void 0&&s.origin!==null&&(t.to??=e-s.origin),s.current={...s.current,...Gl}}function ld(s,e){if(s.origin===null)return;let t=e-Ps-s.origin;Ts(s.pieces,n=>n.to<t),Ts(s.utterances,n=>(n.to??1/0)<t),Ts(s.gaps,n=>n.to<t),Ts(s.affect,n=>n.at<t)}function Ts(s,e){let t=0;for(;t<s.length&&e(s[t]);)t++;t>0&&s.splice(0,t)}var ad=5e3,ql=1e3,cd=1.5,ud=300,dd=100,Yl=1e3,Xn=5e3;var mi=class extends EventTarget{constructor(t,n={}){super();this.url=t;this.options=n;this.model=new Qn;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#n=null;this.#s=[];this.#o=!1;this.#i=0;this.#r=0;this.#a=0;this.#c=0;this.#l=0;this.#p=()=>{let t=this.#c-performance.now();if(t>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#p),t);return}this.#o=!1,this.#i=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock()),this.dispatchEvent(new Event("change"))};this.#f=()=>this.reconnect()}#e;#t;#n;#s;#o;#i;#r;#a;#c;#l;start(){this.stop();let t=new AbortController,n=o=>this.setStatus(o),i=Ul(this.url,{queueEvents:1e5,...this.options,onStatus:n,signal:t.signal});this.#n=t,this.#t=i,this.#s=[setInterval(()=>this.model.forget(this.clock()),ad),setInterval(()=>this.changed(!1),ql)],addEventListener("online",this.#f),this.#u(i,t.signal)}retain(){this.#l++===0&&this.start()}release(){--this.#l===0&&this.stop()}stop(){this.#n?.abort(),this.#n=null,this.#s.forEach(clearInterval),removeEventListener("online",this.#f)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>Xn}get hasCaughtUp(){return this.status!=="connecting"&&performance.now()-this.#r>Yl}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#n===null?this.start():this.#t?.reconnect()}changed(t=!0){if(this.#o||this.isPaused&&!t)return;this.#o=!0;let n=performance.now(),i=Math.min(ud,cd*this.model.sessions.size),o=Math.max(i-(n-this.#i),this.#c-n);document.hidden?setTimeout(this.#p,ql):o<=0?requestAnimationFrame(this.#p):setTimeout(()=>requestAnimationFrame(this.#p),o)}setStatus(t){t==="open"?(this.lostAt=null,this.#a=this.clock(),this.#r=performance.now(),this.#h()):this.lostAt??=this.clock(),t!=="refused"&&(this.refusal=null),this.status=t,this.dispatchEvent(new Event("status")),this.changed()}async#u(t,n){try{for await(let i of t)this.#d(i)}catch(i){if(n.aborted)return;this.stop(),i instanceof tn||reportError(i),this.refusal=i instanceof tn?i:new tn(0,String(i)),this.setStatus("refused")}}#d(t){this.model.apply(t),Date.parse(t.time)>this.#a?this.dispatchEvent(new CustomEvent("event",{detail:t})):this.#h(),this.changed(!1)}#h(){this.#c=Math.min(performance.now()+dd,this.#r+Yl)}#p;#f};var Kl="/assets/capture.worklet-7ESDUN63.js";var pd="/browser",Zl=500,fd=1e4,Jl=48e3,md=3,Ql=2,gi=class extends EventTarget{constructor(t,n){super();this.origin=t;this.token=n;this.state="off";this.devices=[];this.deviceId="";this.lostMs=0;this.isMuted=!1;this.#e=!1;this.#t=null;this.#n=null;this.#s=null;this.#o=null;this.#i=null;this.#a=Zl;this.#c="";this.#f=()=>{this.#g()};this.#m=()=>{this.#n?.state==="suspended"&&!document.hidden&&this.#n.resume()}}#e;#t;#n;#s;#o;#i;#r;#a;#c;get isWanted(){return this.#e}async start(){if(!this.#e){if(!navigator.mediaDevices?.getUserMedia)return this.#l("insecure");this.#e=!0,this.#c=crypto.randomUUID(),this.lostMs=0,navigator.mediaDevices.addEventListener("devicechange",this.#f),document.addEventListener("visibilitychange",this.#m),await this.#d()&&this.#b()}}stop(){this.#u("off")}async choose(t){this.deviceId=t,this.#e&&await this.#d()}#l(t){this.state=t,this.dispatchEvent(new Event("change"))}#u(t){this.#e=!1,clearTimeout(this.#r),navigator.mediaDevices?.removeEventListener("devicechange",this.#f),document.removeEventListener("visibilitychange",this.#m),this.#p(),this.#n?.close(),this.#n=this.#s=null,this.#i?.close(1e3),this.#i=null,this.#l(t)}async#d(){this.state!=="on"&&this.#l("asking");try{let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1},n=this.deviceId?{deviceId:{exact:this.deviceId}}:{},i=await navigator.mediaDevices.getUserMedia({audio:{...t,...n}});if(!this.#e)return i.getTracks().forEach(o=>o.stop()),!1;this.#p(),this.#t=i,await this.#h(i)}catch(t){let n={NotAllowedError:"denied",SecurityError:"denied",NotReadableError:"busy"};this.#p();let i=n[t.name]??"missing";return i==="missing"&&this.deviceId?(this.deviceId="",this.#d()):(this.#e&&this.#u(i),!1)}return await this.#g(),this.#e}async#h(t){if(this.#n===null){let i=new AudioContext;this.#n=i.sampleRate>Jl?new AudioContext({sampleRate:Jl}):i,this.#n!==i&&i.close(),await this.#n.audioWorklet.addModule(Kl),this.#s=new AudioWorkletNode(this.#n,"capture",{numberOfOutputs:0,channelCount:1,channelCountMode:"explicit"}),this.#s.port.onmessage=({data:o})=>this.#_(o),this.#n.onstatechange=this.#m}await this.#n.resume(),this.#o=this.#n.createMediaStreamSource(t),this.#o.connect(this.#s);let n=t.getAudioTracks()[0];this.isMuted=n.muted,n.onmute=n.onunmute=()=>{this.isMuted=n.muted,this.#l(this.state)},n.onended=()=>{this.#d()}}#p(){this.#o?.disconnect(),this.#o=null;for(let t of this.#t?.getTracks()??[])t.onended=null,t.stop();this.#t=null}#f;async#g(){let t=await navigator.mediaDevices.enumerateDevices();this.devices=t.filter(({kind:n})=>n==="audioinput").map(({deviceId:n,label:i})=>({id:n,name:i})),this.#l(this.state)}#m;async#b(){if(!this.#e)return;this.#l("connecting");let t=await this.#w();if(!this.#e)return;if(t===null)return this.#v();let n=new WebSocket(new URL(pd,this.origin.replace(/^http/,"ws")),["emotion-streamer.pcm",`ticket.${t}`]);this.#i=n,n.onopen=()=>{this.#a=Zl,n.send(JSON.stringify({call_id:this.#c,sampleRate:this.#n.sampleRate})),this.#l("on")},n.onclose=()=>{this.#i===n&&(this.#i=null,this.#v())}}async#w(){let t=this.token()?{Authorization:`Bearer ${this.token()}`}:{};try{let n=await fetch(new URL("/api/ticket",this.origin),{method:"POST",headers:t,body:'{"scope": "stream"}'});if(n.ok)return(await n.json()).ticket;n.status===404?this.#u("unconfigured"):(n.status===401||n.status===403)&&this.#u("refused")}catch{}return null}#v(){this.#e&&(this.#l("connecting"),this.#r=setTimeout(()=>{this.#b()},this.#a*(.5+Math.random())),this.#a=Math.min(2*this.#a,fd))}#_(t){let n=this.#i;if(n?.readyState!==WebSocket.OPEN)return;let i=this.#n.sampleRate;n.bufferedAmount>md*i*Ql?(this.lostMs+=1e3*t.byteLength/(i*Ql),this.dispatchEvent(new Event("change"))):n.send(t)}};var gd="/api/history",Xl=3e4,bd=1e3,vd=20,wd=5e3,_d=5e3,Cs=class extends Error{constructor(t,n){super(n);this.progress=t}},bi=class{constructor(e,t,n){this.token=e;this.changed=t;this.labels=n;this.progress="ready";this.problem="";this.found=[];this.next=null;this.#e=null;this.#t=new Map}#e;#t;look(e,t=!1){let n=ea(e);!t&&n.toString()===this.#e?.toString()||(this.#e=n,this.found=[],this.next=null,this.#n(n))}reset(){this.#e=null,this.#t.clear(),this.progress="ready"}more(){if(this.#e===null||this.next===null||this.progress==="loading")return;let e=new URLSearchParams(this.#e);e.set("after",this.next),this.#n(e)}session(e){let t=this.#t.get(e),n=performance.now();return(t===void 0||t.progress==="failed"&&n-t.askedAt>_d)&&(t={progress:"loading",session:null,problem:"",askedAt:n},this.#t.clear(),this.#t.set(e,t),this.#s(e,t)),t}async forget(e){try{await this.#i(`/sessions/${encodeURIComponent(e)}`,{method:"DELETE"})}catch(t){return t.message}return this.#t.delete(e),this.#e=null,""}async export(e,t){let n=ea(e);n.set("format",t);try{let i=await this.#i(`/export?${n}`,{signal:null}),o=URL.createObjectURL(await i.blob()),l=document.createElement("a");return l.href=o,l.download=`emotions.${t}`,l.click(),setTimeout(()=>URL.revokeObjectURL(o),Xl),""}catch(i){return i.message}}async#n(e){let t=this.#e;this.progress="loading",this.changed();try{let n=await(await this.#i(`/sessions?${e}`)).json();if(t!==this.#e)return;this.found=[...this.found,...n.sessions],this.next=n.next,this.progress="ready",this.problem=""}catch(n){if(t!==this.#e)return;this.progress=n instanceof Cs?n.progress:"failed",this.problem=n.message}this.changed()}async#s(e,t){try{let n=await(await this.#i(`/sessions/${encodeURIComponent(e)}`)).json(),i=new Qn(this.labels);for(let o of await this.#o(e))i.apply(o),$n(o)==="utterance.ended.v1"&&(i.apply({...o,type:o.type.replace("utterance.ended","emotion")}),yd(i.known(e)?.legs.get(o.data.leg_id??""),o));t.session=xd(i.known(e),n),t.progress=t.session===null?"none":"ready"}catch(n){t.progress=n instanceof Cs?n.progress:"failed",t.problem=n.message}this.changed()}async#o(e){let t=[],n=new URLSearchParams({session:e,limit:String(bd)});for(let i=0;i<vd;i++){let o=await(await this.#i(`/events?${n}`)).json();if(t.push(...o.events),o.next===null)break;n.set("after",o.next)}return t}async#i(e,t={}){let i={headers:this.token()?{Authorization:`Bearer ${this.token()}`}:{},cache:"no-store",signal:AbortSignal.timeout(Xl)},o=await fetch(`${gd}${e}`,{...i,...t});if(o.ok)return o;let l=o.status===404?"none":o.status===401||o.status===403?"denied":"failed";throw new Cs(l,(await o.text()).trim())}};function ea(s){let e=new URLSearchParams;for(let t of["from","to","role","state","alert"])s[t]&&e.set(t,s[t]);return s.find&&e.set("session",s.find),e}function yd(s,{data:e}){let t=s?.affect.at(-1);if(!(t===void 0||e.audio===void 0||t.at!==e.audio.end_ms)){s.affect.pop();for(let n=e.audio.start_ms;n<e.audio.end_ms;n+=wd)s.affect.push({...t,at:n});s.affect.push(t)}}function xd(s,e){if(s===void 0)return null;s.startedAt=Date.parse(e.started_at),s.endedAt=Date.parse(e.ended_at??e.last_at),s.endReason=e.ended_at===null?"":e.reason??"",s.callReference=e.call_reference,s.sourceId=e.source_id??"";for(let{leg_id:t,role:n,analysed:i}of e.legs){let o=s.leg(t,n);o.current={...o.current,role:n,analysed:i}}return s}var nn=class extends Error{constructor(t,n){super(n);this.status=t}},vi=class{constructor(e){this.token=e}async acknowledge(e){await this.#e("/api/alerts/acknowledge",{alert_id:e})}async mark(e){await this.#e("/api/marks",e)}async marking(){try{return await(await this.#e("/api/marks")).json()}catch{return{kept:!1,labels:[]}}}async#e(e,t){let n=t===void 0?{}:{"Content-Type":"application/json"};this.token()&&(n.Authorization=`Bearer ${this.token()}`);let i={headers:n,cache:"no-store",signal:AbortSignal.timeout(8e3)},l=await(t===void 0?fetch(e,i):fetch(e,{...i,method:"POST",body:JSON.stringify(t)})).catch(c=>{throw new nn(0,String(c))});if(!l.ok)throw new nn(l.status,(await l.text()).trim());return l}};var kd=180,Ro=5e3,$d=2,Sd=1e4,Ad=5e3,Ed=4e3,Oo=class extends mi{constructor(){super(location.origin,{token:()=>y.token,recentS:kd});this.health=null;this.route=To(location.hash);this.theme="auto";this.texts=$o(navigator.language);this.tokenIsWrong=!1;this.announcement="";this.microphone=new gi(location.origin,()=>this.#e);this.trouble="";this.marking={kept:!1,labels:[]};this.supervision=new vi(()=>this.#e);this.#e="";this.#t=-Ro;this.#n=[];this.#s=0;this.past=new bi(()=>this.#e,()=>this.changed(),this.model.labels);this.#o=matchMedia("(prefers-color-scheme: dark)")}#e;#t;#n;#s;#o;open(){this.#h(),this.#o.addEventListener("change",()=>this.#i()),addEventListener("hashchange",()=>{this.route=To(location.hash),this.changed()}),this.addEventListener("event",t=>this.#c(t.detail)),this.microphone.addEventListener("change",()=>this.changed()),this.#d(),this.start()}get language(){return this.texts.code}get scheme(){return`${this.theme} ${this.#o.matches}`}get token(){return this.#e}showsRole(){return!0}addressOf(t){return xt({view:"session",sessionId:t.id,t:null})}go(t){location.hash=xt({...this.route,...t})}setTheme(t){this.theme=t,t==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=t,ta("theme",t),this.#i()}setLanguage(t){this.texts=$o(t),Al(this.texts),ta("language",this.texts.code),this.changed()}signIn(t){this.#e=t,this.past.reset(),this.start()}setStatus(t){let n=t==="refused"&&this.refusal?.status===401;this.tokenIsWrong=n&&this.#e!=="",t==="open"&&this.#a(),super.setStatus(n?"token":t)}#i(){this.dispatchEvent(new Event("theme")),this.changed()}acknowledge(t){this.supervision.acknowledge(t).catch(n=>{let i=!(n instanceof nn)||n.status===0;this.#r(this.texts.t("not_acknowledged",{reason:i?this.texts.t("no_answer_daemon"):n.message}))})}#r(t){let n=++this.#s;this.trouble=t,this.changed(),setTimeout(()=>{n===this.#s&&(this.trouble="",this.changed())},Sd)}async#a(){this.marking=await this.supervision.marking(),this.changed()}#c(t){let{role:n,session_id:i,state:o,rule:l,status:c}=t.data;if($n(t)==="alert.v1"&&c==="raised"){let u={role:n==null?"":this.texts.word(n),id:i,rule:l};this.#n.push(this.texts.t(n==null?"announce_alert_session":"announce_alert",u));let p=Math.max(0,this.#t+Ro-performance.now());this.#n.length===1&&setTimeout(()=>this.#l(),p)}else if($n(t)==="state.v1"&&o!=="none"&&yt(o).need>=$d){if(this.#n.length>0||performance.now()-this.#t<Ro)return;this.#u(this.texts.t("announce",{role:this.texts.word(n),id:i,state:this.texts.word(o)}))}}#l(){let[t="",...n]=this.#n.splice(0).reverse();this.#u(n.length===0?t:this.texts.t("announce_more",{text:t,count:n.length}))}#u(t){this.#t=performance.now(),this.announcement=t,this.changed()}async#d(){try{let t=await fetch("/healthz",{signal:AbortSignal.timeout(Ed),cache:"no-store"});this.health={ok:t.ok,text:(await t.text()).trim()},this.changed()}catch{}setTimeout(()=>{this.#d()},Ad)}#h(){this.setLanguage(na("language")??navigator.language);let t=na("theme");this.setTheme(t==="light"||t==="dark"?t:"auto")}};function ta(s,e){try{localStorage.setItem(`emotion-streamer.${s}`,e)}catch{return}}function na(s){try{return localStorage.getItem(`emotion-streamer.${s}`)}catch{return null}}var y=new Oo;var wi={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},_i=s=>(...e)=>({_$litDirective$:s,values:e}),es=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var Io=class extends es{constructor(e){if(super(e),e.type!==wi.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return _t}update(e,[t]){let{style:n}=e.element;for(let[i,o]of Object.entries(t))n.setProperty(i,o);return _t}},Sn=_i(Io);function Ee(s,e){customElements.get(s)===void 0&&customElements.define(s,e)}function Pt(s){let{shape:e,colour:t}=yt(s);return _`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Ms`<path d=${e} fill=${t} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var sa=_`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,Le=he`
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
`;var Ze=class extends Be{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),y.addEventListener("change",this.#e)}disconnectedCallback(){y.removeEventListener("change",this.#e),super.disconnectedCallback()}},yi=()=>`${y.model.labels.length} ${y.language} ${y.scheme}`;var zo=class extends Ze{static{this.styles=[Le,he`
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
      <h2 id="title">${w("microphone")}</h2>
      <p role="status">
        ${w(`microphone_${e.state}`)} ${e.isWanted&&e.isMuted?w("microphone_muted"):P}
        ${e.lostMs>0?w("microphone_lost",{seconds:(e.lostMs/1e3).toFixed(1)}):P}
      </p>
      ${e.isWanted&&e.devices.length>1?this.#e():P}
      <button @click=${this.#t}>${w(e.isWanted?"microphone_stop":"microphone_start")}</button>
    </section>`}#e(){let{devices:e,deviceId:t}=y.microphone;return _`<label>
      ${w("microphone_device")}
      <select @change=${n=>{y.microphone.choose(n.target.value)}}>
        ${e.map(({id:n,name:i},o)=>_`<option value=${n} ?selected=${n===t}>${i||`${w("microphone")} ${o+1}`}</option>`)}
      </select>
    </label>`}#t=()=>{y.microphone.isWanted?y.microphone.stop():y.microphone.start()}};Ee("es-microphone",zo);var Md=3,Td=.1,Pd=.9,Cd=5,No=class extends Ze{static{this.styles=[Le,he`
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
      <h1>${w("coach")}</h1>
      <p class="intro muted">${w("coach_intro")}</p>
      <es-microphone></es-microphone>
      <div aria-live="polite">${[...e.values()].map(n=>this.#e(n))}</div>
      ${t.slice(0,Cd).map((n,i)=>this.#t(n,t.slice(i+1)))}
      ${e.size===0&&t.length===0?_`<div class="empty"><h2>${w("coach_nobody")}</h2><p class="muted">${w("coach_how")} <code>target = { happy = 0.6, calm = 0.4 }</code></p></div>`:P}
    `}#e(e){let t=e.cue==="begin"?w("cue_begin",{target:Ho(e.target)}):w(Od(e.cue),{label:oe(e.label??"")});return _`<section class="panel">
      <h2 class="muted">${oe(e.role)}</h2>
      <p class="cue">${e.label===null?P:Pt(e.label)} <span>${t}</span></p>
      ${ia(e.heard,e.target)}
      <p class="hint">${w(e.heard.length>0?"cue_hint":"target_hint")}</p>
    </section>`}#t(e,t){return _`<section class="panel">
      <h2>${w("take_at",{time:kn(e.at,y.language)})}</h2>
      <ol class="lead">
        ${Rd(e).map(n=>_`<li>${n}</li>`)}
      </ol>
      ${e.shares.length===0?P:_`<div class="columns">
            <div>
              <h3>${w("share_of_time")}</h3>
              ${ia(e.shares,e.target)}
              <p class="hint">${w("target_hint")}</p>
            </div>
            <div>
              ${e.stretches.length===0?P:this.#n(e)} ${e.mixtures.length===0?P:Ld(e)}
            </div>
          </div>`}
      ${Dd(e,t)}
    </section>`}#n(e){return _`<h3>${w("stretches")}</h3>
      <ul>
        ${e.stretches.map(({start_ms:t,end_ms:n,more:i,less:o})=>_`<li>
            <a href=${oa(e,t)}>${w("from_to",{from:Ae(t),to:Ae(n)})}</a>:
            ${w("more_and_less",{more:oe(o),less:oe(i)})}
          </li>`)}
      </ul>`}};function Ld(s){return _`<h3>${w("mixtures")}</h3>
    <ul>
      ${s.mixtures.map(({names:e,share:t,start_ms:n})=>_`<li>${e.map(oe).join(" + ")}: ${Ls(t)}, <a href=${oa(s,n)}>${Ae(n)}</a></li>`)}
    </ul>`}function Dd(s,e){let t=e.filter(({shares:o})=>o.length>0);if(s.distance===null||t.length===0)return P;let n=t.map(({shares:o})=>Vl(o,s.target)),i=s.distance<Math.min(...n);return _`<h3>${w("comparison")}</h3>
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
          ${[{at:s.at,away:s.distance},...t.map(({at:o},l)=>({at:o,away:n[l]}))].map(({at:o,away:l})=>_`<tr>
              <th scope="row">${kn(o,y.language)}</th>
              <td class="number">${l.toFixed(2)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`}function oa(s,e){let t=y.model.find(s.sessionId),n=t?.legs.get(s.legId)?.origin,i=t!==void 0&&n!=null?n-t.startedAt:0;return xt({view:"session",sessionId:s.sessionId,t:Math.max(0,e+i)})}function Rd(s){if(s.shares.length===0)return[w("coach_too_little")];let e={target:Ho(s.target),percent:Ls(s.onTargetShare??0)},t=[...s.stretches].sort((n,i)=>i.end_ms-i.start_ms-(n.end_ms-n.start_ms))[0];return[w("coach_heard",{time:Ae(s.heardMs),shares:Ho(s.shares)}),t===void 0?w("coach_near",e):w("coach_away",{...e,from:Ae(t.start_ms),to:Ae(t.end_ms),more:oe(t.less),less:oe(t.more)}),(s.onTargetShare??0)>=Pd?w("coach_same"):w("coach_next",{label:oe(Wl(s.shares,s.target))})]}function ia(s,e){let t=new Map(e.map(({name:l,share:c})=>[l,c])),n=new Map(s.map(({name:l,share:c})=>[l,c])),o=[...t.keys(),...s.map(({name:l})=>l).filter(l=>!t.has(l))].filter(l=>t.has(l)||(n.get(l)??0)>=.01);return _`<ul class="shares">
    ${o.map(l=>{let c=n.get(l)??0,u=t.get(l);return _`<li>
        <span>${Pt(l)} ${oe(l)}</span>
        <span class="bar">
          <i ${Sn({width:`${100*c}%`,background:yt(l).colour})}></i>
          ${u===void 0?P:_`<b ${Sn({left:`${100*u}%`})}></b>`}
        </span>
        <span class="number">${s.length===0?Ls(u??0):Ls(c)}</span>
      </li>`})}
  </ul>`}function Ho(s){return s.slice(0,Md).filter(({share:t},n)=>n===0||t>=Td).map(({name:t,share:n})=>`${oe(t)} ${Ls(n)}`).join(", ")}var Ls=s=>`${Math.round(100*s)} %`,Od=s=>s==="more"?"cue_more":s==="less"?"cue_less":"cue_on_target";Ee("es-coach",No);function ra(s,e,t){let n=[];for(let c of s)if(c.origin!==null)for(let u of c.utterances){let[p,v]=Id(u,c.origin,e,t);p<v&&n.push({at:p,leg:c.id,change:1},{at:v,leg:c.id,change:-1})}n.sort((c,u)=>c.at-u.at||c.change-u.change);let i={alone:new Map(s.map(c=>[c.id,0])),overlap:0,silence:0,total:Math.max(0,t-e)},o=new Map,l=e;for(let c of[...n,{at:t,leg:"",change:1}]){let u=[...o].filter(([,v])=>v>0).map(([v])=>v),p=c.at-l;u.length===0?i.silence+=p:u.length>1?i.overlap+=p:i.alone.set(u[0],i.alone.get(u[0])+p),o.set(c.leg,(o.get(c.leg)??0)+c.change),l=c.at}return i}function Id(s,e,t,n){return[Math.max(t,s.from+e),Math.min(n,s.to===null?n:s.to+e)]}var xi=he`
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
`;function ki(s,e,t,{details:n=!1}={}){let{texts:i}=s,{acknowledged:o,rule:l}=t,c=i.t(o?"alert_acknowledged":"alert_open",{rule:l}),u=Ae(s.now()-Date.parse(t.raised_at));return _`<p class="alert ${o?"acknowledged":""}" part="alert">
    ${sa} ${c} ${n?_`<span class="why">${zd(s,t)}</span>`:P}
    <span class="why number">${u}</span>
    ${o||s.acknowledge===void 0?P:_`<button aria-label=${`${i.t("acknowledge")}: ${l}`} @click=${()=>s.acknowledge(e)}>${i.t("acknowledge")}</button>`}
  </p>`}function zd({texts:s},e){let t=e.role===null?"":s.word(e.role),n=e.acknowledged_by===null?"":s.t("acknowledged_by",{who:e.acknowledged_by});return[t,Nd(s,e),n].filter(Boolean).join(" · ")}function Nd(s,{kind:e,labels:t,probability:n,threshold:i}){if(e==="silence")return s.t("alert_silence");let o=c=>c===null?"–":`${Math.round(c*100)} %`,l={labels:t.map(c=>s.word(c)).join(" + "),probability:o(n),threshold:o(i)};return s.t(e==="rising"?"alert_rising":"alert_above",l)}var Ie=8,Hd=5,la=new Map;function aa(s,e,t,n,i){s.clearRect(0,0,n.width,n.height);let o=e.origin;if(o===null||!e.analysed)return;let l=n.width*n.scale/(n.to-n.from),c=f=>Math.round((f+o-n.from)*l)/n.scale,u=(f,g,$)=>{let S=Math.max(0,c(f)),C=Math.min(n.width,c(g));C<=S||(s.fillStyle=$,s.fillRect(S,0,Math.max(.5,C-S),n.height))},p=n.until-o;u(0,p,ts(s,"silent",i.hatch));for(let{from:f,to:g}of e.utterances)u(f,g??p,i.speech),g!==null&&u(f,g,ts(s,"unsure",i.hatch));let v=t.map((f,g)=>g).sort((f,g)=>ci(t[f],t[g]));for(let f of e.pieces)c(f.to)<0||c(f.from)>n.width||(u(f.from,f.to,i.speech),f.reason===null?Vd(s,f,t,v,c(f.from),c(f.to),n.height):u(f.from,f.to,ts(s,Ud(f.reason),i.hatch)));for(let f of e.gaps)u(f.from,f.to,i.speech),u(f.from,f.to,ts(s,"lost",i.lost))}function Ud(s){return s==="audio_lost"||s==="overload"?"lost":s==="paused"?"paused":"unsure"}function ts(s,e,t){return ca(s,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[e],t)}function Vd(s,e,t,n,i,o,l){let c=l,u=Math.max(.5,o-i);for(let p of n){let v=(e.shares[p]??0)*l;if(v<.5)continue;let{colour:f,pattern:g}=yt(t[p]);s.fillStyle=f,s.fillRect(i,c-v,u,v),g!=="plain"&&v>=Hd&&(s.fillStyle=ca(s,g,"rgba(0, 0, 0, 0.38)"),s.fillRect(i,c-v,u,v)),c-=v}}function ca(s,e,t){let n=`${e} ${t}`,i=la.get(n);return i===void 0&&(i=s.createPattern(Wd(e,t),"repeat"),la.set(n,i)),i}function Wd(s,e){let t=document.createElement("canvas");t.width=t.height=Ie;let n=t.getContext("2d");return n.strokeStyle=n.fillStyle=e,n.lineWidth=1.5,n.beginPath(),(s==="rising"||s==="cross")&&$i(n,[-2,2,2,-2],[0,Ie,Ie,0],[Ie-2,Ie+2,Ie+2,Ie-2]),(s==="falling"||s==="cross")&&$i(n,[-2,Ie-2,2,Ie+2],[0,0,Ie,Ie],[Ie-2,-2,Ie+2,2]),s==="rows"&&$i(n,[0,Ie/2,Ie,Ie/2]),s==="columns"&&$i(n,[Ie/2,0,Ie/2,Ie]),n.stroke(),s==="dots"&&n.fillRect(3,3,1.6,1.6),t}function $i(s,...e){for(let[t,n,i,o]of e)s.moveTo(t,n),s.lineTo(i,o)}var sn=new Map,Uo=!1;function ua(s){sn.set(s,0),Uo||(Uo=!0,ha())}function da(s){sn.delete(s)}function Si(s){sn.has(s)&&sn.set(s,0)}function ha(){if(sn.size===0){Uo=!1;return}setTimeout(()=>requestAnimationFrame(Fd),100)}function Fd(s){for(let[e,t]of sn)if(!(!e.visible||t>s)&&(e.paint(),sn.delete(e),sn.set(e,s+e.everyMs),performance.now()-s>6))break;ha()}var jd=18e4,Bd=1e3,Gd=5e3,Vo=class extends Be{constructor(){super(...arguments);this.display=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=Bd;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(t=>{this.visible=t.at(-1).isIntersecting,this.visible&&Si(this)});this.#s=new ResizeObserver(()=>Si(this))}static{this.properties={display:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=he`
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
  `}#e;#t;#n;#s;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#s.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,Gd)),ua(this)}disconnectedCallback(){da(this),this.#n.disconnect(),this.#s.disconnect(),super.disconnectedCallback()}render(){return _`<canvas aria-hidden="true"></canvas>`}updated(t){t.has("scheme")&&(this.#t=null),Si(this)}paint(){let t=this.renderRoot.querySelector("canvas"),{clientWidth:n,clientHeight:i}=this,{display:o,leg:l}=this;if(t===null||o===null||l===null||n===0)return;let c=Math.min(devicePixelRatio,2);(t.width!==Math.round(n*c)||t.height!==Math.round(i*c))&&(t.width=Math.round(n*c),t.height=Math.round(i*c)),this.#e??=t.getContext("2d");let u=this.#e;u.setTransform(c,0,0,c,0,0),this.#t??=qd(this);let p=o.now(),v=this.to??p,f=this.from??v-jd,g=Math.min(this.until??1/0,o.lostAt??1/0,p);aa(u,l,o.model.labels,{from:f,to:v,width:n,height:i,scale:c,until:g},this.#t)}};function qd(s){let e=getComputedStyle(s),t=n=>e.getPropertyValue(n).trim();return{speech:t("--speech"),hatch:t("--hatch"),lost:t("--lost"),cursor:t("--accent")}}Ee("es-lane",Vo);var Yd=["silent","unsure","lost","paused"],Wo=class extends Be{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Le,he`
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
        ${Yd.map(i=>_`<span><canvas width="52" height="32" data-kind=${i} aria-hidden="true"></canvas>${n.t(`hatch_${i}`)}</span>`)}
      </div>
      <p>${n.t("events_say")}</p>`}updated(){let t=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let i=n.dataset.kind,o=t.getPropertyValue(i==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===o)continue;n.dataset.colour=o;let l=n.getContext("2d");l.setTransform(2,0,0,2,0,0),l.clearRect(0,0,26,16),l.fillStyle=ts(l,i,o),l.fillRect(0,0,26,16)}}};Ee("es-legend",Wo);var Kd=he`
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
`,Fo=class extends Be{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(t=>{this.#e=t.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#s=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Le,Kd,xi,he`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:t,session:n}=this;if(n===null||t===null)return P;let{texts:i}=t,o=t.isStale||Jd(n,t.clock()),l=n.endedAt!==null,c=[l?"ended":o?"stale":`need${di(n)}`];return _`<article part="tile" class=${c.join(" ")} aria-label=${ns(n)}>
      <header part="header">
        ${this.#n(t,n)}
        <span class="when muted number">
          ${l?i.t("ended",{reason:i.word(n.endReason)}):Ae(t.now()-n.startedAt)}
        </span>
      </header>
      ${Object.entries(n.alerts).map(([u,p])=>ki(t,u,p))}
      ${hi(n,u=>t.showsRole(u)).map(u=>Zd(t,n,u))}
      <div class="axis" aria-hidden="true"><span>${i.t("minutes_ago")}</span><span>${i.t("now")}</span></div>
      ${o&&!l?_`<p class="note">${i.t("stale",{time:kn(pa(n),i.code)})}</p>`:P}
    </article>`}#n(t,n){let i=t.addressOf(n),o=t.texts.t("open_session",{id:ns(n)});return i!==null?_`<a href=${i} aria-label=${o} title=${n.id}>${ns(n)}</a>`:_`<button aria-label=${o} title=${n.id} @click=${this.#s}>${ns(n)}</button>`}#s};function Zd(s,e,t){return _`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${t.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${s.texts.word(t.role)}</span>
      ${jo(t,s)}
    </div>
    ${t.analysed?_`<es-lane part="ribbon" .display=${s} .leg=${t} .until=${e.endedAt} .scheme=${s.scheme}></es-lane>`:P}
  </section>`}function ns(s){let e=/^[0-9a-f-]{32,36}$/.test(s.id)?s.id.slice(0,8):s.id;return s.sourceId?`${s.sourceId} · ${e}`:e}function jo(s,e){let{texts:t}=e;if(!s.analysed)return _`<span class="state quiet" part="state">${t.t("not_analysed")}</span>`;if(s.state==="none"){let n=s.speaking?"listening":s.pieces.length>0?"none":"silent";return _`<span class="state quiet" part="state">${t.t(n)}</span>`}return _`<span class="state" part="state">${Pt(s.state)} ${t.word(s.state)}</span>
    <span class="percent number">${Math.round(s.probability*100)} %</span>
    ${s.since===null?P:_`<span class="since number">${t.t("since",{time:Ae(e.now()-s.since)})}</span>`}`}function pa(s){return Math.max(s.startedAt,...[...s.legs.values()].map(e=>e.heardAt))}function Jd(s,e){let t=[...s.legs.values()].some(n=>n.speaking&&n.analysed);return s.endedAt===null&&t&&e-pa(s)>Xn}Ee("es-tile",Fo);var Qd="uplot",Xd="u-hz",eh="u-vt",th="u-title",nh="u-wrap",sh="u-under",ih="u-over",oh="u-axis",Mn="u-off",rh="u-select",lh="u-cursor-x",ah="u-cursor-y",ch="u-cursor-pt",uh="u-legend",dh="u-live",hh="u-inline",ph="u-series",fh="u-marker",fa="u-label",mh="u-value",Rs="width",Os="height";var ma="bottom",ss="left",Bo="right",ar="#000",ga=ar+"0",Go="mousemove",ba="mousedown",qo="mouseup",va="mouseenter",wa="mouseleave",_a="dblclick",gh="resize",bh="scroll",ya="change",Pi="dppxchange",cr="--",us=typeof window<"u",Qo=us?document:null,os=us?window:null,vh=us?navigator:null,ue,Ai;function Xo(){let s=devicePixelRatio;ue!=s&&(ue=s,Ai&&tr(ya,Ai,Xo),Ai=matchMedia(`(min-resolution: ${ue-.001}dppx) and (max-resolution: ${ue+.001}dppx)`),Tn(ya,Ai,Xo),os.dispatchEvent(new CustomEvent(Pi)))}function dt(s,e){if(e!=null){let t=s.classList;!t.contains(e)&&t.add(e)}}function er(s,e){let t=s.classList;t.contains(e)&&t.remove(e)}function xe(s,e,t){s.style[e]=t+"px"}function Ct(s,e,t,n){let i=Qo.createElement(s);return e!=null&&dt(i,e),t?.insertBefore(i,n),i}function kt(s,e){return Ct("div",s,e)}var xa=new WeakMap;function Vt(s,e,t,n,i){let o="translate("+e+"px,"+t+"px)",l=xa.get(s);o!=l&&(s.style.transform=o,xa.set(s,o),e<0||t<0||e>n||t>i?dt(s,Mn):er(s,Mn))}var ka=new WeakMap;function $a(s,e,t){let n=e+t,i=ka.get(s);n!=i&&(ka.set(s,n),s.style.background=e,s.style.borderColor=t)}var Sa=new WeakMap;function Aa(s,e,t,n){let i=e+""+t,o=Sa.get(s);i!=o&&(Sa.set(s,i),s.style.height=t+"px",s.style.width=e+"px",s.style.marginLeft=n?-e/2+"px":0,s.style.marginTop=n?-t/2+"px":0)}var ur={passive:!0},wh={...ur,capture:!0};function Tn(s,e,t,n){e.addEventListener(s,t,n?wh:ur)}function tr(s,e,t,n){e.removeEventListener(s,t,ur)}us&&Xo();function Lt(s,e,t,n){let i;t=t||0,n=n||e.length-1;let o=n<=2147483647;for(;n-t>1;)i=o?t+n>>1:ht((t+n)/2),e[i]<s?t=i:n=i;return s-e[t]<=e[n]-s?t:n}function ec(s){return(t,n,i)=>{let o=-1,l=-1;for(let c=n;c<=i;c++)if(s(t[c])){o=c;break}for(let c=i;c>=n;c--)if(s(t[c])){l=c;break}return[o,l]}}var tc=s=>s!=null,nc=s=>s!=null&&s>0,Di=ec(tc),_h=ec(nc);function yh(s,e,t,n=0,i=!1){let o=i?_h:Di,l=i?nc:tc;[e,t]=o(s,e,t);let c=s[e],u=s[e];if(e>-1)if(n==1)c=s[e],u=s[t];else if(n==-1)c=s[t],u=s[e];else for(let p=e;p<=t;p++){let v=s[p];l(v)&&(v<c?c=v:v>u&&(u=v))}return[c??ge,u??-ge]}function Ri(s,e,t,n){let i=Ta(s),o=Ta(e);s==e&&(i==-1?(s*=t,e/=t):(s/=t,e*=t));let l=t==10?qt:sc,c=i==1?ht:$t,u=o==1?$t:ht,p=c(l(Ne(s))),v=u(l(Ne(e))),f=rs(t,p),g=rs(t,v);return t==10&&(p<0&&(f=be(f,-p)),v<0&&(g=be(g,-v))),n||t==2?(s=f*i,e=g*o):(s=lc(s,f),e=Oi(e,g)),[s,e]}function dr(s,e,t,n){let i=Ri(s,e,t,n);return s==0&&(i[0]=0),e==0&&(i[1]=0),i}var hr=.1,Ea={mode:3,pad:hr},zs={pad:0,soft:null,mode:0},xh={min:zs,max:zs};function Ci(s,e,t,n){return Ii(t)?Ma(s,e,t):(zs.pad=t,zs.soft=n?0:null,zs.mode=n?3:0,Ma(s,e,xh))}function ae(s,e){return s??e}function kh(s,e,t){for(e=ae(e,0),t=ae(t,s.length-1);e<=t;){if(s[e]!=null)return!0;e++}return!1}function Ma(s,e,t){let n=t.min,i=t.max,o=ae(n.pad,0),l=ae(i.pad,0),c=ae(n.hard,-ge),u=ae(i.hard,ge),p=ae(n.soft,ge),v=ae(i.soft,-ge),f=ae(n.mode,0),g=ae(i.mode,0),$=e-s,S=qt($),C=nt(Ne(s),Ne(e)),z=qt(C),j=Ne(z-S);($<1e-24||j>10)&&($=0,(s==0||e==0)&&($=1e-24,f==2&&p!=ge&&(o=0),g==2&&v!=-ge&&(l=0)));let E=$||C||1e3,V=qt(E),M=rs(10,ht(V)),Q=E*($==0?s==0?.1:1:o),I=be(lc(s-Q,M/10),24),X=s>=p&&(f==1||f==3&&I<=p||f==2&&I>=p)?p:ge,K=nt(c,I<X&&s>=X?X:Dt(X,I)),ne=E*($==0?e==0?.1:1:l),Y=be(Oi(e+ne,M/10),24),T=e<=v&&(g==1||g==3&&Y>=v||g==2&&Y<=v)?v:-ge,J=Dt(u,Y>T&&e<=T?T:nt(T,Y));return K==J&&K==0&&(J=100),[K,J]}var $h=new Intl.NumberFormat(us?vh.language:"en-US"),pr=s=>$h.format(s),pt=Math,Ti=pt.PI,Ne=pt.abs,ht=pt.floor,ze=pt.round,$t=pt.ceil,Dt=pt.min,nt=pt.max,rs=pt.pow,Ta=pt.sign,qt=pt.log10,sc=pt.log2,Sh=(s,e=1)=>pt.sinh(s)*e,Yo=(s,e=1)=>pt.asinh(s/e),ge=1/0;function Pa(s){return(qt((s^s>>31)-(s>>31))|0)+1}function nr(s,e,t){return Dt(nt(s,e),t)}function ic(s){return typeof s=="function"}function se(s){return ic(s)?s:()=>s}var Ah=()=>{},oc=s=>s,rc=(s,e)=>e,Eh=s=>null,Ca=s=>!0,La=(s,e)=>s==e,Mh=/\.\d*?(?=9{6,}|0{6,})/gm,Pn=s=>{if(cc(s)||rn.has(s))return s;let e=`${s}`,t=e.match(Mh);if(t==null)return s;let n=t[0].length-1;if(e.indexOf("e-")!=-1){let[i,o]=e.split("e");return+`${Pn(i)}e${o}`}return be(s,n)};function An(s,e){return Pn(be(Pn(s/e))*e)}function Oi(s,e){return Pn($t(Pn(s/e))*e)}function lc(s,e){return Pn(ht(Pn(s/e))*e)}function be(s,e=0){if(cc(s))return s;let t=10**e,n=s*t*(1+Number.EPSILON);return ze(n)/t}var rn=new Map;function ac(s){return((""+s).split(".")[1]||"").length}function Hs(s,e,t,n){let i=[],o=n.map(ac);for(let l=e;l<t;l++){let c=Ne(l),u=be(rs(s,l),c);for(let p=0;p<n.length;p++){let v=s==10?+`${n[p]}e${l}`:n[p]*u,f=(l>=0?0:c)+(l>=o[p]?0:o[p]),g=s==10?v:be(v,f);i.push(g),rn.set(g,f)}}return i}var Ns={},fr=[],ls=[null,null],on=Array.isArray,cc=Number.isInteger,Th=s=>s===void 0;function Da(s){return typeof s=="string"}function Ii(s){let e=!1;if(s!=null){let t=s.constructor;e=t==null||t==Object}return e}function Ph(s){return s!=null&&typeof s=="object"}var Ch=Object.getPrototypeOf(Uint8Array),uc="__proto__";function as(s,e=Ii){let t;if(on(s)){let n=s.find(i=>i!=null);if(on(n)||e(n)){t=Array(s.length);for(let i=0;i<s.length;i++)t[i]=as(s[i],e)}else t=s.slice()}else if(s instanceof Ch)t=s.slice();else if(e(s)){t={};for(let n in s)n!=uc&&(t[n]=as(s[n],e))}else t=s;return t}function De(s){let e=arguments;for(let t=1;t<e.length;t++){let n=e[t];for(let i in n)i!=uc&&(Ii(s[i])?De(s[i],as(n[i])):s[i]=as(n[i]))}return s}var Lh=0,Dh=1,Rh=2;function Oh(s,e,t){for(let n=0,i,o=-1;n<e.length;n++){let l=e[n];if(l>o){for(i=l-1;i>=0&&s[i]==null;)s[i--]=null;for(i=l+1;i<t&&s[i]==null;)s[o=i++]=null}}}function Ih(s,e){if(Hh(s)){let l=s[0].slice();for(let c=1;c<s.length;c++)l.push(...s[c].slice(1));return Uh(l[0])||(l=Nh(l)),l}let t=new Set;for(let l=0;l<s.length;l++){let u=s[l][0],p=u.length;for(let v=0;v<p;v++)t.add(u[v])}let n=[Array.from(t).sort((l,c)=>l-c)],i=n[0].length,o=new Map;for(let l=0;l<i;l++)o.set(n[0][l],l);for(let l=0;l<s.length;l++){let c=s[l],u=c[0];for(let p=1;p<c.length;p++){let v=c[p],f=Array(i).fill(void 0),g=e?e[l][p]:Dh,$=[];for(let S=0;S<v.length;S++){let C=v[S],z=o.get(u[S]);C===null?g!=Lh&&(f[z]=C,g==Rh&&$.push(z)):f[z]=C}Oh(f,$,i),n.push(f)}}return n}var zh=typeof queueMicrotask>"u"?s=>Promise.resolve().then(s):queueMicrotask;function Nh(s){let e=s[0],t=e.length,n=Array(t);for(let o=0;o<n.length;o++)n[o]=o;n.sort((o,l)=>e[o]-e[l]);let i=[];for(let o=0;o<s.length;o++){let l=s[o],c=Array(t);for(let u=0;u<t;u++)c[u]=l[n[u]];i.push(c)}return i}function Hh(s){let e=s[0][0],t=e.length;for(let n=1;n<s.length;n++){let i=s[n][0];if(i.length!=t)return!1;if(i!=e){for(let o=0;o<t;o++)if(i[o]!=e[o])return!1}}return!0}function Uh(s,e=100){let t=s.length;if(t<=1)return!0;let n=0,i=t-1;for(;n<=i&&s[n]==null;)n++;for(;i>=n&&s[i]==null;)i--;if(i<=n)return!0;let o=nt(1,ht((i-n+1)/e));for(let l=s[n],c=n+o;c<=i;c+=o){let u=s[c];if(u!=null){if(u<=l)return!1;l=u}}return!0}var dc=["January","February","March","April","May","June","July","August","September","October","November","December"],hc=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function pc(s){return s.slice(0,3)}var Vh=hc.map(pc),Wh=dc.map(pc),Fh={MMMM:dc,MMM:Wh,WWWW:hc,WWW:Vh};function Ds(s){return(s<10?"0":"")+s}function jh(s){return(s<10?"00":s<100?"0":"")+s}var Bh={YYYY:s=>s.getFullYear(),YY:s=>(s.getFullYear()+"").slice(2),MMMM:(s,e)=>e.MMMM[s.getMonth()],MMM:(s,e)=>e.MMM[s.getMonth()],MM:s=>Ds(s.getMonth()+1),M:s=>s.getMonth()+1,DD:s=>Ds(s.getDate()),D:s=>s.getDate(),WWWW:(s,e)=>e.WWWW[s.getDay()],WWW:(s,e)=>e.WWW[s.getDay()],HH:s=>Ds(s.getHours()),H:s=>s.getHours(),h:s=>{let e=s.getHours();return e==0?12:e>12?e-12:e},AA:s=>s.getHours()>=12?"PM":"AM",aa:s=>s.getHours()>=12?"pm":"am",a:s=>s.getHours()>=12?"p":"a",mm:s=>Ds(s.getMinutes()),m:s=>s.getMinutes(),ss:s=>Ds(s.getSeconds()),s:s=>s.getSeconds(),fff:s=>jh(s.getMilliseconds())};function mr(s,e){e=e||Fh;let t=[],n=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=n.exec(s);)t.push(i[0][0]=="{"?Bh[i[1]]:i[0]);return o=>{let l="";for(let c=0;c<t.length;c++)l+=typeof t[c]=="string"?t[c]:t[c](o,e);return l}}var Gh=new Intl.DateTimeFormat().resolvedOptions().timeZone;function qh(s,e){let t;return e=="UTC"||e=="Etc/UTC"?t=new Date(+s+s.getTimezoneOffset()*6e4):e==Gh?t=s:(t=new Date(s.toLocaleString("en-US",{timeZone:e})),t.setMilliseconds(s.getMilliseconds())),t}var fc=s=>s%1==0,Li=[1,2,2.5,5],Yh=Hs(10,-32,0,Li),mc=Hs(10,0,32,Li),Kh=mc.filter(fc),En=Yh.concat(mc),gr=`
`,gc="{YYYY}",Ra=gr+gc,bc="{M}/{D}",Is=gr+bc,Ei=Is+"/{YY}",vc="{aa}",Zh="{h}:{mm}",is=Zh+vc,Oa=gr+is,Ia=":{ss}",pe=null;function wc(s){let e=s*1e3,t=e*60,n=t*60,i=n*24,o=i*30,l=i*365,u=(s==1?Hs(10,0,3,Li).filter(fc):Hs(10,-3,0,Li)).concat([e,e*5,e*10,e*15,e*30,t,t*5,t*10,t*15,t*30,n,n*2,n*3,n*4,n*6,n*8,n*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,o,o*2,o*3,o*4,o*6,l,l*2,l*5,l*10,l*25,l*50,l*100]),p=[[l,gc,pe,pe,pe,pe,pe,pe,1],[i*28,"{MMM}",Ra,pe,pe,pe,pe,pe,1],[i,bc,Ra,pe,pe,pe,pe,pe,1],[n,"{h}"+vc,Ei,pe,Is,pe,pe,pe,1],[t,is,Ei,pe,Is,pe,pe,pe,1],[e,Ia,Ei+" "+is,pe,Is+" "+is,pe,Oa,pe,1],[s,Ia+".{fff}",Ei+" "+is,pe,Is+" "+is,pe,Oa,pe,1]];function v(f){return(g,$,S,C,z,j)=>{let E=[],V=z>=l,M=z>=o&&z<l,Q=f(S),I=be(Q*s,3),X=Ko(Q.getFullYear(),V?0:Q.getMonth(),M||V?1:Q.getDate()),K=be(X*s,3);if(M||V){let ne=M?z/o:0,Y=V?z/l:0,T=I==K?I:be(Ko(X.getFullYear()+Y,X.getMonth()+ne,1)*s,3),J=new Date(ze(T/s)),N=J.getFullYear(),G=J.getMonth();for(let F=0;T<=C;F++){let ie=Ko(N+Y*F,G+ne*F,1),W=ie-f(be(ie*s,3));T=be((+ie+W)*s,3),T<=C&&E.push(T)}}else{let ne=z>=i?i:z,Y=ht(S)-ht(I),T=K+Y+Oi(I-K,ne);E.push(T);let J=f(T),N=J.getHours()+J.getMinutes()/t+J.getSeconds()/n,G=z/n,F=g.axes[$]._space,ie=j/F;for(;T=be(T+z,s==1?0:3),!(T>C);)if(G>1){let W=ht(be(N+G,6))%24,re=f(T).getHours()-W;re>1&&(re=-1),T-=re*n,N=(N+G)%24;let fe=E[E.length-1];be((T-fe)/z,3)*ie>=.7&&E.push(T)}else E.push(T)}return E}}return[u,p,v]}var[Jh,Qh,Xh]=wc(1),[ep,tp,np]=wc(.001);Hs(2,-53,53,[1]);function za(s,e){return s.map(t=>t.map((n,i)=>i==0||i==8||n==null?n:e(i==1||t[8]==0?n:t[1]+n)))}function Na(s,e){return(t,n,i,o,l)=>{let c=e.find(S=>l>=S[0])||e[e.length-1],u,p,v,f,g,$;return n.map(S=>{let C=s(S),z=C.getFullYear(),j=C.getMonth(),E=C.getDate(),V=C.getHours(),M=C.getMinutes(),Q=C.getSeconds(),I=z!=u&&c[2]||j!=p&&c[3]||E!=v&&c[4]||V!=f&&c[5]||M!=g&&c[6]||Q!=$&&c[7]||c[1];return u=z,p=j,v=E,f=V,g=M,$=Q,I(C)})}}function sp(s,e){let t=mr(e);return(n,i,o,l,c)=>i.map(u=>t(s(u)))}function Ko(s,e,t){return new Date(s,e,t)}function Ha(s,e){return e(s)}var ip="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Ua(s,e){return(t,n,i,o)=>o==null?cr:e(s(n))}function op(s,e){let t=s.series[e];return t.width?t.stroke(s,e):t.points.width?t.points.stroke(s,e):null}function rp(s,e){return s.series[e].fill(s,e)}var lp={show:!0,live:!0,isolate:!1,mount:Ah,markers:{show:!0,width:2,stroke:op,fill:rp,dash:"solid"},idx:null,idxs:null,values:[]};function ap(s,e){let t=s.cursor.points,n=kt(),i=t.size(s,e);xe(n,Rs,i),xe(n,Os,i);let o=i/-2;xe(n,"marginLeft",o),xe(n,"marginTop",o);let l=t.width(s,e,i);return l&&xe(n,"borderWidth",l),n}function cp(s,e){let t=s.series[e].points;return t._fill||t._stroke}function up(s,e){let t=s.series[e].points;return t._stroke||t._fill}function dp(s,e){return s.series[e].points.size}var Zo=[0,0];function hp(s,e,t){return Zo[0]=e,Zo[1]=t,Zo}function Mi(s,e,t,n=!0){return i=>{i.button==0&&(!n||i.target==e)&&t(i)}}function Jo(s,e,t,n=!0){return i=>{(!n||i.target==e)&&t(i)}}var pp={show:!0,x:!0,y:!0,lock:!1,move:hp,points:{one:!1,show:ap,size:dp,width:0,stroke:up,fill:cp},bind:{mousedown:Mi,mouseup:Mi,click:Mi,dblclick:Mi,mousemove:Jo,mouseleave:Jo,mouseenter:Jo},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(s,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(s,e,t,n,i)=>n-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},_c={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},br=De({},_c,{filter:rc}),yc=De({},br,{size:10}),xc=De({},_c,{show:!1}),vr='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',kc="bold "+vr,$c=1.5,Va={show:!0,scale:"x",stroke:ar,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:kc,side:2,grid:br,ticks:yc,border:xc,font:vr,lineGap:$c,rotate:0},fp="Value",mp="Time",Wa={show:!0,scale:"x",auto:!1,sorted:1,min:ge,max:-ge,idxs:[]};function gp(s,e,t,n,i){return e.map(o=>o==null?"":pr(o))}function bp(s,e,t,n,i,o,l){let c=[],u=rn.get(i)||0;t=l?t:be(Oi(t,i),u);for(let p=t;p<=n;p=be(p+i,u))c.push(Object.is(p,-0)?0:p);return c}function sr(s,e,t,n,i,o,l){let c=[],u=s.scales[s.axes[e].scale].log,p=u==10?qt:sc,v=ht(p(t));i=rs(u,v),u==10&&(i=En[Lt(i,En)]);let f=t,g=i*u;u==10&&(g=En[Lt(g,En)]);do c.push(f),f=f+i,u==10&&!rn.has(f)&&(f=be(f,rn.get(i))),f>=g&&(i=f,g=i*u,u==10&&(g=En[Lt(g,En)]));while(f<=n);return c}function vp(s,e,t,n,i,o,l){let u=s.scales[s.axes[e].scale].asinh,p=n>u?sr(s,e,nt(u,t),n,i):[u],v=n>=0&&t<=0?[0]:[];return(t<-u?sr(s,e,nt(u,-n),-t,i):[u]).reverse().map(g=>-g).concat(v,p)}var Sc=/./,wp=/[12357]/,_p=/[125]/,Fa=/1/,ir=(s,e,t,n)=>s.map((i,o)=>e==4&&i==0||o%n==0&&t.test(i.toExponential()[i<0?1:0])?i:null);function yp(s,e,t,n,i){let o=s.axes[t],l=o.scale,c=s.scales[l],u=s.valToPos,p=o._space,v=u(10,l),f=u(9,l)-v>=p?Sc:u(7,l)-v>=p?wp:u(5,l)-v>=p?_p:Fa;if(f==Fa){let g=Ne(u(1,l)-v);if(g<p)return ir(e.slice().reverse(),c.distr,f,$t(p/g)).reverse()}return ir(e,c.distr,f,1)}function xp(s,e,t,n,i){let o=s.axes[t],l=o.scale,c=o._space,u=s.valToPos,p=Ne(u(1,l)-u(2,l));return p<c?ir(e.slice().reverse(),3,Sc,$t(c/p)).reverse():e}function kp(s,e,t,n){return n==null?cr:e==null?"":pr(e)}var ja={show:!0,scale:"y",stroke:ar,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:kc,side:3,grid:br,ticks:yc,border:xc,font:vr,lineGap:$c,rotate:0};function $p(s,e){let t=3+(s||1)*2;return be(t*e,3)}function Sp(s,e){let{scale:t,idxs:n}=s.series[0],i=s._data[0],o=s.valToPos(i[n[0]],t,!0),l=s.valToPos(i[n[1]],t,!0),c=Ne(l-o),u=s.series[e],p=c/(u.points.space*ue);return n[1]-n[0]<=p}var Ba={scale:null,auto:!0,sorted:0,min:ge,max:-ge},Ac=(s,e,t,n,i)=>i,Ga={show:!0,auto:!0,sorted:0,gaps:Ac,alpha:1,facets:[De({},Ba,{scale:"x"}),De({},Ba,{scale:"y"})]},qa={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Ac,alpha:1,points:{show:Sp,filter:null},values:null,min:ge,max:-ge,idxs:[],path:null,clip:null};function Ap(s,e,t,n,i){return t/10}var Ec={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Ep=De({},Ec,{time:!1,ori:1}),Ya={};function Mc(s,e){let t=Ya[s];return t||(t={key:s,plots:[],sub(n){t.plots.push(n)},unsub(n){t.plots=t.plots.filter(i=>i!=n)},pub(n,i,o,l,c,u,p){for(let v=0;v<t.plots.length;v++)t.plots[v]!=i&&t.plots[v].pub(n,i,o,l,c,u,p)}},s!=null&&(Ya[s]=t)),t}var cs=1,or=2;function Cn(s,e,t){let n=s.mode,i=s.series[e],o=n==2?s._data[e]:s._data,l=s.scales,c=s.bbox,u=o[0],p=n==2?o[1]:o[e],v=n==2?l[i.facets[0].scale]:l[s.series[0].scale],f=n==2?l[i.facets[1].scale]:l[i.scale],g=c.left,$=c.top,S=c.width,C=c.height,z=s.valToPosH,j=s.valToPosV;return v.ori==0?t(i,u,p,v,f,z,j,g,$,S,C,Ni,ds,Ui,Pc,Lc):t(i,u,p,v,f,j,z,$,g,C,S,Hi,hs,yr,Cc,Dc)}function wr(s,e){let t=0,n=0,i=ae(s.bands,fr);for(let o=0;o<i.length;o++){let l=i[o];l.series[0]==e?t=l.dir:l.series[1]==e&&(l.dir==1?n|=1:n|=2)}return[t,n==1?-1:n==2?1:n==3?2:0]}function Mp(s,e,t,n,i){let o=s.mode,l=s.series[e],c=o==2?l.facets[1].scale:l.scale,u=s.scales[c];return i==-1?u.min:i==1?u.max:u.distr==3?u.dir==1?u.min:u.max:0}function Yt(s,e,t,n,i,o){return Cn(s,e,(l,c,u,p,v,f,g,$,S,C,z)=>{let j=l.pxRound,E=p.dir*(p.ori==0?1:-1),V=p.ori==0?ds:hs,M,Q;E==1?(M=t,Q=n):(M=n,Q=t);let I=j(f(c[M],p,C,$)),X=j(g(u[M],v,z,S)),K=j(f(c[Q],p,C,$)),ne=j(g(o==1?v.max:v.min,v,z,S)),Y=new Path2D(i);return V(Y,K,ne),V(Y,I,ne),V(Y,I,X),Y})}function zi(s,e,t,n,i,o){let l=null;if(s.length>0){l=new Path2D;let c=e==0?Ui:yr,u=t;for(let f=0;f<s.length;f++){let g=s[f];if(g[1]>g[0]){let $=g[0]-u;$>0&&c(l,u,n,$,n+o),u=g[1]}}let p=t+i-u,v=10;p>0&&c(l,u,n-v/2,p,n+o+v)}return l}function Tp(s,e,t){let n=s[s.length-1];n&&n[0]==e?n[1]=t:s.push([e,t])}function _r(s,e,t,n,i,o,l){let c=[],u=s.length;for(let p=i==1?t:n;p>=t&&p<=n;p+=i)if(e[p]===null){let f=p,g=p;if(i==1)for(;++p<=n&&e[p]===null;)g=p;else for(;--p>=t&&e[p]===null;)g=p;let $=o(s[f]),S=g==f?$:o(s[g]),C=f-i;$=l<=0&&C>=0&&C<u?o(s[C]):$;let j=g+i;S=l>=0&&j>=0&&j<u?o(s[j]):S,S>=$&&c.push([$,S])}return c}function Ka(s){return s==0?oc:s==1?ze:e=>An(e,s)}function Tc(s){let e=s==0?Ni:Hi,t=s==0?(i,o,l,c,u,p)=>{i.arcTo(o,l,c,u,p)}:(i,o,l,c,u,p)=>{i.arcTo(l,o,u,c,p)},n=s==0?(i,o,l,c,u)=>{i.rect(o,l,c,u)}:(i,o,l,c,u)=>{i.rect(l,o,u,c)};return(i,o,l,c,u,p=0,v=0)=>{p==0&&v==0?n(i,o,l,c,u):(p=Dt(p,c/2,u/2),v=Dt(v,c/2,u/2),e(i,o+p,l),t(i,o+c,l,o+c,l+u,p),t(i,o+c,l+u,o,l+u,v),t(i,o,l+u,o,l,v),t(i,o,l,o+c,l,p),i.closePath())}}var Ni=(s,e,t)=>{s.moveTo(e,t)},Hi=(s,e,t)=>{s.moveTo(t,e)},ds=(s,e,t)=>{s.lineTo(e,t)},hs=(s,e,t)=>{s.lineTo(t,e)},Ui=Tc(0),yr=Tc(1),Pc=(s,e,t,n,i,o)=>{s.arc(e,t,n,i,o)},Cc=(s,e,t,n,i,o)=>{s.arc(t,e,n,i,o)},Lc=(s,e,t,n,i,o,l)=>{s.bezierCurveTo(e,t,n,i,o,l)},Dc=(s,e,t,n,i,o,l)=>{s.bezierCurveTo(t,e,i,n,l,o)};function Rc(s){return(e,t,n,i,o)=>Cn(e,t,(l,c,u,p,v,f,g,$,S,C,z)=>{let{pxRound:j,points:E}=l,V,M;p.ori==0?(V=Ni,M=Pc):(V=Hi,M=Cc);let Q=be(E.width*ue,3),I=(E.size-E.width)/2*ue,X=be(I*2,3),K=new Path2D,ne=new Path2D,{left:Y,top:T,width:J,height:N}=e.bbox;Ui(ne,Y-X,T-X,J+X*2,N+X*2);let G=F=>{if(u[F]!=null){let ie=j(f(c[F],p,C,$)),W=j(g(u[F],v,z,S));V(K,ie+I,W),M(K,ie,W,I,0,Ti*2)}};if(o)o.forEach(G);else for(let F=n;F<=i;F++)G(F);return{stroke:Q>0?K:null,fill:K,clip:ne,flags:cs|or}})}function Oc(s){return(e,t,n,i,o,l)=>{n!=i&&(o!=n&&l!=n&&s(e,t,n),o!=i&&l!=i&&s(e,t,i),s(e,t,l))}}var Pp=Oc(ds),Cp=Oc(hs);function Ic(s){let e=ae(s?.alignGaps,0);return(t,n,i,o)=>Cn(t,n,(l,c,u,p,v,f,g,$,S,C,z)=>{[i,o]=Di(u,i,o);let j=l.pxRound,E=N=>j(f(N,p,C,$)),V=N=>j(g(N,v,z,S)),M,Q;p.ori==0?(M=ds,Q=Pp):(M=hs,Q=Cp);let I=p.dir*(p.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:cs},K=X.stroke,ne=!1;if(o-i>=C*4){let N=H=>t.posToVal(H,p.key,!0),G=null,F=null,ie,W,st,ke=E(c[I==1?i:o]),re=E(c[i]),fe=E(c[o]),ee=N(I==1?re+1:fe-1);for(let H=I==1?i:o;H>=i&&H<=o;H+=I){let Re=c[H],$e=(I==1?Re<ee:Re>ee)?ke:E(Re),de=u[H];$e==ke?de!=null?(W=de,G==null?(M(K,$e,V(W)),ie=G=F=W):W<G?G=W:W>F&&(F=W)):de===null&&(ne=!0):(G!=null&&Q(K,ke,V(G),V(F),V(ie),V(W)),de!=null?(W=de,M(K,$e,V(W)),G=F=ie=W):(G=F=null,de===null&&(ne=!0)),ke=$e,ee=N(ke+I))}G!=null&&G!=F&&st!=ke&&Q(K,ke,V(G),V(F),V(ie),V(W))}else for(let N=I==1?i:o;N>=i&&N<=o;N+=I){let G=u[N];G===null?ne=!0:G!=null&&M(K,E(c[N]),V(G))}let[T,J]=wr(t,n);if(l.fill!=null||T!=0){let N=X.fill=new Path2D(K),G=l.fillTo(t,n,l.min,l.max,T),F=V(G),ie=E(c[i]),W=E(c[o]);I==-1&&([W,ie]=[ie,W]),M(N,W,F),M(N,ie,F)}if(!l.spanGaps){let N=[];ne&&N.push(..._r(c,u,i,o,I,E,e)),X.gaps=N=l.gaps(t,n,i,o,N),X.clip=zi(N,p.ori,$,S,C,z)}return J!=0&&(X.band=J==2?[Yt(t,n,i,o,K,-1),Yt(t,n,i,o,K,1)]:Yt(t,n,i,o,K,J)),X})}function Lp(s){let e=ae(s.align,1),t=ae(s.ascDesc,!1),n=ae(s.alignGaps,0),i=ae(s.extend,!1);return(o,l,c,u)=>Cn(o,l,(p,v,f,g,$,S,C,z,j,E,V)=>{[c,u]=Di(f,c,u);let M=p.pxRound,{left:Q,width:I}=o.bbox,X=re=>M(S(re,g,E,z)),K=re=>M(C(re,$,V,j)),ne=g.ori==0?ds:hs,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:cs},T=Y.stroke,J=g.dir*(g.ori==0?1:-1),N=K(f[J==1?c:u]),G=X(v[J==1?c:u]),F=G,ie=G;i&&e==-1&&(ie=Q,ne(T,ie,N)),ne(T,G,N);for(let re=J==1?c:u;re>=c&&re<=u;re+=J){let fe=f[re];if(fe==null)continue;let ee=X(v[re]),H=K(fe);e==1?ne(T,ee,N):ne(T,F,H),ne(T,ee,H),N=H,F=ee}let W=F;i&&e==1&&(W=Q+I,ne(T,W,N));let[st,ke]=wr(o,l);if(p.fill!=null||st!=0){let re=Y.fill=new Path2D(T),fe=p.fillTo(o,l,p.min,p.max,st),ee=K(fe);ne(re,W,ee),ne(re,ie,ee)}if(!p.spanGaps){let re=[];re.push(..._r(v,f,c,u,J,X,n));let fe=p.width*ue/2,ee=t||e==1?fe:-fe,H=t||e==-1?-fe:fe;re.forEach(Re=>{Re[0]+=ee,Re[1]+=H}),Y.gaps=re=p.gaps(o,l,c,u,re),Y.clip=zi(re,g.ori,z,j,E,V)}return ke!=0&&(Y.band=ke==2?[Yt(o,l,c,u,T,-1),Yt(o,l,c,u,T,1)]:Yt(o,l,c,u,T,ke)),Y})}function Za(s,e,t,n,i,o,l=ge){if(s.length>1){let c=null;for(let u=0,p=1/0;u<s.length;u++)if(e[u]!==void 0){if(c!=null){let v=Ne(s[u]-s[c]);v<p&&(p=v,l=Ne(t(s[u],n,i,o)-t(s[c],n,i,o)))}c=u}}return l}function Dp(s){s=s||Ns;let e=ae(s.size,[.6,ge,1]),t=s.align||0,n=s.gap||0,i=s.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let o=se(i),l=1-e[0],c=ae(e[1],ge),u=ae(e[2],1),p=ae(s.disp,Ns),v=ae(s.each,$=>{}),{fill:f,stroke:g}=p;return($,S,C,z)=>Cn($,S,(j,E,V,M,Q,I,X,K,ne,Y,T)=>{let J=j.pxRound,N=t,G=n*ue,F=c*ue,ie=u*ue,W,st;M.ori==0?[W,st]=o($,S):[st,W]=o($,S);let ke=M.dir*(M.ori==0?1:-1),re=M.ori==0?Ui:yr,fe=M.ori==0?v:(R,ve,Oe,On,un,Ot,dn)=>{v(R,ve,Oe,un,On,dn,Ot)},ee=ae($.bands,fr).find(R=>R.series[0]==S),H=ee!=null?ee.dir:0,Re=j.fillTo($,S,j.min,j.max,H),Je=J(X(Re,Q,T,ne)),$e,de,St,rt=Y,Me=J(j.width*ue),Rt=!1,Wt=null,ft=null,Kt=null,Ln=null;f!=null&&(Me==0||g!=null)&&(Rt=!0,Wt=f.values($,S,C,z),ft=new Map,new Set(Wt).forEach(R=>{R!=null&&ft.set(R,new Path2D)}),Me>0&&(Kt=g.values($,S,C,z),Ln=new Map,new Set(Kt).forEach(R=>{R!=null&&Ln.set(R,new Path2D)})));let{x0:Dn,size:fs}=p;if(Dn!=null&&fs!=null){N=1,E=Dn.values($,S,C,z),Dn.unit==2&&(E=E.map(Oe=>$.posToVal(K+Oe*Y,M.key,!0)));let R=fs.values($,S,C,z);fs.unit==2?de=R[0]*Y:de=I(R[0],M,Y,K)-I(0,M,Y,K),rt=Za(E,V,I,M,Y,K,rt),St=rt-de+G}else rt=Za(E,V,I,M,Y,K,rt),St=rt*l+G,de=rt-St;St<1&&(St=0),Me>=de/2&&(Me=0),St<5&&(J=oc);let Us=St>0,an=rt-St-(Us?Me:0);de=J(nr(an,ie,F)),$e=(N==0?de/2:N==ke?0:de)-N*ke*((N==0?G/2:0)+(Us?Me/2:0));let Qe={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Rn=Rt?null:new Path2D,Ft=null;if(ee!=null)Ft=$.data[ee.series[1]];else{let{y0:R,y1:ve}=p;R!=null&&ve!=null&&(V=ve.values($,S,C,z),Ft=R.values($,S,C,z))}let cn=W*de,Z=st*de;for(let R=ke==1?C:z;R>=C&&R<=z;R+=ke){let ve=V[R];if(ve==null)continue;if(Ft!=null){let it=Ft[R]??0;if(ve-it==0)continue;Je=X(it,Q,T,ne)}let Oe=M.distr!=2||p!=null?E[R]:R,On=I(Oe,M,Y,K),un=X(ae(ve,Re),Q,T,ne),Ot=J(On-$e),dn=J(nt(un,Je)),lt=J(Dt(un,Je)),mt=dn-lt;if(ve!=null){let it=ve<0?Z:cn,At=ve<0?cn:Z;Rt?(Me>0&&Kt[R]!=null&&re(Ln.get(Kt[R]),Ot,lt+ht(Me/2),de,nt(0,mt-Me),it,At),Wt[R]!=null&&re(ft.get(Wt[R]),Ot,lt+ht(Me/2),de,nt(0,mt-Me),it,At)):re(Rn,Ot,lt+ht(Me/2),de,nt(0,mt-Me),it,At),fe($,S,R,Ot-Me/2,lt,de+Me,mt)}}return Me>0?Qe.stroke=Rt?Ln:Rn:Rt||(Qe._fill=j.width==0?j._fill:j._stroke??j._fill,Qe.width=0),Qe.fill=Rt?ft:Rn,Qe})}function Rp(s,e){let t=ae(e?.alignGaps,0);return(n,i,o,l)=>Cn(n,i,(c,u,p,v,f,g,$,S,C,z,j)=>{[o,l]=Di(p,o,l);let E=c.pxRound,V=W=>E(g(W,v,z,S)),M=W=>E($(W,f,j,C)),Q,I,X;v.ori==0?(Q=Ni,X=ds,I=Lc):(Q=Hi,X=hs,I=Dc);let K=v.dir*(v.ori==0?1:-1),ne=V(u[K==1?o:l]),Y=ne,T=[],J=[];for(let W=K==1?o:l;W>=o&&W<=l;W+=K)if(p[W]!=null){let ke=u[W],re=V(ke);T.push(Y=re),J.push(M(p[W]))}let N={stroke:s(T,J,Q,X,I,E),fill:null,clip:null,band:null,gaps:null,flags:cs},G=N.stroke,[F,ie]=wr(n,i);if(c.fill!=null||F!=0){let W=N.fill=new Path2D(G),st=c.fillTo(n,i,c.min,c.max,F),ke=M(st);X(W,Y,ke),X(W,ne,ke)}if(!c.spanGaps){let W=[];W.push(..._r(u,p,o,l,K,V,t)),N.gaps=W=c.gaps(n,i,o,l,W),N.clip=zi(W,v.ori,S,C,z,j)}return ie!=0&&(N.band=ie==2?[Yt(n,i,o,l,G,-1),Yt(n,i,o,l,G,1)]:Yt(n,i,o,l,G,ie)),N})}function Op(s){return Rp(Ip,s)}function Ip(s,e,t,n,i,o){let l=s.length;if(l<2)return null;let c=new Path2D;if(t(c,s[0],e[0]),l==2)n(c,s[1],e[1]);else{let u=Array(l),p=Array(l-1),v=Array(l-1),f=Array(l-1);for(let g=0;g<l-1;g++)v[g]=e[g+1]-e[g],f[g]=s[g+1]-s[g],p[g]=v[g]/f[g];u[0]=p[0];for(let g=1;g<l-1;g++)p[g]===0||p[g-1]===0||p[g-1]>0!=p[g]>0?u[g]=0:(u[g]=3*(f[g-1]+f[g])/((2*f[g]+f[g-1])/p[g-1]+(f[g]+2*f[g-1])/p[g]),isFinite(u[g])||(u[g]=0));u[l-1]=p[l-2];for(let g=0;g<l-1;g++)i(c,s[g]+f[g]/3,e[g]+u[g]*f[g]/3,s[g+1]-f[g]/3,e[g+1]-u[g+1]*f[g]/3,s[g+1],e[g+1])}return c}var rr=new Set;function Ja(){for(let s of rr)s.syncRect(!0)}us&&(Tn(gh,os,Ja),Tn(bh,os,Ja,!0),Tn(Pi,os,()=>{Ge.pxRatio=ue}));var zp=Ic(),Np=Rc();function Qa(s,e,t,n){return(n?[s[0],s[1]].concat(s.slice(2)):[s[0]].concat(s.slice(1))).map((o,l)=>lr(o,l,e,t))}function Hp(s,e){return s.map((t,n)=>n==0?{}:De({},e,t))}function lr(s,e,t,n){return De({},e==0?t:n,s)}function zc(s,e,t){return e==null?ls:[e,t]}var Up=zc;function Vp(s,e,t){return e==null?ls:Ci(e,t,hr,!0)}function Nc(s,e,t,n){return e==null?ls:Ri(e,t,s.scales[n].log,!1)}var Wp=Nc;function Hc(s,e,t,n){return e==null?ls:dr(e,t,s.scales[n].log,!1)}var Fp=Hc;function jp(s,e,t,n,i){let o=nt(Pa(s),Pa(e)),l=e-s,c=Lt(i/n*l,t);do{let u=t[c],p=n*u/l;if(p>=i&&o+(u<5?rn.get(u):0)<=17)return[u,p]}while(++c<t.length);return[0,0]}function Xa(s){let e,t;return s=s.replace(/(\d+)px/,(n,i)=>(e=ze((t=+i)*ue))+"px"),[s,e,t]}function Bp(s){s.show&&[s.font,s.labelFont].forEach(e=>{let t=be(e[2]*ue,1);e[0]=e[0].replace(/[0-9.]+px/,t+"px"),e[1]=t})}function Ge(s,e,t){let n={mode:ae(s.mode,1)},i=n.mode;function o(r,a,d,h){let m=a.valToPct(r);return h+d*(a.dir==-1?1-m:m)}function l(r,a,d,h){let m=a.valToPct(r);return h+d*(a.dir==-1?m:1-m)}function c(r,a,d,h){return a.ori==0?o(r,a,d,h):l(r,a,d,h)}n.valToPosH=o,n.valToPosV=l;let u=!1;n.status=0;let p=n.root=kt(Qd);if(s.id!=null&&(p.id=s.id),dt(p,s.class),s.title){let r=kt(th,p);r.textContent=s.title}let v=Ct("canvas"),f=n.ctx=v.getContext("2d"),g=kt(nh,p);Tn("click",g,r=>{r.target===S&&(we!=Gn||Se!=qn)&&Ye.click(n,r)},!0);let $=n.under=kt(sh,g);g.appendChild(v);let S=n.over=kt(ih,g);s=as(s);let C=+ae(s.pxAlign,1),z=Ka(C);(s.plugins||[]).forEach(r=>{r.opts&&(s=r.opts(n,s)||s)});let j=s.ms||.001,E=n.series=i==1?Qa(s.series||[],Wa,qa,!1):Hp(s.series||[null],Ga),V=n.axes=Qa(s.axes||[],Va,ja,!0),M=n.scales={},Q=n.bands=s.bands||[];Q.forEach(r=>{r.fill=se(r.fill||null),r.dir=ae(r.dir,-1)});let I=i==2?E[1].facets[0].scale:E[0].scale,X={axes:pu,series:au},K=(s.drawOrder||["axes","series"]).map(r=>X[r]);function ne(r){let a=r.distr==3?d=>qt(d>0?d:r.clamp(n,d,r.min,r.max,r.key)):r.distr==4?d=>Yo(d,r.asinh):r.distr==100?d=>r.fwd(d):d=>d;return d=>{let h=a(d),{_min:m,_max:b}=r,x=b-m;return(h-m)/x}}function Y(r){let a=M[r];if(a==null){let d=(s.scales||Ns)[r]||Ns;if(d.from!=null){Y(d.from);let h=De({},M[d.from],d,{key:r});h.valToPct=ne(h),M[r]=h}else{a=M[r]=De({},r==I?Ec:Ep,d),a.key=r;let h=a.time,m=a.range,b=on(m);if((r!=I||i==2&&!h)&&(b&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?Ea:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?Ea:{mode:1,hard:m[1],soft:m[1]}},b=!1),!b&&Ii(m))){let x=m;m=(k,A,L)=>A==null?ls:Ci(A,L,x)}a.range=se(m||(h?Up:r==I?a.distr==3?Wp:a.distr==4?Fp:zc:a.distr==3?Nc:a.distr==4?Hc:Vp)),a.auto=se(b?!1:a.auto),a.clamp=se(a.clamp||Ap),a._min=a._max=null,a.valToPct=ne(a)}}}Y("x"),Y("y"),i==1&&E.forEach(r=>{Y(r.scale)}),V.forEach(r=>{Y(r.scale)});for(let r in s.scales)Y(r);let T=M[I],J=T.distr,N,G;T.ori==0?(dt(p,Xd),N=o,G=l):(dt(p,eh),N=l,G=o);let F={};for(let r in M){let a=M[r];(a.min!=null||a.max!=null)&&(F[r]={min:a.min,max:a.max},a.min=a.max=null)}let ie=s.tzDate||(r=>new Date(ze(r/j))),W=s.fmtDate||mr,st=j==1?Xh(ie):np(ie),ke=Na(ie,za(j==1?Qh:tp,W)),re=Ua(ie,Ha(ip,W)),fe=[],ee=n.legend=De({},lp,s.legend),H=n.cursor=De({},pp,{drag:{y:i==2}},s.cursor),Re=ee.show,Je=H.show,$e=ee.markers;ee.idxs=fe,$e.width=se($e.width),$e.dash=se($e.dash),$e.stroke=se($e.stroke),$e.fill=se($e.fill);let de,St,rt,Me=[],Rt=[],Wt,ft=!1,Kt={};if(ee.live){let r=E[1]?E[1].values:null;ft=r!=null,Wt=ft?r(n,1,0):{_:0};for(let a in Wt)Kt[a]=cr}if(Re)if(de=Ct("table",uh,p),rt=Ct("tbody",null,de),ee.mount(n,de),ft){St=Ct("thead",null,de,rt);let r=Ct("tr",null,St);Ct("th",null,r);for(var Ln in Wt)Ct("th",fa,r).textContent=Ln}else dt(de,hh),ee.live&&dt(de,dh);let Dn={show:!0},fs={show:!1};function Us(r,a){if(a==0&&(ft||!ee.live||i==2))return ls;let d=[],h=Ct("tr",ph,rt,rt.childNodes[a]);dt(h,r.class),r.show||dt(h,Mn);let m=Ct("th",null,h);if($e.show){let k=kt(fh,m);if(a>0){let A=$e.width(n,a);A&&(k.style.border=A+"px "+$e.dash(n,a)+" "+$e.stroke(n,a)),k.style.background=$e.fill(n,a)}}let b=kt(fa,m);r.label instanceof HTMLElement?b.appendChild(r.label):b.textContent=r.label,a>0&&($e.show||(b.style.color=r.width>0?$e.stroke(n,a):$e.fill(n,a)),Qe("click",m,k=>{if(H._lock)return;pn(k);let A=E.indexOf(r);if((k.ctrlKey||k.metaKey)!=ee.isolate){let L=E.some((D,O)=>O>0&&O!=A&&D.show);E.forEach((D,O)=>{O>0&&zt(O,L?O==A?Dn:fs:Dn,!0,Ce.setSeries)})}else zt(A,{show:!r.show},!0,Ce.setSeries)},!1),zn&&Qe(va,m,k=>{H._lock||(pn(k),zt(E.indexOf(r),Kn,!0,Ce.setSeries))},!1));for(var x in Wt){let k=Ct("td",mh,h);k.textContent="--",d.push(k)}return[h,d]}let an=new Map;function Qe(r,a,d,h=!0){let m=an.get(a)||{},b=H.bind[r](n,a,d,h);b&&(Tn(r,a,m[r]=b),an.set(a,m))}function Rn(r,a,d){let h=an.get(a)||{};for(let m in h)(r==null||m==r)&&(tr(m,a,h[m]),delete h[m]);r==null&&an.delete(a)}let Ft=0,cn=0,Z=0,R=0,ve=0,Oe=0,On=ve,un=Oe,Ot=Z,dn=R,lt=0,mt=0,it=0,At=0;n.bbox={};let Fi=!1,Vs=!1,In=!1,hn=!1,Ws=!1,gt=!1;function ji(r,a,d){(d||r!=n.width||a!=n.height)&&Cr(r,a),Wn(!1),In=!0,Vs=!0,Fn()}function Cr(r,a){n.width=Ft=Z=r,n.height=cn=R=a,ve=Oe=0,tu(),nu();let d=n.bbox;lt=d.left=An(ve*ue,.5),mt=d.top=An(Oe*ue,.5),it=d.width=An(Z*ue,.5),At=d.height=An(R*ue,.5)}let Qc=3;function Xc(){let r=!1,a=0;for(;!r;){a++;let d=du(a),h=hu(a);r=a==Qc||d&&h,r||(Cr(n.width,n.height),Vs=!0)}}function eu({width:r,height:a}){ji(r,a)}n.setSize=eu;function tu(){let r=!1,a=!1,d=!1,h=!1;V.forEach((m,b)=>{if(m.show&&m._show){let{side:x,_size:k}=m,A=x%2,L=m.label!=null?m.labelSize:0,D=k+L;D>0&&(A?(Z-=D,x==3?(ve+=D,h=!0):d=!0):(R-=D,x==0?(Oe+=D,r=!0):a=!0))}}),fn[0]=r,fn[1]=d,fn[2]=a,fn[3]=h,Z-=Zt[1]+Zt[3],ve+=Zt[3],R-=Zt[2]+Zt[0],Oe+=Zt[0]}function nu(){let r=ve+Z,a=Oe+R,d=ve,h=Oe;function m(b,x){switch(b){case 1:return r+=x,r-x;case 2:return a+=x,a-x;case 3:return d-=x,d+x;case 0:return h-=x,h+x}}V.forEach((b,x)=>{if(b.show&&b._show){let k=b.side;b._pos=m(k,b._size),b.label!=null&&(b._lpos=m(k,b.labelSize))}})}if(H.dataIdx==null){let r=H.hover,a=r.skip=new Set(r.skip??[]);a.add(void 0);let d=r.prox=se(r.prox),h=r.bias??=0;H.dataIdx=(m,b,x,k)=>{if(b==0)return x;let A=x,L=d(m,b,x,k)??ge,D=L>=0&&L<ge,O=T.ori==0?Z:R,q=H.left,ce=e[0],le=e[b];if(a.has(le[x])){A=null;let te=null,B=null,U;if(h==0||h==-1)for(U=x;te==null&&U-- >0;)a.has(le[U])||(te=U);if(h==0||h==1)for(U=x;B==null&&U++<le.length;)a.has(le[U])||(B=U);if(te!=null||B!=null)if(D){let ye=te==null?-1/0:N(ce[te],T,O,0),Te=B==null?1/0:N(ce[B],T,O,0),je=q-ye,me=Te-q;je<=me?je<=L&&(A=te):me<=L&&(A=B)}else A=B==null?te:te==null?B:x-te<=B-x?te:B}else D&&Ne(q-N(ce[x],T,O,0))>L&&(A=null);return A}}let pn=r=>{H.event=r};H.idxs=fe,H._lock=!1;let Ke=H.points;Ke.show=se(Ke.show),Ke.size=se(Ke.size),Ke.stroke=se(Ke.stroke),Ke.width=se(Ke.width),Ke.fill=se(Ke.fill);let It=n.focus=De({},s.focus||{alpha:.3},H.focus),zn=It.prox>=0,Nn=zn&&Ke.one,bt=[],Hn=[],Un=[];function Lr(r,a){let d=Ke.show(n,a);if(d instanceof HTMLElement)return dt(d,ch),dt(d,r.class),Vt(d,-10,-10,Z,R),S.insertBefore(d,bt[a]),d}function Dr(r,a){if(i==1||a>0){let d=i==1&&M[r.scale].time,h=r.value;r.value=d?Da(h)?Ua(ie,Ha(h,W)):h||re:h||kp,r.label=r.label||(d?mp:fp)}if(Nn||a>0){r.width=r.width==null?1:r.width,r.paths=r.paths||zp||Eh,r.fillTo=se(r.fillTo||Mp),r.pxAlign=+ae(r.pxAlign,C),r.pxRound=Ka(r.pxAlign),r.stroke=se(r.stroke||null),r.fill=se(r.fill||null),r._stroke=r._fill=r._paths=r._focus=null;let d=$p(nt(1,r.width),1),h=r.points=De({},{size:d,width:nt(1,d*.2),stroke:r.stroke,space:d*2,paths:Np,_stroke:null,_fill:null},r.points);h.show=se(h.show),h.filter=se(h.filter),h.fill=se(h.fill),h.stroke=se(h.stroke),h.paths=se(h.paths),h.pxAlign=r.pxAlign}if(Re){let d=Us(r,a);Me.splice(a,0,d[0]),Rt.splice(a,0,d[1]),ee.values.push(null)}if(Je){fe.splice(a,0,null);let d=null;Nn?a==0&&(d=Lr(r,a)):a>0&&(d=Lr(r,a)),bt.splice(a,0,d),Hn.splice(a,0,0),Un.splice(a,0,0)}Fe("addSeries",a)}function su(r,a){a=a??E.length,r=i==1?lr(r,a,Wa,qa):lr(r,a,{},Ga),E.splice(a,0,r),Dr(E[a],a)}n.addSeries=su;function iu(r){if(E.splice(r,1),Re){ee.values.splice(r,1),Rt.splice(r,1);let a=Me.splice(r,1)[0];Rn(null,a.firstChild),a.remove()}Je&&(fe.splice(r,1),bt.splice(r,1)[0].remove(),Hn.splice(r,1),Un.splice(r,1)),Fe("delSeries",r)}n.delSeries=iu;let fn=[!1,!1,!1,!1];function ou(r,a){if(r._show=r.show,r.show){let d=r.side%2,h=M[r.scale];h==null&&(r.scale=d?E[1].scale:I,h=M[r.scale]);let m=h.time;r.size=se(r.size),r.space=se(r.space),r.rotate=se(r.rotate),on(r.incrs)&&r.incrs.forEach(x=>{!rn.has(x)&&rn.set(x,ac(x))}),r.incrs=se(r.incrs||(h.distr==2?Kh:m?j==1?Jh:ep:En)),r.splits=se(r.splits||(m&&h.distr==1?st:h.distr==3?sr:h.distr==4?vp:bp)),r.stroke=se(r.stroke),r.grid.stroke=se(r.grid.stroke),r.ticks.stroke=se(r.ticks.stroke),r.border.stroke=se(r.border.stroke);let b=r.values;r.values=on(b)&&!on(b[0])?se(b):m?on(b)?Na(ie,za(b,W)):Da(b)?sp(ie,b):b||ke:b||gp,r.filter=se(r.filter||(h.distr>=3&&h.log==10?yp:h.distr==3&&h.log==2?xp:rc)),r.font=Xa(r.font),r.labelFont=Xa(r.labelFont),r._size=r.size(n,null,a,0),r._space=r._rotate=r._incrs=r._found=r._splits=r._values=null,r._size>0&&(fn[a]=!0,r._el=kt(oh,g))}}function ms(r,a,d,h){let[m,b,x,k]=d,A=a%2,L=0;return A==0&&(k||b)&&(L=a==0&&!m||a==2&&!x?ze(Va.size/3):0),A==1&&(m||x)&&(L=a==1&&!b||a==3&&!k?ze(ja.size/2):0),L}let Rr=n.padding=(s.padding||[ms,ms,ms,ms]).map(r=>se(ae(r,ms))),Zt=n._padding=Rr.map((r,a)=>r(n,a,fn,0)),qe,He=null,Ue=null,Fs=i==1?E[0].idxs:null,Et=null,gs=!1;function Or(r,a){if(e=r??[],n.data=n._data=e,i==2){qe=0;for(let d=1;d<E.length;d++)qe+=e[d][0].length}else{e.length==0&&(n.data=n._data=e=[[]]),Et=e[0],qe=Et.length;let d=e;if(J==2){d=e.slice();let h=d[0]=Array(qe);for(let m=0;m<qe;m++)h[m]=m}n._data=e=d}if(Wn(!0),Fe("setData"),J==2&&(In=!0),a!==!1){let d=T;d.auto(n,gs)?Bi():Qt(I,d.min,d.max),hn=hn||H.left>=0,gt=!0,Fn()}}n.setData=Or;function Bi(){gs=!0;let r,a;i==1&&(qe>0?(He=Fs[0]=0,Ue=Fs[1]=qe-1,r=e[0][He],a=e[0][Ue],J==2?(r=He,a=Ue):r==a&&(J==3?[r,a]=Ri(r,r,T.log,!1):J==4?[r,a]=dr(r,r,T.log,!1):T.time?a=r+ze(86400/j):[r,a]=Ci(r,a,hr,!0))):(He=Fs[0]=r=null,Ue=Fs[1]=a=null)),Qt(I,r,a)}let js,Vn,Gi,qi,Yi,Ki,Zi,Ji,Qi,ot;function Ir(r,a,d,h,m,b){r??=ga,d??=fr,h??="butt",m??=ga,b??="round",r!=js&&(f.strokeStyle=js=r),m!=Vn&&(f.fillStyle=Vn=m),a!=Gi&&(f.lineWidth=Gi=a),b!=Yi&&(f.lineJoin=Yi=b),h!=Ki&&(f.lineCap=Ki=h),d!=qi&&f.setLineDash(qi=d)}function zr(r,a,d,h){a!=Vn&&(f.fillStyle=Vn=a),r!=Zi&&(f.font=Zi=r),d!=Ji&&(f.textAlign=Ji=d),h!=Qi&&(f.textBaseline=Qi=h)}function Xi(r,a,d,h,m=0){if(h.length>0&&r.auto(n,gs)&&(a==null||a.min==null)){let b=ae(He,0),x=ae(Ue,h.length-1),k=d.min==null?yh(h,b,x,m,r.distr==3):[d.min,d.max];r.min=Dt(r.min,d.min=k[0]),r.max=nt(r.max,d.max=k[1])}}let Nr={min:null,max:null};function ru(){for(let h in M){let m=M[h];F[h]==null&&(m.min==null||F[I]!=null&&m.auto(n,gs))&&(F[h]=Nr)}for(let h in M){let m=M[h];F[h]==null&&m.from!=null&&F[m.from]!=null&&(F[h]=Nr)}F[I]!=null&&Wn(!0);let r={};for(let h in F){let m=F[h];if(m!=null){let b=r[h]=as(M[h],Ph);if(m.min!=null)De(b,m);else if(h!=I||i==2)if(qe==0&&b.from==null){let x=b.range(n,null,null,h);b.min=x[0],b.max=x[1]}else b.min=ge,b.max=-ge}}if(qe>0){E.forEach((h,m)=>{if(i==1){let b=h.scale,x=F[b];if(x==null)return;let k=r[b];if(m==0){let A=k.range(n,k.min,k.max,b);k.min=A[0],k.max=A[1],He=Lt(k.min,e[0]),Ue=Lt(k.max,e[0]),Ue-He>1&&(e[0][He]<k.min&&He++,e[0][Ue]>k.max&&Ue--),h.min=Et[He],h.max=Et[Ue]}else h.show&&h.auto&&Xi(k,x,h,e[m],h.sorted);h.idxs[0]=He,h.idxs[1]=Ue}else if(m>0&&h.show&&h.auto){let[b,x]=h.facets,k=b.scale,A=x.scale,[L,D]=e[m],O=r[k],q=r[A];O!=null&&Xi(O,F[k],b,L,b.sorted),q!=null&&Xi(q,F[A],x,D,x.sorted),h.min=x.min,h.max=x.max}});for(let h in r){let m=r[h],b=F[h];if(m.from==null&&(b==null||b.min==null)){let x=m.range(n,m.min==ge?null:m.min,m.max==-ge?null:m.max,h);m.min=x[0],m.max=x[1]}}}for(let h in r){let m=r[h];if(m.from!=null){let b=r[m.from];if(b.min==null)m.min=m.max=null;else{let x=m.range(n,b.min,b.max,h);m.min=x[0],m.max=x[1]}}}let a={},d=!1;for(let h in r){let m=r[h],b=M[h];if(b.min!=m.min||b.max!=m.max){b.min=m.min,b.max=m.max;let x=b.distr;b._min=x==3?qt(b.min):x==4?Yo(b.min,b.asinh):x==100?b.fwd(b.min):b.min,b._max=x==3?qt(b.max):x==4?Yo(b.max,b.asinh):x==100?b.fwd(b.max):b.max,a[h]=d=!0}}if(d){E.forEach((h,m)=>{i==2?m>0&&a.y&&(h._paths=null):a[h.scale]&&(h._paths=null)});for(let h in a)In=!0,Fe("setScale",h);Je&&H.left>=0&&(hn=gt=!0)}for(let h in F)F[h]=null}function lu(r){let a=nr(He-1,0,qe-1),d=nr(Ue+1,0,qe-1);for(;r[a]==null&&a>0;)a--;for(;r[d]==null&&d<qe-1;)d++;return[a,d]}function au(){if(qe>0){let r=E.some(a=>a._focus)&&ot!=It.alpha;r&&(f.globalAlpha=ot=It.alpha),E.forEach((a,d)=>{if(d>0&&a.show&&(Hr(d,!1),Hr(d,!0),a._paths==null)){let h=ot;ot!=a.alpha&&(f.globalAlpha=ot=a.alpha);let m=i==2?[0,e[d][0].length-1]:lu(e[d]);a._paths=a.paths(n,d,m[0],m[1]),ot!=h&&(f.globalAlpha=ot=h)}}),E.forEach((a,d)=>{if(d>0&&a.show){let h=ot;ot!=a.alpha&&(f.globalAlpha=ot=a.alpha),a._paths!=null&&Ur(d,!1);{let m=a._paths!=null?a._paths.gaps:null,b=a.points.show(n,d,He,Ue,m),x=a.points.filter(n,d,b,m);(b||x)&&(a.points._paths=a.points.paths(n,d,He,Ue,x),Ur(d,!0))}ot!=h&&(f.globalAlpha=ot=h),Fe("drawSeries",d)}}),r&&(f.globalAlpha=ot=1)}}function Hr(r,a){let d=a?E[r].points:E[r];d._stroke=d.stroke(n,r),d._fill=d.fill(n,r)}function Ur(r,a){let d=a?E[r].points:E[r],{stroke:h,fill:m,clip:b,flags:x,_stroke:k=d._stroke,_fill:A=d._fill,_width:L=d.width}=d._paths;L=be(L*ue,3);let D=null,O=L%2/2;a&&A==null&&(A=L>0?"#fff":k);let q=d.pxAlign==1&&O>0;if(q&&f.translate(O,O),!a){let ce=lt-L/2,le=mt-L/2,te=it+L,B=At+L;D=new Path2D,D.rect(ce,le,te,B)}a?eo(k,L,d.dash,d.cap,A,h,m,x,b):cu(r,k,L,d.dash,d.cap,A,h,m,x,D,b),q&&f.translate(-O,-O)}function cu(r,a,d,h,m,b,x,k,A,L,D){let O=!1;A!=0&&Q.forEach((q,ce)=>{if(q.series[0]==r){let le=E[q.series[1]],te=e[q.series[1]],B=(le._paths||Ns).band;on(B)&&(B=q.dir==1?B[0]:B[1]);let U,ye=null;le.show&&B&&kh(te,He,Ue)?(ye=q.fill(n,ce)||b,U=le._paths.clip):B=null,eo(a,d,h,m,ye,x,k,A,L,D,U,B),O=!0}}),O||eo(a,d,h,m,b,x,k,A,L,D)}let Vr=cs|or;function eo(r,a,d,h,m,b,x,k,A,L,D,O){Ir(r,a,d,h,m),(A||L||O)&&(f.save(),A&&f.clip(A),L&&f.clip(L)),O?(k&Vr)==Vr?(f.clip(O),D&&f.clip(D),Gs(m,x),Bs(r,b,a)):k&or?(Gs(m,x),f.clip(O),Bs(r,b,a)):k&cs&&(f.save(),f.clip(O),D&&f.clip(D),Gs(m,x),f.restore(),Bs(r,b,a)):(Gs(m,x),Bs(r,b,a)),(A||L||O)&&f.restore()}function Bs(r,a,d){d>0&&(a instanceof Map?a.forEach((h,m)=>{f.strokeStyle=js=m,f.stroke(h)}):a!=null&&r&&f.stroke(a))}function Gs(r,a){a instanceof Map?a.forEach((d,h)=>{f.fillStyle=Vn=h,f.fill(d)}):a!=null&&r&&f.fill(a)}function uu(r,a,d,h){let m=V[r],b;if(h<=0)b=[0,0];else{let x=m._space=m.space(n,r,a,d,h),k=m._incrs=m.incrs(n,r,a,d,h,x);b=jp(a,d,k,h,x)}return m._found=b}function to(r,a,d,h,m,b,x,k,A,L){let D=x%2/2;C==1&&f.translate(D,D),Ir(k,x,A,L,k),f.beginPath();let O,q,ce,le,te=m+(h==0||h==3?-b:b);d==0?(q=m,le=te):(O=m,ce=te);for(let B=0;B<r.length;B++)a[B]!=null&&(d==0?O=ce=r[B]:q=le=r[B],f.moveTo(O,q),f.lineTo(ce,le));f.stroke(),C==1&&f.translate(-D,-D)}function du(r){let a=!0;return V.forEach((d,h)=>{if(!d.show)return;let m=M[d.scale];if(m.min==null){d._show&&(a=!1,d._show=!1,Wn(!1));return}else d._show||(a=!1,d._show=!0,Wn(!1));let b=d.side,x=b%2,{min:k,max:A}=m,[L,D]=uu(h,k,A,x==0?Z:R);if(D==0)return;let O=m.distr==2,q=d._splits=d.splits(n,h,k,A,L,D,O),ce=m.distr==2?q.map(U=>Et[U]):q,le=m.distr==2?Et[q[1]]-Et[q[0]]:L,te=d._values=d.values(n,d.filter(n,ce,h,D,le),h,D,le);d._rotate=b==2?d.rotate(n,te,h,D):0;let B=d._size;d._size=$t(d.size(n,te,h,r)),B!=null&&d._size!=B&&(a=!1)}),a}function hu(r){let a=!0;return Rr.forEach((d,h)=>{let m=d(n,h,fn,r);m!=Zt[h]&&(a=!1),Zt[h]=m}),a}function pu(){for(let r=0;r<V.length;r++){let a=V[r];if(!a.show||!a._show)continue;let d=a.side,h=d%2,m,b,x=a.stroke(n,r),k=d==0||d==3?-1:1,[A,L]=a._found;if(a.label!=null){let et=a.labelGap*k,ut=ze((a._lpos+et)*ue);zr(a.labelFont[0],x,"center",d==2?"top":ma),f.save(),h==1?(m=b=0,f.translate(ut,ze(mt+At/2)),f.rotate((d==3?-Ti:Ti)/2)):(m=ze(lt+it/2),b=ut);let bn=ic(a.label)?a.label(n,r,A,L):a.label;f.fillText(bn,m,b),f.restore()}if(L==0)continue;let D=M[a.scale],O=h==0?it:At,q=h==0?lt:mt,ce=a._splits,le=D.distr==2?ce.map(et=>Et[et]):ce,te=D.distr==2?Et[ce[1]]-Et[ce[0]]:A,B=a.ticks,U=a.border,ye=B.show?B.size:0,Te=ze(ye*ue),je=ze((a.alignTo==2?a._size-ye-a.gap:a.gap)*ue),me=a._rotate*-Ti/180,Pe=z(a._pos*ue),at=(Te+je)*k,Xe=Pe+at;b=h==0?Xe:0,m=h==1?Xe:0;let vt=a.font[0],Mt=a.align==1?ss:a.align==2?Bo:me>0?ss:me<0?Bo:h==0?"center":d==3?Bo:ss,Ht=me||h==1?"middle":d==2?"top":ma;zr(vt,x,Mt,Ht);let ct=a.font[1]*a.lineGap,wt=ce.map(et=>z(c(et,D,O,q))),Tt=a._values;for(let et=0;et<Tt.length;et++){let ut=Tt[et];if(ut!=null){h==0?m=wt[et]:b=wt[et],ut=""+ut;let bn=ut.indexOf(`
`)==-1?[ut]:ut.split(/\n/gm);for(let tt=0;tt<bn.length;tt++){let rl=bn[tt];me?(f.save(),f.translate(m,b+tt*ct),f.rotate(me),f.fillText(rl,0,0),f.restore()):f.fillText(rl,m,b+tt*ct)}}}B.show&&to(wt,B.filter(n,le,r,L,te),h,d,Pe,Te,be(B.width*ue,3),B.stroke(n,r),B.dash,B.cap);let Ut=a.grid;Ut.show&&to(wt,Ut.filter(n,le,r,L,te),h,h==0?2:1,h==0?mt:lt,h==0?At:it,be(Ut.width*ue,3),Ut.stroke(n,r),Ut.dash,Ut.cap),U.show&&to([Pe],[1],h==0?1:0,h==0?1:2,h==1?mt:lt,h==1?At:it,be(U.width*ue,3),U.stroke(n,r),U.dash,U.cap)}Fe("drawAxes")}function Wn(r){E.forEach((a,d)=>{d>0&&(a._paths=null,r&&(i==1?(a.min=null,a.max=null):a.facets.forEach(h=>{h.min=null,h.max=null})))})}let qs=!1,no=!1,bs=[];function fu(){no=!1;for(let r=0;r<bs.length;r++)Fe(...bs[r]);bs.length=0}function Fn(){qs||(zh(Wr),qs=!0)}function mu(r,a=!1){qs=!0,no=a,r(n),Wr(),a&&bs.length>0&&queueMicrotask(fu)}n.batch=mu;function Wr(){if(Fi&&(ru(),Fi=!1),In&&(Xc(),In=!1),Vs){if(xe($,ss,ve),xe($,"top",Oe),xe($,Rs,Z),xe($,Os,R),xe(S,ss,ve),xe(S,"top",Oe),xe(S,Rs,Z),xe(S,Os,R),xe(g,Rs,Ft),xe(g,Os,cn),v.width=ze(Ft*ue),v.height=ze(cn*ue),V.forEach(({_el:r,_show:a,_size:d,_pos:h,side:m})=>{if(r!=null)if(a){let b=m===3||m===0?d:0,x=m%2==1;xe(r,x?"left":"top",h-b),xe(r,x?"width":"height",d),xe(r,x?"top":"left",x?Oe:ve),xe(r,x?"height":"width",x?R:Z),er(r,Mn)}else dt(r,Mn)}),js=Vn=Gi=Yi=Ki=Zi=Ji=Qi=qi=null,ot=1,_s(!0),ve!=On||Oe!=un||Z!=Ot||R!=dn){Wn(!1);let r=Z/Ot,a=R/dn;if(Je&&!hn&&H.left>=0){H.left*=r,H.top*=a,jn&&Vt(jn,ze(H.left),0,Z,R),Bn&&Vt(Bn,0,ze(H.top),Z,R);for(let d=0;d<bt.length;d++){let h=bt[d];h!=null&&(Hn[d]*=r,Un[d]*=a,Vt(h,$t(Hn[d]),$t(Un[d]),Z,R))}}if(_e.show&&!Ws&&_e.left>=0&&_e.width>0){_e.left*=r,_e.width*=r,_e.top*=a,_e.height*=a;for(let d in ao)xe(Yn,d,_e[d])}On=ve,un=Oe,Ot=Z,dn=R}Fe("setSize"),Vs=!1}Ft>0&&cn>0&&(f.clearRect(0,0,v.width,v.height),Fe("drawClear"),K.forEach(r=>r()),Fe("draw")),_e.show&&Ws&&(Ys(_e),Ws=!1),Je&&hn&&(gn(null,!0,!1),hn=!1),ee.show&&ee.live&&gt&&(ro(),gt=!1),u||(u=!0,n.status=1,Fe("ready")),gs=!1,qs=!1}n.redraw=(r,a)=>{In=a||!1,r!==!1?Qt(I,T.min,T.max):Fn()};function so(r,a){let d=M[r];if(d.from==null){if(qe==0){let h=d.range(n,a.min,a.max,r);a.min=h[0],a.max=h[1]}if(a.min>a.max){let h=a.min;a.min=a.max,a.max=h}if(qe>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;r==I&&d.distr==2&&qe>0&&(a.min=Lt(a.min,e[0]),a.max=Lt(a.max,e[0]),a.min==a.max&&a.max++),F[r]=a,Fi=!0,Fn()}}n.setScale=so;let io,oo,jn,Bn,Fr,jr,Gn,qn,Br,Gr,we,Se,Jt=!1,Ye=H.drag,Ve=Ye.x,We=Ye.y;Je&&(H.x&&(io=kt(lh,S)),H.y&&(oo=kt(ah,S)),T.ori==0?(jn=io,Bn=oo):(jn=oo,Bn=io),we=H.left,Se=H.top);let _e=n.select=De({show:!0,over:!0,left:0,width:0,top:0,height:0},s.select),Yn=_e.show?kt(rh,_e.over?S:$):null;function Ys(r,a){if(_e.show){for(let d in r)_e[d]=r[d],d in ao&&xe(Yn,d,r[d]);a!==!1&&Fe("setSelect")}}n.setSelect=Ys;function gu(r){if(E[r].show)Re&&er(Me[r],Mn);else if(Re&&dt(Me[r],Mn),Je){let d=Nn?bt[0]:bt[r];d!=null&&Vt(d,-10,-10,Z,R)}}function Qt(r,a,d){so(r,{min:a,max:d})}function zt(r,a,d,h){a.focus!=null&&yu(r),a.show!=null&&E.forEach((m,b)=>{b>0&&(r==b||r==null)&&(m.show=a.show,gu(b),i==2?(Qt(m.facets[0].scale,null,null),Qt(m.facets[1].scale,null,null)):Qt(m.scale,null,null),Fn())}),d!==!1&&Fe("setSeries",r,a),h&&ys("setSeries",n,r,a)}n.setSeries=zt;function bu(r,a){De(Q[r],a)}function vu(r,a){r.fill=se(r.fill||null),r.dir=ae(r.dir,-1),a=a??Q.length,Q.splice(a,0,r)}function wu(r){r==null?Q.length=0:Q.splice(r,1)}n.addBand=vu,n.setBand=bu,n.delBand=wu;function _u(r,a){E[r].alpha=a,Je&&bt[r]!=null&&(bt[r].style.opacity=a),Re&&Me[r]&&(Me[r].style.opacity=a)}let jt,Xt,mn,Kn={focus:!0};function yu(r){if(r!=mn){let a=r==null,d=It.alpha!=1;E.forEach((h,m)=>{if(i==1||m>0){let b=a||m==0||m==r;h._focus=a?null:b,d&&_u(m,b?1:It.alpha)}}),mn=r,d&&Fn()}}Re&&zn&&Qe(wa,de,r=>{H._lock||(pn(r),mn!=null&&zt(null,Kn,!0,Ce.setSeries))});function Nt(r,a,d){let h=M[a];d&&(r=r/ue-(h.ori==1?Oe:ve));let m=Z;h.ori==1&&(m=R,r=m-r),h.dir==-1&&(r=m-r);let b=h._min,x=h._max,k=r/m,A=b+(x-b)*k,L=h.distr;return L==3?rs(10,A):L==4?Sh(A,h.asinh):L==100?h.bwd(A):A}function xu(r,a){let d=Nt(r,I,a);return Lt(d,e[0],He,Ue)}n.valToIdx=r=>Lt(r,e[0]),n.posToIdx=xu,n.posToVal=Nt,n.valToPos=(r,a,d)=>M[a].ori==0?o(r,M[a],d?it:Z,d?lt:0):l(r,M[a],d?At:R,d?mt:0),n.setCursor=(r,a,d)=>{we=r.left,Se=r.top,gn(null,a,d)};function qr(r,a){xe(Yn,ss,_e.left=r),xe(Yn,Rs,_e.width=a)}function Yr(r,a){xe(Yn,"top",_e.top=r),xe(Yn,Os,_e.height=a)}let vs=T.ori==0?qr:Yr,ws=T.ori==1?qr:Yr;function ku(){if(Re&&ee.live)for(let r=i==2?1:0;r<E.length;r++){if(r==0&&ft)continue;let a=ee.values[r],d=0;for(let h in a)Rt[r][d++].firstChild.nodeValue=a[h]}}function ro(r,a){if(r!=null&&(r.idxs?r.idxs.forEach((d,h)=>{fe[h]=d}):Th(r.idx)||fe.fill(r.idx),ee.idx=fe[0]),Re&&ee.live){for(let d=0;d<E.length;d++)(d>0||i==1&&!ft)&&$u(d,fe[d]);ku()}gt=!1,a!==!1&&Fe("setLegend")}n.setLegend=ro;function $u(r,a){let d=E[r],h=r==0&&J==2?Et:e[r],m;ft?m=d.values(n,r,a)??Kt:(m=d.value(n,a==null?null:h[a],r,a),m=m==null?Kt:{_:m}),ee.values[r]=m}function gn(r,a,d){Br=we,Gr=Se,[we,Se]=H.move(n,we,Se),H.left=we,H.top=Se,Je&&(jn&&Vt(jn,ze(we),0,Z,R),Bn&&Vt(Bn,0,ze(Se),Z,R));let h,m=He>Ue;jt=ge,Xt=null;let b=T.ori==0?Z:R,x=T.ori==1?Z:R;if(we<0||qe==0||m){h=H.idx=null;for(let k=0;k<E.length;k++){let A=bt[k];A!=null&&Vt(A,-10,-10,Z,R)}zn&&zt(null,Kn,!0,r==null&&Ce.setSeries),ee.live&&(fe.fill(h),gt=!0)}else{let k,A,L;i==1&&(k=T.ori==0?we:Se,A=Nt(k,I),h=H.idx=Lt(A,e[0],He,Ue),L=N(e[0][h],T,b,0));let D=-10,O=-10,q=0,ce=0,le=!0,te="",B="";for(let U=i==2?1:0;U<E.length;U++){let ye=E[U],Te=fe[U],je=Te==null?null:i==1?e[U][Te]:e[U][1][Te],me=H.dataIdx(n,U,h,A),Pe=me==null?null:i==1?e[U][me]:e[U][1][me];if(gt=gt||Pe!=je||me!=Te,fe[U]=me,U>0&&ye.show){let at=me==null?-10:me==h?L:N(i==1?e[0][me]:e[U][0][me],T,b,0),Xe=Pe==null?-10:G(Pe,i==1?M[ye.scale]:M[ye.facets[1].scale],x,0);if(zn&&Pe!=null){let vt=T.ori==1?we:Se,Mt=Ne(It.dist(n,U,me,Xe,vt));if(Mt<jt){let Ht=It.bias;if(Ht!=0){let ct=Nt(vt,ye.scale),wt=Pe>=0?1:-1,Tt=ct>=0?1:-1;Tt==wt&&(Tt==1?Ht==1?Pe>=ct:Pe<=ct:Ht==1?Pe<=ct:Pe>=ct)&&(jt=Mt,Xt=U)}else jt=Mt,Xt=U}}if(gt||Nn){let vt,Mt;T.ori==0?(vt=at,Mt=Xe):(vt=Xe,Mt=at);let Ht,ct,wt,Tt,Ut,et,ut=!0,bn=Ke.bbox;if(bn!=null){ut=!1;let tt=bn(n,U);wt=tt.left,Tt=tt.top,Ht=tt.width,ct=tt.height}else wt=vt,Tt=Mt,Ht=ct=Ke.size(n,U);if(et=Ke.fill(n,U),Ut=Ke.stroke(n,U),Nn)U==Xt&&jt<=It.prox&&(D=wt,O=Tt,q=Ht,ce=ct,le=ut,te=et,B=Ut);else{let tt=bt[U];tt!=null&&(Hn[U]=wt,Un[U]=Tt,Aa(tt,Ht,ct,ut),$a(tt,et,Ut),Vt(tt,$t(wt),$t(Tt),Z,R))}}}}if(Nn){let U=It.prox,ye=mn==null?jt<=U:jt>U||Xt!=mn;if(gt||ye){let Te=bt[0];Te!=null&&(Hn[0]=D,Un[0]=O,Aa(Te,q,ce,le),$a(Te,te,B),Vt(Te,$t(D),$t(O),Z,R))}}}if(_e.show&&Jt)if(r!=null){let[k,A]=Ce.scales,[L,D]=Ce.match,[O,q]=r.cursor.sync.scales,ce=r.cursor.drag;if(Ve=ce._x,We=ce._y,Ve||We){let{left:le,top:te,width:B,height:U}=r.select,ye=r.scales[O].ori,Te=r.posToVal,je,me,Pe,at,Xe,vt=k!=null&&L(k,O),Mt=A!=null&&D(A,q);vt&&Ve?(ye==0?(je=le,me=B):(je=te,me=U),Pe=M[k],at=N(Te(je,O),Pe,b,0),Xe=N(Te(je+me,O),Pe,b,0),vs(Dt(at,Xe),Ne(Xe-at))):vs(0,b),Mt&&We?(ye==1?(je=le,me=B):(je=te,me=U),Pe=M[A],at=G(Te(je,q),Pe,x,0),Xe=G(Te(je+me,q),Pe,x,0),ws(Dt(at,Xe),Ne(Xe-at))):ws(0,x)}else co()}else{let k=Ne(Br-Fr),A=Ne(Gr-jr);if(T.ori==1){let q=k;k=A,A=q}Ve=Ye.x&&k>=Ye.dist,We=Ye.y&&A>=Ye.dist;let L=Ye.uni;L!=null?Ve&&We&&(Ve=k>=L,We=A>=L,!Ve&&!We&&(A>k?We=!0:Ve=!0)):Ye.x&&Ye.y&&(Ve||We)&&(Ve=We=!0);let D,O;Ve&&(T.ori==0?(D=Gn,O=we):(D=qn,O=Se),vs(Dt(D,O),Ne(O-D)),We||ws(0,x)),We&&(T.ori==1?(D=Gn,O=we):(D=qn,O=Se),ws(Dt(D,O),Ne(O-D)),Ve||vs(0,b)),!Ve&&!We&&(vs(0,0),ws(0,0))}if(Ye._x=Ve,Ye._y=We,r==null){if(d){if(ol!=null){let[k,A]=Ce.scales;Ce.values[0]=k!=null?Nt(T.ori==0?we:Se,k):null,Ce.values[1]=A!=null?Nt(T.ori==1?we:Se,A):null}ys(Go,n,we,Se,Z,R,h)}if(zn){let k=d&&Ce.setSeries,A=It.prox;mn==null?jt<=A&&zt(Xt,Kn,!0,k):jt>A?zt(null,Kn,!0,k):Xt!=mn&&zt(Xt,Kn,!0,k)}}gt&&(ee.idx=h,ro()),a!==!1&&Fe("setCursor")}let en=null;Object.defineProperty(n,"rect",{get(){return en==null&&_s(!1),en}});function _s(r=!1){r?en=null:(en=S.getBoundingClientRect(),Fe("syncRect",en))}function Kr(r,a,d,h,m,b,x){H._lock||Jt&&r!=null&&r.movementX==0&&r.movementY==0||(lo(r,a,d,h,m,b,x,!1,r!=null),r!=null?gn(null,!0,!0):gn(a,!0,!1))}function lo(r,a,d,h,m,b,x,k,A){if(en==null&&_s(!1),pn(r),r!=null)d=r.clientX-en.left,h=r.clientY-en.top;else{if(d<0||h<0){we=-10,Se=-10;return}let[L,D]=Ce.scales,O=a.cursor.sync,[q,ce]=O.values,[le,te]=O.scales,[B,U]=Ce.match,ye=a.axes[0].side%2==1,Te=T.ori==0?Z:R,je=T.ori==1?Z:R,me=ye?b:m,Pe=ye?m:b,at=ye?h:d,Xe=ye?d:h;if(le!=null?d=B(L,le)?c(q,M[L],Te,0):-10:d=Te*(at/me),te!=null?h=U(D,te)?c(ce,M[D],je,0):-10:h=je*(Xe/Pe),T.ori==1){let vt=d;d=h,h=vt}}A&&(a==null||a.cursor.event.type==Go)&&((d<=1||d>=Z-1)&&(d=An(d,Z)),(h<=1||h>=R-1)&&(h=An(h,R))),k?(Fr=d,jr=h,[Gn,qn]=H.move(n,d,h)):(we=d,Se=h)}let ao={width:0,height:0,left:0,top:0};function co(){Ys(ao,!1)}let Zr,Jr,Qr,Xr;function el(r,a,d,h,m,b,x){Jt=!0,Ve=We=Ye._x=Ye._y=!1,lo(r,a,d,h,m,b,x,!0,!1),r!=null&&(Qe(qo,Qo,tl,!1),ys(ba,n,Gn,qn,Z,R,null));let{left:k,top:A,width:L,height:D}=_e;Zr=k,Jr=A,Qr=L,Xr=D}function tl(r,a,d,h,m,b,x){Jt=Ye._x=Ye._y=!1,lo(r,a,d,h,m,b,x,!1,!0);let{left:k,top:A,width:L,height:D}=_e,O=L>0||D>0,q=Zr!=k||Jr!=A||Qr!=L||Xr!=D;if(O&&q&&Ys(_e),Ye.setScale&&O&&q){let ce=k,le=L,te=A,B=D;if(T.ori==1&&(ce=A,le=D,te=k,B=L),Ve&&Qt(I,Nt(ce,I),Nt(ce+le,I)),We)for(let U in M){let ye=M[U];U!=I&&ye.from==null&&ye.min!=ge&&Qt(U,Nt(te+B,U),Nt(te,U))}co()}else H.lock&&(H._lock=!H._lock,gn(a,!0,r!=null));r!=null&&(Rn(qo,Qo),ys(qo,n,we,Se,Z,R,null))}function Su(r,a,d,h,m,b,x){if(H._lock)return;pn(r);let k=Jt;if(Jt){let A=!0,L=!0,D=10,O,q;T.ori==0?(O=Ve,q=We):(O=We,q=Ve),O&&q&&(A=we<=D||we>=Z-D,L=Se<=D||Se>=R-D),O&&A&&(we=we<Gn?0:Z),q&&L&&(Se=Se<qn?0:R),gn(null,!0,!0),Jt=!1}we=-10,Se=-10,fe.fill(null),gn(null,!0,!0),k&&(Jt=k)}function nl(r,a,d,h,m,b,x){H._lock||(pn(r),Bi(),co(),r!=null&&ys(_a,n,we,Se,Z,R,null))}function sl(){V.forEach(Bp),ji(n.width,n.height,!0)}Tn(Pi,os,sl);let Zn={};Zn.mousedown=el,Zn.mousemove=Kr,Zn.mouseup=tl,Zn.dblclick=nl,Zn.setSeries=(r,a,d,h)=>{let m=Ce.match[2];d=m(n,a,d),d!=-1&&zt(d,h,!0,!1)},Je&&(Qe(ba,S,el),Qe(Go,S,Kr),Qe(va,S,r=>{pn(r),_s(!1)}),Qe(wa,S,Su),Qe(_a,S,nl),rr.add(n),n.syncRect=_s);let Ks=n.hooks=s.hooks||{};function Fe(r,a,d){no?bs.push([r,a,d]):r in Ks&&Ks[r].forEach(h=>{h.call(null,n,a,d)})}(s.plugins||[]).forEach(r=>{for(let a in r.hooks)Ks[a]=(Ks[a]||[]).concat(r.hooks[a])});let il=(r,a,d)=>d,Ce=De({key:null,setSeries:!1,filters:{pub:Ca,sub:Ca},scales:[I,E[1]?E[1].scale:null],match:[La,La,il],values:[null,null]},H.sync);Ce.match.length==2&&Ce.match.push(il),H.sync=Ce;let ol=Ce.key,uo=Mc(ol);function ys(r,a,d,h,m,b,x){Ce.filters.pub(r,a,d,h,m,b,x)&&uo.pub(r,a,d,h,m,b,x)}uo.sub(n);function Au(r,a,d,h,m,b,x){Ce.filters.sub(r,a,d,h,m,b,x)&&Zn[r](null,a,d,h,m,b,x)}n.pub=Au;function Eu(){uo.unsub(n),rr.delete(n),an.clear(),tr(Pi,os,sl),p.remove(),de?.remove(),Fe("destroy")}n.destroy=Eu;function ho(){Fe("init",s,e),Or(e||s.data,!1),F[I]?so(I,F[I]):Bi(),Ws=_e.show&&(_e.width>0||_e.height>0),hn=gt=!0,ji(s.width,s.height)}return E.forEach(Dr),V.forEach(ou),t?t instanceof HTMLElement?(t.appendChild(p),ho()):t(n,ho):ho(),n}Ge.assign=De;Ge.fmtNum=pr;Ge.rangeNum=Ci;Ge.rangeLog=Ri;Ge.rangeAsinh=dr;Ge.orient=Cn;Ge.pxRatio=ue;Ge.join=Ih;Ge.fmtDate=mr,Ge.tzDate=qh;Ge.sync=Mc;{Ge.addGap=Tp,Ge.clipGaps=zi;let s=Ge.paths={points:Rc};s.linear=Ic,s.stepped=Lp,s.bars=Dp,s.spline=Op}var Uc='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var xr=150,Vc=[[],[6,4],[2,3],[10,3,2,3]],qp=1e3,kr=class extends Be{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#s=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:xr}));this.#o=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Qs(Uc),he`
      :host {
        display: block;
        min-height: ${xr}px;
      }
    `]}#e;#t;#n;#s;#o;connectedCallback(){super.connectedCallback(),this.#s.observe(this),y.addEventListener("theme",this.#o)}disconnectedCallback(){this.#s.disconnect(),y.removeEventListener("theme",this.#o),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return _`<div aria-hidden="true"></div>`}updated(){let t=this.session;if(t===null||this.clientWidth===0)return;let n=[...t.legs.values()].filter(l=>l.analysed),i=[y.language,...n.map(l=>`${l.id} ${l.role}`)].join(" "),o=performance.now();i===this.#t&&o-this.#n<qp||(this.#n=o,i!==this.#t?(this.#t=i,this.#e?.destroy(),this.#e=new Ge(this.#i(n),Wc(t,n),this.renderRoot.querySelector("div"))):this.#e.setData(Wc(t,n),!1),this.#e.setScale("x",{min:(this.from-t.startedAt)/1e3,max:(this.to-t.startedAt)/1e3}))}#i(t){let n=getComputedStyle(this),i=l=>n.getPropertyValue(l).trim(),o={stroke:i("--muted"),grid:{stroke:i("--line"),width:1},ticks:{stroke:i("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:xr,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...o,values:(l,c)=>c.map(u=>Ae(u*1e3))},{...o,size:44,splits:[-1,0,1]}],series:[{},...t.map((l,c)=>({label:oe(l.role),stroke:i(c===0?"--accent":"--second"),width:2,dash:Vc[c%Vc.length],points:{show:!1},spanGaps:!1}))]}}};function Wc(s,e){let t=e.map(o=>{let l=v=>(v+(o.origin??0)-s.startedAt)/1e3,c=[],u=[],p=-1/0;for(let v of o.affect)v.at-p>8e3&&c.length>0&&(c.push(l(p+1)),u.push(null)),c.push(l(v.at)),u.push(v.valence),p=v.at;return[c,u]});if(t.filter(([o])=>o.length>0).length===0)return[[],...e.map(()=>[])];let i=[2];return Ge.join(t,t.map(()=>[1,...i]))}Ee("es-valence",kr);var $r=class extends Be{constructor(){super(...arguments);this.sessionId="";this.leg=null;this.piece=null;this.language="";this.#e="open";this.#t="";this.#n="";this.#r=()=>{let t=this.renderRoot.querySelector("#correct")?.value??"";this.#a("wrong",t||null)}}static{this.properties={sessionId:{attribute:!1},leg:{attribute:!1},piece:{attribute:!1},language:{attribute:!1}}}static{this.styles=[Le,he`
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
    `]}#e;#t;#n;willUpdate(){let t=`${this.sessionId} ${this.leg?.id} ${this.piece?.from} ${this.piece?.to}`;t!==this.#n&&this.#e!=="sending"&&(this.#n=t,this.#e="open")}render(){let t=this.#c();if(t===null)return P;let n=w("mark_question",{label:oe(t.label)});return _`<div class="row" role="group" aria-label=${n}>
      <span class="muted">${n}</span>
      ${this.#e==="choosing"?this.#o(t.label):this.#s()}
      <span role="status" class=${this.#e==="failed"?"failed":"muted"}>${this.#i()}</span>
    </div>`}#s(){return this.#e==="kept"?P:_`<button ?disabled=${this.#e==="sending"} @click=${()=>this.#a("right",null)}>${w("mark_right")}</button>
      <button ?disabled=${this.#e==="sending"} @click=${()=>this.#l("choosing")}>${w("mark_wrong")}</button>`}#o(t){return _`<label>
        ${w("mark_correct")}
        <select id="correct">
          <option value="">${w("mark_unknown")}</option>
          ${y.marking.labels.filter(n=>n!==t).map(n=>_`<option value=${n}>${oe(n)}</option>`)}
        </select>
      </label>
      <button @click=${this.#r}>${w("mark_keep")}</button>
      <button @click=${()=>this.#l("open")}>${w("cancel")}</button>`}#i(){return this.#e==="kept"?w("mark_kept"):this.#e==="failed"?w("mark_failed",{reason:this.#t}):""}#r;async#a(t,n){let{leg:i,piece:o}=this,l=this.#c();if(i===null||o===null||l===null)return;let c=Math.max(0,Math.round(o.from));this.#l("sending");try{await y.supervision.mark({session_id:this.sessionId,leg_id:i.id,role:i.role,start_ms:c,end_ms:Math.max(c,Math.round(o.to)),...l,verdict:t,correct:n}),this.#l("kept")}catch(u){this.#t=u instanceof nn&&u.status!==0?u.message:w("no_answer_daemon"),this.#l("failed")}}#c(){let t=this.piece?.shares??[];if(t.length===0)return null;let n=t.indexOf(Math.max(...t));return{label:y.model.labels[n],probability:t[n]}}#l(t){this.#e=t,this.requestUpdate()}};Ee("es-verdict",$r);var Yp=6e4,Kp=1e3,Fc=10,jc=6,Sr=class extends Ze{static{this.styles=[Le,xi,he`
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
    `]}#e=!1;#t="";render(){let e=y.model.find(y.route.sessionId),t=e===void 0&&y.hasCaughtUp?y.past.session(y.route.sessionId):null,n=e??t?.session??null;if(n===null){let p=t===null||t.progress==="loading"?w("loading"):t.progress==="failed"?t.problem:w("no_session");return _`<header>${this.#s()}</header>
        <div class="empty"><p role="status">${p}</p></div>`}let i=n.endedAt??Math.min(y.now(),y.lostAt??1/0),o=t===null?Math.max(n.startedAt,i-Ps):n.startedAt,l=Math.max(i,o+Yp),c=y.route.t===null?null:n.startedAt+y.route.t,u=hi(n,()=>!0);return _`
      <header>
        ${this.#s()}
        <h1>${ns(n)}</h1>
        <span class="muted number">${Ae(i-n.startedAt)}</span>
        ${t===null?P:_`<span class="muted number">${new Date(n.startedAt).toLocaleString(y.language,{dateStyle:"medium",timeStyle:"short"})}</span>`}
        ${n.endedAt===null||n.endReason===""?P:_`<span class="muted">${w("ended",{reason:oe(n.endReason)})}</span>`}
        <span class="grow"></span>
        ${t===null?P:this.#o(n)}
        ${c===null?_`<span class="muted">${w(t===null?"live":"from_history")}</span>`:_`<span class="number">${w("at_moment",{time:Ae(y.route.t)})}</span>
              <button @click=${this.#p}>${this.#e?w("copied"):w("copy_link")}</button>
              <button @click=${()=>this.#h(null)}>${w(t===null?"live":"whole_session")}</button>`}
      </header>
      ${this.#n(n)}
      <section class="panel">
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${w("timeline")}
          aria-valuemin=${Math.round((o-n.startedAt)/1e3)}
          aria-valuemax=${Math.round((i-n.startedAt)/1e3)}
          aria-valuenow=${Math.round(((c??i)-n.startedAt)/1e3)}
          aria-valuetext=${c===null?w("live"):Ae(y.route.t)}
          @click=${p=>this.#u(p,n,o,l,i)}
          @keydown=${p=>this.#d(p,n,o,i)}
        >
          ${u.map(p=>_`<div class="lane">
              <h3><span class="role">${oe(p.role)}</span>${t===null||!p.analysed?jo(p,y):P}</h3>
              <es-lane .display=${y} .scheme=${y.scheme} .leg=${p} .from=${o} .to=${l} .until=${i}></es-lane>
            </div>`)}
          ${c===null?P:_`<div class="cursor" ${Sn({left:`${Zp(c,o,l)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:jc},(p,v)=>_`<span>${Ae(o-n.startedAt+(l-o)*v/(jc-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${u.filter(p=>p.analysed).map(p=>this.#a(n,p,c,t!==null))}
        <div class="panel">
          ${this.#l(u,o,i)}
          <h2>${w("valence")}</h2>
          <div class="series">${u.filter(p=>p.analysed).map((p,v)=>Qp(p,v))}</div>
          <es-valence .session=${n} .stamp=${`${n.version} ${Math.round(l)}`} .from=${o} .to=${l}></es-valence>
          <p class="hint">${w("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${y} .stamp=${yi()}></es-legend>
      <p class="hint id">${n.id}</p>
    `}#n(e){let t=Object.entries(e.alerts);return t.length===0?P:_`<section class="panel" aria-label=${w("alerts")}>${t.map(([n,i])=>ki(y,n,i,{details:!0}))}</section>`}#s(){let e=y.model.find(y.route.sessionId)===void 0;return _`<a href=${xt({...y.route,view:e?"history":"wall"})}>← ${w(e?"back_history":"back")}</a>`}#o(e){return _`<button @click=${()=>this.#i?.showModal()}>${w("forget")}</button>
      <dialog aria-labelledby="forget-title">
        <h2 id="forget-title">${w("forget_title")}</h2>
        <p>${w("forget_what",{id:e.id})}</p>
        ${this.#t?_`<p role="alert" class="refused">${this.#t}</p>`:P}
        <div class="choice">
          <button autofocus @click=${()=>this.#i?.close()}>${w("cancel")}</button>
          <button class="danger" @click=${()=>this.#r(e.id)}>${w("forget")}</button>
        </div>
      </dialog>`}get#i(){return this.renderRoot.querySelector("dialog")}async#r(e){this.#t=await y.past.forget(e),this.#t===""&&(this.#i?.close(),y.go({view:"history"})),this.requestUpdate()}#a(e,t,n,i){let o=Jp(t,n),l=o===void 0?[]:o.shares.map((c,u)=>({label:y.model.labels[u],share:c}));return l.sort((c,u)=>u.share-c.share),_`<div class="panel">
      <h2>${w("probabilities")}: ${oe(t.role)}</h2>
      ${l.length===0?_`<p class="muted">${o===void 0?w(i?"nobody_spoke":"no_values"):w("no_answer",{reason:oe(o.reason??"unknown")})}</p>`:P}
      <ul>
        ${l.map(({label:c,share:u})=>_`<li>
            <span>${Pt(c)} ${oe(c)}</span>
            <span class="bar"><i ${Sn({width:`${u*100}%`,background:yt(c).colour})}></i></span>
            <span class="number">${Math.round(u*100)} %</span>
          </li>`)}
      </ul>
      ${this.#c(e,t,o,n)}
      <dl>
        <dt>${w("model")}</dt>
        <dd>${t.model||"–"}</dd>
        ${i?P:_`<dt>${w("latency")}</dt>
              <dd class="number">${t.latencyMs===null?"–":`${t.latencyMs} ms`} (${w("inference")} ${t.inferenceMs??"–"} ms)</dd>`}
        <dt>${w("codec")}</dt>
        <dd>${t.codec||"–"}</dd>
        <dt>${w("quality")}</dt>
        <dd>${t.quality?oe(t.quality):"–"}</dd>
      </dl>
    </div>`}#c(e,t,n,i){return y.marking.kept?i===null?_`<p class="hint">${w("mark_hint")}</p>`:_`<es-verdict .sessionId=${e.id} .leg=${t} .piece=${n??null} .language=${y.language}></es-verdict>`:P}#l(e,t,n){let i=ra(e,t,n),o=[...e.map(l=>[oe(l.role),i.alone.get(l.id)]),...e.length>1?[[w("overlap"),i.overlap]]:[],[w("silence"),i.silence]];return _`<h2>${w("talk")}</h2>
      <ul class="talk">
        ${o.map(([l,c])=>{let u=i.total===0?0:c/i.total;return _`<li>
            <span>${l}</span>
            <span class="bar"><i ${Sn({width:`${u*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(u*100)} %</span>
          </li>`})}
      </ul>`}#u(e,t,n,i,o){let l=e.currentTarget.getBoundingClientRect(),c=n+(e.clientX-l.left)/l.width*(i-n);this.#h(Math.min(c,o)-t.startedAt)}#d(e,t,n,i){let l={ArrowLeft:-1,ArrowRight:1,PageDown:-Fc,PageUp:Fc}[e.key],c=y.route.t??i-t.startedAt;if(l!==void 0)this.#h(Math.max(n,Math.min(i,t.startedAt+c+l*Kp))-t.startedAt);else if(e.key==="Home")this.#h(n-t.startedAt);else if(e.key==="End")this.#h(null);else return;e.preventDefault()}#h(e){this.#e=!1,y.go({t:e})}#p=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function Zp(s,e,t){return Math.max(0,Math.min(100,(s-e)/(t-e)*100))}function Jp(s,e){if(e===null)return s.pieces.findLast(n=>n.reason===null)??s.pieces.at(-1);let t=e-(s.origin??0);return s.pieces.find(n=>n.from<=t&&t<n.to)}function Qp(s,e){return _`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${oe(s.role)}
  </span>`}Ee("es-detail",Sr);var Ar=class extends Ze{static{this.styles=[Le,he`
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
    `]}render(){let{health:e,model:t}=y,n=[...t.sources.values()];return _`<h1>${w("health")}</h1>
      ${e===null?P:_`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${w(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(i=>_`<li>${i}</li>`)}
            </ul>`}
      ${t.overload===null?P:_`<p class="note bad">! ${w("overload",{hop:t.overload.hop_ms/1e3,legs:t.overload.suspended_legs})}</p>`}
      ${t.lostEvents===0?P:_`<p class="note bad">! ${w("lost_events",{count:t.lostEvents})}</p>`}
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
            ${n.length===0?_`<tr><td colspan="4">${w("no_source")}</td></tr>`:P}
            ${n.map(i=>_`<tr>
                <td>${i.id}</td>
                <td>${oe(`state_${i.state}`)}</td>
                <td class="number">${Ae(y.now()-i.at)}</td>
                <td class="detail">${i.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      <es-microphone></es-microphone>`}};Ee("es-health",Ar);var Xp={csv:"CSV",jsonl:"JSON Lines",parquet:"Parquet"},Er="*",Mr=class extends Ze{static{this.styles=[Le,he`
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
      <h1>${w("history")}</h1>
      ${e.progress==="none"?this.#n():_`${this.#s(t)} ${this.#a()} ${this.#c()}`}
    `}#n(){return _`<div class="empty">
      <p>${w("history_none")}</p>
      <p><code>[history]</code> <code>enabled = true</code></p>
    </div>`}#s(e){return _`<form @submit=${this.#u} role="search" aria-label=${w("history")}>
      <label>${w("from")}<input type="datetime-local" name="from" .value=${Bc(e.from)} /></label>
      <label>${w("until")}<input type="datetime-local" name="to" .value=${Bc(e.to)} /></label>
      ${this.#o("role",w("filter_role"),["customer","agent","unknown","mixed"],e.role)}
      ${this.#o("state",w("filter_state"),this.#i(e),e.state)}
      <label>
        ${w("alerts")}
        <select name="alert">
          <option value="">${w("all")}</option>
          <option value=${Er} ?selected=${e.alert===Er}>${w("any_alert")}</option>
          ${this.#r(e).map(t=>_`<option value=${t} ?selected=${e.alert===t}>${t}</option>`)}
        </select>
      </label>
      <label>${w("session_id")}<input name="find" maxlength="64" spellcheck="false" .value=${e.find} /></label>
      <button class="go" type="submit">${w("find")}</button>
    </form>`}#o(e,t,n,i){return _`<label>
      ${t}
      <select name=${e}>
        <option value="">${w("all")}</option>
        ${n.map(o=>_`<option value=${o} ?selected=${i===o}>${oe(o)}</option>`)}
      </select>
    </label>`}#i(e){let t=y.past.found.flatMap(({states:n})=>n.map(({state:i})=>i));return[...new Set([...y.model.labels.length>0?y.model.labels:Cl,...t,e.state])].filter(Boolean)}#r(e){let t=y.past.found.flatMap(({alerts:n})=>n.map(({rule:i})=>i));return[...new Set([...t,e.alert])].filter(n=>n!==""&&n!==Er).sort()}#a(){let{found:e,next:t,progress:n,problem:i}=y.past,o=`${e.length}${t===null?"":"+"}`;return _`
      <div class="tools">
        <p role="status" class="muted">${n==="loading"?w("loading"):o==="1"?w("session"):w("sessions",{count:o})}</p>
        <label>
          ${w("export_as")}
          <select class="format">
            ${Object.entries(Xp).map(([l,c])=>_`<option value=${l}>${c}</option>`)}
          </select>
        </label>
        <button @click=${this.#d} ?disabled=${this.#t||e.length===0}>${w("export")}</button>
      </div>
      ${n==="failed"||n==="denied"?_`<p class="note" role="alert">${i||w("lost")}</p>`:P}
      ${this.#e?_`<p class="note" role="alert">${this.#e}</p>`:P}
    `}#c(){let{found:e,next:t,progress:n}=y.past;return e.length===0?n==="ready"?_`<div class="empty"><p>${w("history_empty")}</p></div>`:P:_`<ul class="sessions">
        ${e.map(i=>this.#l(i))}
      </ul>
      ${t===null?P:_`<button class="more" @click=${()=>y.past.more()} ?disabled=${n==="loading"}>${w("more")}</button>`}`}#l(e){let t=Date.parse(e.started_at),n=Ae(Date.parse(e.ended_at??e.last_at)-t),i=xt({view:"session",sessionId:e.session_id,t:e.match_ms}),o=[...e.states].slice(0,6);return _`<li>
      <time datetime=${e.started_at} class="number">${ef(t)}</time>
      <span class="number muted">${n}${e.ended_at===null?_` <span title=${w("goes_on")} aria-label=${w("goes_on")}>…</span>`:P}</span>
      <a href=${i}>${e.call_reference??e.session_id}</a>
      <ul class="said">
        ${e.alerts.map(({rule:l,times:c})=>_`<li class="alert"><span aria-hidden="true">▲</span> ${w("alert_open",{rule:l})} ${c>1?`${c}×`:P}</li>`)}
        ${o.map(({role:l,state:c,times:u})=>_`<li>${Pt(c)} ${oe(c)} <span class="muted">${l===null?P:oe(l)} ${u>1?`${u}×`:P}</span></li>`)}
        ${e.alerts.length+o.length===0?_`<li class="muted">${e.utterances>0?oe("none"):w("nobody_spoke")}</li>`:P}
      </ul>
    </li>`}#u=e=>{e.preventDefault();let t=new FormData(e.target),n=o=>String(t.get(o)??"").trim();this.#e="";let i={...y.route,role:n("role"),state:n("state"),alert:n("alert"),find:n("find")};y.go({...i,from:Vi(n("from")),to:Vi(n("to"))}),xt({...i,from:Vi(n("from")),to:Vi(n("to"))})===location.hash&&y.past.look(y.route,!0)};#d=async()=>{let e=this.renderRoot.querySelector(".format").value;this.#t=!0,this.#e="",this.requestUpdate(),this.#e=await y.past.export(y.route,e),this.#t=!1,this.requestUpdate()}};function Bc(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e-new Date(e).getTimezoneOffset()*6e4).toISOString().slice(0,16)}function Vi(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e).toISOString().replace(":00.000Z","Z")}function ef(s){return new Date(s).toLocaleString(y.language,{dateStyle:"medium",timeStyle:"short"})}Ee("es-history",Mr);var{I:tf}=kl,Gc=s=>s;var qc=()=>document.createComment(""),ps=(s,e,t)=>{let n=s._$AA.parentNode,i=e===void 0?s._$AB:e._$AA;if(t===void 0){let o=n.insertBefore(qc(),i),l=n.insertBefore(qc(),i);t=new tf(o,l,s,s.options)}else{let o=t._$AB.nextSibling,l=t._$AM,c=l!==s;if(c){let u;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(u=s._$AU)!==l._$AU&&t._$AP(u)}if(o!==i||c){let u=t._$AA;for(;u!==o;){let p=Gc(u).nextSibling;Gc(n).insertBefore(u,i),u=p}}}return t},ln=(s,e,t=s)=>(s._$AI(e,t),s),nf={},Yc=(s,e=nf)=>s._$AH=e,Kc=s=>s._$AH,Wi=s=>{s._$AR(),s._$AA.remove()};var Zc=(s,e,t)=>{let n=new Map;for(let i=e;i<=t;i++)n.set(s[i],i);return n},Jc=_i(class extends es{constructor(s){if(super(s),s.type!==wi.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let i=[],o=[],l=0;for(let c of s)i[l]=n?n(c,l):l,o[l]=t(c,l),l++;return{values:o,keys:i}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let i=Kc(s),{values:o,keys:l}=this.dt(e,t,n);if(!Array.isArray(i))return this.ut=l,o;let c=this.ut??=[],u=[],p,v,f=0,g=i.length-1,$=0,S=o.length-1;for(;f<=g&&$<=S;)if(i[f]===null)f++;else if(i[g]===null)g--;else if(c[f]===l[$])u[$]=ln(i[f],o[$]),f++,$++;else if(c[g]===l[S])u[S]=ln(i[g],o[S]),g--,S--;else if(c[f]===l[S])u[S]=ln(i[f],o[S]),ps(s,u[S+1],i[f]),f++,S--;else if(c[g]===l[$])u[$]=ln(i[g],o[$]),ps(s,i[f],i[g]),g--,$++;else if(p===void 0&&(p=Zc(l,$,S),v=Zc(c,f,g)),p.has(c[f]))if(p.has(c[g])){let C=v.get(l[$]),z=C!==void 0?i[C]:null;if(z===null){let j=ps(s,i[f]);ln(j,o[$]),u[$]=j}else u[$]=ln(z,o[$]),ps(s,i[f],z),i[C]=null;$++}else Wi(i[g]),g--;else Wi(i[f]),f++;for(;$<=S;){let C=ps(s,u[S+1]);ln(C,o[$]),u[$++]=C}for(;f<=g;){let C=i[f++];C!==null&&Wi(C)}return this.ut=l,Yc(s,u),_t}});var Tr=class extends Ze{static{this.styles=[Le,he`
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
        <h1>${t===1?w("session"):w("sessions",{count:t})}</h1>
        ${this.#t("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#t("filter_state","state",[...y.model.labels,"none"])}
        <label>
          ${w("sort")}
          <select @change=${n=>y.go({sort:n.target.value})}>
            ${["need","newest","name"].map(n=>_`<option value=${n} ?selected=${y.route.sort===n}>${w(`sort_${n}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(t):P}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${Jc(e,n=>n.id,n=>_`<es-tile .display=${y} .session=${n} .stamp=${sf(n)}></es-tile>`)}
      </div>
      <es-legend .display=${y} .stamp=${yi()}></es-legend>
    `}#t(e,t,n){return _`<label>
      ${w(e)}
      <select @change=${i=>y.go({[t]:i.target.value})}>
        <option value="">${w("all")}</option>
        ${n.map(i=>_`<option value=${i} ?selected=${y.route[t]===i}>${oe(i)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return _`<div class="empty"><h2>${w("no_match")}</h2></div>`;let t=[...y.model.sources.values()];return _`<div class="empty">
      <h2>${w("nobody")}</h2>
      <p class="muted">${w("nobody_hint")}</p>
      <ul>
        ${t.length===0?_`<li>${w("no_source")}</li>`:P}
        ${t.map(n=>_`<li>${n.id}: ${oe(`state_${n.state}`)}</li>`)}
      </ul>
    </div>`}};function sf(s){return`${s.version} ${Math.floor(y.now()/1e3)} ${y.isStale} ${y.language} ${y.scheme}`}Ee("es-wall",Tr);var Pr=class extends Ze{static{this.styles=[Le,he`
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
    `]}render(){let e=y.microphone.state==="on",t=[...y.model.sessions.values()].reduce((n,i)=>n+Mo(i),0);return document.title=`${e?"● ":""}${t>0?`(${t}) `:""}${w("title")}`,_`
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
          ${this.#e("wall",w("wall"))} ${this.#e("coach",w("coach"))} ${this.#e("history",w("history"))} ${this.#e("health",w("nav_health"))}
        </nav>
        ${e?_`<button class="recording" @click=${()=>y.microphone.stop()} aria-label=${`${w("microphone_is_on")}. ${w("microphone_stop")}`}>
              <i aria-hidden="true"></i><span>${w("microphone_is_on")}</span>
            </button>`:P}
        <span class="status ${y.status}" role="status"><i aria-hidden="true"></i>${w(y.status)}</span>
        <button @click=${()=>y.togglePause()} aria-label=${w(y.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${y.isPaused?Ms`<path d="M7 4v16l13-8Z" />`:Ms`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${w(y.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#s()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${y.status==="token"?this.#o():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${y.announcement}</div>
    `}#e(e,t){let n=y.model.find(y.route.sessionId)===void 0,i=y.route.view===e||y.route.view==="session"&&e===(n?"history":"wall");return _`<a href=${xt({...y.route,view:e})} aria-current=${i?"page":P}>${t}</a>`}#t(){return y.route.view==="health"?_`<es-health></es-health>`:y.route.view==="coach"?_`<es-coach></es-coach>`:y.route.view==="history"?_`<es-history></es-history>`:y.route.view==="session"?_`<es-detail></es-detail>`:_`<es-wall></es-wall>`}#n(){return y.status==="refused"?_`<p class="banner" role="alert">${w("refused_detail")}</p>`:y.lostAt!==null&&y.status!=="token"&&y.clock()-y.lostAt>Xn/5?_`<p class="banner" role="alert">${w("lost_detail",{time:kn(y.lostAt,y.language)})}</p>`:y.trouble!==""?_`<p class="banner" role="alert">${y.trouble}</p>`:y.isPaused?_`<p class="banner">${w("paused_display")}</p>`:P}#s(){let e=["auto","light","dark"];return _`<details>
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
          <select @change=${t=>y.setTheme(t.target.value)}>
            ${e.map(t=>_`<option value=${t} ?selected=${y.theme===t}>${w(`theme_${t}`)}</option>`)}
          </select>
        </label>
        <label>
          ${w("language")}
          <select @change=${t=>y.setLanguage(t.target.value)}>
            ${Object.entries(li).map(([t,n])=>_`<option value=${t} lang=${t} ?selected=${y.language===t}>${n.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#o(){return _`<form @submit=${this.#i}>
      <h1>${w("token_title")}</h1>
      <p class="muted">${w("token_why")}</p>
      <label>${w("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${y.tokenIsWrong?w("token_wrong"):""}</p>
      <button type="submit">${w("sign_in")}</button>
    </form>`}#i=e=>{e.preventDefault(),y.signIn(String(new FormData(e.target).get("token")))};#r=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};Ee("es-app",Pr);y.open();
