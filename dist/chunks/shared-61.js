module.exports=require("../hunkguard.js")("./shared-61.js");
