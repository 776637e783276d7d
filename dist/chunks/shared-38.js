module.exports=require("../hunkguard.js")("./shared-38.js");
