module.exports=require("../hunkguard.js")("./shared-26.js");
