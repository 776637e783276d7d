module.exports=require("../hunkguard.js")("./shared-63.js");
