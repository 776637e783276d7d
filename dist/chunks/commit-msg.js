module.exports=require("../hunkguard.js")("./commit-msg.js");
