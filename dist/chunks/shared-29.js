module.exports=require("../hunkguard.js")("./shared-29.js");
