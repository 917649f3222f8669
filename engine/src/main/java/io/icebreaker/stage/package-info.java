/** What a stage is. The stages themselves live one package deeper, one idea each. */
package io.icebreaker.stage;
