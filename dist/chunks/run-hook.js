module.exports=require("../hunkguard.js")("./run-hook.js");
